/** Parts of question pages that the first one stands without: loaded while it is answered. */
export { readVersions } from '../../advisor/kinds/typed-versions.ts';
export { ContinueFromFile } from './ContinueFromFile.tsx';
export { LongChoices } from './LongChoices.tsx';
export { VersionField } from './VersionField.tsx';

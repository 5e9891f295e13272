import type { Format } from './artifact.ts';

const folders = import.meta.glob<{ readonly format: Format }>('./*/index.ts', { eager: true });

/** Every format, in the order in which they are listed. A new folder appears here by itself. */
export const FORMATS: readonly Format[] = Object.values(folders)
	.map(({ format }) => format)
	.toSorted((one, other) => one.order - other.order);

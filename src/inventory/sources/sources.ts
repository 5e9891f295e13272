import { activeDirectory } from './active-directory/index.ts';
import { ansible } from './ansible/index.ts';
import { azure } from './azure/index.ts';
import { carried } from './carried/index.ts';
import { check } from './check/index.ts';
import { configurationManager } from './configuration-manager/index.ts';
import { defender } from './defender/index.ts';
import { entraDevices } from './entra-devices/index.ts';
import { evidence } from './evidence/index.ts';
import { intune } from './intune/index.ts';
import { osquery } from './osquery/index.ts';
import type { Source } from './source.ts';
import { table } from './table/index.ts';

/** Every source, the more certain first: of two that recognise a file the first one reads it. */
export const SOURCES: readonly Source[] = [
	evidence,
	check,
	intune,
	osquery,
	carried,
	defender,
	configurationManager,
	azure,
	activeDirectory,
	entraDevices,
	ansible,
	table,
];

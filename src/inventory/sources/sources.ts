import { activeDirectory } from './active-directory/index.ts';
import { check } from './check/index.ts';
import { defender } from './defender/index.ts';
import { intune } from './intune/index.ts';
import type { Source } from './source.ts';
import { table } from './table/index.ts';

/** Every source, the more certain first: of two that recognise a file the first one reads it. */
export const SOURCES: readonly Source[] = [check, activeDirectory, intune, defender, table];

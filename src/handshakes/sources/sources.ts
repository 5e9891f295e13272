import { iis } from './iis/index.ts';
import type { Source } from './source.ts';

/** Every source, in the order in which they are listed and asked. A test compares it with the folders. */
export const SOURCES: readonly Source[] = [iis];

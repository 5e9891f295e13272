import type { Facts } from '../collections.ts';
import type { Problem } from '../problem.ts';
import type { GuideBodies } from '../read.ts';

/** A rule over all facts. */
export type Rule = (facts: Facts, guideBodies: GuideBodies) => readonly Problem[];

export const RULES: readonly Rule[] = [];

import type { Facts } from '../collections.ts';
import type { Problem } from '../problem.ts';

/** A rule over all facts. Each entry has already passed its schema. */
export type Rule = (facts: Facts) => readonly Problem[];

import checked from 'virtual:checked-facts';
import type { Facts } from '../knowledge/collections.ts';
import { compile } from '../knowledge/compile.ts';
import type { DecisionFacts } from '../knowledge/decision-facts.ts';

/** Every fact, as the check at the beginning of the build has read it. */
export const facts: Facts = checked;

/** Questions and actions as the wizard decides on them. */
export const decisions: DecisionFacts = compile(facts);

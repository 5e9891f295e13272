export type * from '../knowledge/decision-facts.ts';

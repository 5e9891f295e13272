import type { Priority } from '../knowledge/action.ts';

/** The most urgent first. */
export const RANK: Readonly<Record<Priority, number>> = { blocker: 0, required: 1, recommended: 2 };

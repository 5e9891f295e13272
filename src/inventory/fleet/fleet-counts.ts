import type { Verdict } from '../../advisor/plan-types.ts';
import { LEVELS } from '../observation/observation.ts';
import type { Counts } from './fleet-summary.ts';

/** How many machines have a verdict, whatever it rests on. */
export function total(counts: Counts, verdict: Verdict): number {
	return LEVELS.reduce((sum, level) => sum + counts[verdict][level], 0);
}

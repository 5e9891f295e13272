import type { AskedChoice } from '../../knowledge/decision-facts.ts';
import { areOptions, labelOf, partByName } from './choosing.ts';
import type { Kind } from './kind.ts';

/** One option. */
export const single: Kind<AskedChoice> = {
	isValid: (question, values) => values.length === 1 && areOptions(question, values),
	describe: labelOf,
	part: partByName,
};

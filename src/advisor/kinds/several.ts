import type { AskedChoice } from '../../knowledge/decision-facts.ts';
import { areOptions, labelOf, partByName } from './choosing.ts';
import type { Kind } from './kind.ts';

/** Any number of options; an exclusive one, such as "None of these", stands alone. */
export const several: Kind<AskedChoice> = {
	isValid: (question, values) => areOptions(question, values) && (values.length === 1 || !includesExclusive(question, values)),
	describe: labelOf,
	part: partByName,
};

function includesExclusive({ options }: AskedChoice, ids: readonly string[]): boolean {
	return options.some((option) => option.exclusive === true && ids.includes(option.id));
}

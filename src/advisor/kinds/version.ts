import type { AskedVersion } from '../../knowledge/decision-facts.ts';
import { isVersion } from '../../knowledge/version-form.ts';
import type { Kind } from './kind.ts';

/** Versions accepted in one answer; more than any estate runs of one agent, and a bound on hostile links. */
export const MOST_VERSIONS = 32;

/** Longest version that is taken; longer ones did not come from a machine. */
export const LONGEST_VERSION = 40;

/** One or more versions, typed (see typed-versions.ts). */
export const version: Kind<AskedVersion> = {
	isValid: (_question, values) => values.length <= MOST_VERSIONS && values.every(isTakenVersion),
	describe: (_question, value) => value,
	part: { specific: true, of: ({ subject }, words) => `${subject} ${words}` },
};

export function isTakenVersion(text: string): boolean {
	return text.length <= LONGEST_VERSION && isVersion(text);
}

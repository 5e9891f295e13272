import { compareVersions } from 'compare-versions';
import { overlap } from '../versions.ts';
import type { Rule } from './rule.ts';

/** Two rules of one server role and track speak about the same version, or a range is empty. */
export const overlappingRanges: Rule = (facts) =>
	facts['server-roles'].flatMap(({ id, rules }) =>
		rules.flatMap((rule, at) => {
			const file = `server-roles/${id}.yaml`;
			if (rule.atLeast !== undefined && rule.below !== undefined && compareVersions(rule.atLeast, rule.below) >= 0)
				return [
					{ file, key: `rules.${at}.below`, found: `"${rule.below}"`, accepted: `a version above atLeast (${rule.atLeast})` },
				];
			return rules
				.slice(0, at)
				.filter((other) => other.track === rule.track && overlap(other, rule))
				.map((other) => ({
					file,
					key: `rules.${at}`,
					found: `${rule.id} (${range(rule)}), which overlaps ${other.id} (${range(other)})`,
					accepted: `ranges of track "${rule.track}" that share no version`,
				}));
		}),
	);

function range({ atLeast, below }: { atLeast?: string | undefined; below?: string | undefined }): string {
	return `${atLeast ?? 'any'} to below ${below ?? 'any'}`;
}

import { inRange } from '../versions.ts';
import type { Rule } from './rule.ts';

/** A server role names a minimum version, but nothing happens below it. */
export const roleWithoutAction: Rule = (facts) =>
	facts['server-roles'].flatMap(({ id, minimumVersion, version, rules, retired }) => {
		if (minimumVersion === undefined || retired !== undefined) return [];
		const file = `server-roles/${id}.yaml`;
		if (version === undefined)
			return [
				{ file, key: 'version', found: 'nothing', accepted: `how to find the version, as minimumVersion is ${minimumVersion}` },
			];
		const covered = rules.some(
			(rule) => rule.below !== undefined && (rule.atLeast === undefined || inRange(rule.atLeast, { below: minimumVersion })),
		);
		return covered
			? []
			: [
					{
						file,
						key: 'rules',
						found: 'no rule below the minimum version',
						accepted: `a rule for versions below ${minimumVersion}`,
					},
				];
	});

import type { Rule } from './rule.ts';

/** An update is told with a Windows version and with a .NET Framework version, and only one of them calls it optional. */
export const updatesToldTwice: Rule = (facts) =>
	facts['operating-systems'].flatMap(({ id, updates }) =>
		updates.flatMap(({ kb, optional }, at) =>
			facts.dotnet
				.filter((dotnet) => dotnet.updates.some((other) => other.kb === kb && other.optional !== optional))
				.map((dotnet) => ({
					file: `operating-systems/${id}.yaml`,
					key: `updates.${at}.optional`,
					found: `${optional} for ${kb}`,
					accepted: `${!optional}, as in dotnet/${dotnet.id}.yaml`,
				})),
		),
	);

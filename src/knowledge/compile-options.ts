import { compareVersions } from 'compare-versions';
import type { Facts } from './collections.ts';
import type { AskedOption } from './decision-facts.ts';
import type { OperatingSystem } from './operating-system.ts';
import type { Question } from './question.ts';
import { traitsOfDotnetVersion, traitsOfOperatingSystem, traitsOfServerRole } from './traits.ts';

/** Options that a question takes from a collection, in the order in which they are offered. */
export function optionsFrom(collection: Extract<Question, { options: unknown }>['optionsFrom'], facts: Facts): AskedOption[] {
	switch (collection) {
		case undefined:
			return [];
		case 'operating-systems':
			return facts['operating-systems'].toSorted(clientsThenNewest).map((system) => ({
				id: system.id,
				label: system.name,
				group: system.kind === 'client' ? 'Windows' : 'Windows Server',
				traits: traitsOfOperatingSystem(system),
				nt: system.nt,
				...(system.editions.length > 0 && { editions: system.editions }),
				supportEnds: {
					free: system.lifecycle.supportEnds,
					all: system.lifecycle.extendedUpdatesEnd ?? system.lifecycle.supportEnds,
				},
			}));
		case 'server-roles': {
			const settings = new Map(facts['registry-settings'].map((setting) => [setting.id, setting]));
			return facts['server-roles']
				.toSorted((one, other) => one.order - other.order)
				.map((role) => ({
					id: role.id,
					label: role.name,
					hint: role.summary,
					group: role.group,
					traits: traitsOfServerRole(role, settings),
				}));
		}
		case 'dotnet':
			return facts.dotnet
				.toSorted((one, other) => compareVersions(other.version, one.version))
				.map((dotnet) => ({
					id: dotnet.id,
					label: `.NET Framework ${dotnet.version}`,
					traits: traitsOfDotnetVersion(dotnet),
					supportEnds: dotnet.supportEnds === undefined ? undefined : { free: dotnet.supportEnds, all: dotnet.supportEnds },
				}));
	}
}

/** Clients before servers, and what is most likely in use first. */
function clientsThenNewest(one: OperatingSystem, other: OperatingSystem): number {
	return one.kind === other.kind ? compareVersions(other.nt, one.nt) : one.kind === 'client' ? -1 : 1;
}

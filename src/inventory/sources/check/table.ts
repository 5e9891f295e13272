import type { DecisionFacts } from '../../../knowledge/decision-facts.ts';
import type { Fact, FactKey, Observation } from '../../observation/observation.ts';
import { observationOf } from '../observation-of.ts';

/** A row of `check.ps1 -AsCsv`. */
export interface CheckRow {
	readonly machine: string;
	readonly area: string;
	readonly item: string;
	readonly found: string;
	readonly because: string;
}

const itemsBy = new WeakMap<DecisionFacts, ReadonlyMap<string, string>>();

/** Ids of settings by the key and name that the check prints. */
function settingsByItem(facts: DecisionFacts): ReadonlyMap<string, string> {
	const made =
		itemsBy.get(facts) ??
		new Map(
			facts.settings.map(({ id, key, name, view }) => {
				const shown = view === 'wow6432' ? key.replace(/^SOFTWARE\\/, 'SOFTWARE\\WOW6432Node\\') : key;
				return [`HKLM\\${shown} ${name}`.toLowerCase(), id];
			}),
		);
	itemsBy.set(facts, made);
	return made;
}

/**
 * What one row says of its machine; the rows of a machine are put together by its name. Nothing where the row says
 * nothing that decides. The table has no time, no domain and no full lists, so the JSON is the better choice.
 */
export function readTableRow(
	{ machine, area, item, found, because }: CheckRow,
	decision: DecisionFacts,
): Observation | undefined {
	const of = (rest: Partial<Parameters<typeof observationOf>[0]>) =>
		observationOf({ source: 'check', identity: { name: machine }, ...rest });
	const fact = (key: FactKey, value: Fact) => of({ facts: new Map([[key, value]]) });
	if (area === 'windows') {
		const [, name, version, bits] = /^(.*), (\d+\.\d+\.\d+), (32|64)-bit$/.exec(found) ?? [];
		if (version === undefined) return of({});
		return of({ windows: { name: (name ?? '').replace(/^(Windows) 1[01]\b/, '$1'), version, bits: bits === '64' ? 64 : 32 } });
	}
	const setting = settingsByItem(decision).get(item.toLowerCase());
	if (setting !== undefined) return fact(`setting:${setting}`, settingFact(found, because));
	if (area === 'dotnet-release') {
		const release = /\((\d+)\)$|^(\d+)$/.exec(found);
		const key: FactKey = /32-bit/.test(item) ? 'dotnet-release:wow6432' : 'dotnet-release';
		return release === null
			? undefined
			: fact(key, { state: 'present', type: 'REG_DWORD', value: Number(release[1] ?? release[2]) });
	}
	if (area === 'updates' && /^KB\d+$/.test(item)) {
		if (found === 'installed') return fact(`update:${item}`, { state: 'present', type: 'update', value: item });
		return /^not (installed|listed)$/.test(found) ? fact(`update:${item}`, { state: 'absent' }) : undefined;
	}
	if (area === 'agents') {
		const agent = decision.machine.agents.find(({ name, displayNames }) => name === item || displayNames.includes(item));
		if (agent === undefined) return undefined;
		return fact(
			`role:${agent.role}`,
			found === 'not installed' ? { state: 'absent' } : { state: 'present', type: 'version', value: found },
		);
	}
	return undefined;
}

function settingFact(found: string, because: string): Fact {
	if (found === 'not set') return { state: 'absent' };
	const number = /^0x([0-9a-f]{1,8})$/i.exec(found)?.[1];
	if (number !== undefined) return { state: 'present', type: 'REG_DWORD', value: Number.parseInt(number, 16) };
	const [, type, value = ''] = /^(REG_[A-Z_]+) ?(.*)$/.exec(found) ?? [];
	// Long texts are printed cut, so that what they hold is not known.
	if (type === undefined || value.endsWith('...')) return { state: 'not-read', why: because };
	return { state: 'present', type, value };
}

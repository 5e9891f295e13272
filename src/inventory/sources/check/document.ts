import type { DecisionFacts } from '../../../knowledge/decision-facts.ts';
import { isObject, type Members, membersOf, textOf } from '../../../reading/json/members.ts';
import { timeOfText } from '../../../reading/text/log-time.ts';
import type { Fact, FactKey, NamedWindows, Observation } from '../../observation/observation.ts';
import { observationOf } from '../observation-of.ts';
import { once } from '../once.ts';

/** `tool` of the document that `check.ps1 -AsJson` writes. */
export const CHECK_TOOL = 'tls-ready/check';

const ABSENT: Fact = { state: 'absent' };

/** One document of `check.ps1 -AsJson`: a machine, and a row for each thing that was looked at. Its verdicts are not used; today's rules judge what it found. */
export function readDocument(document: Members, facts: DecisionFacts): Observation {
	const rows = document.get('rows');
	return observationOfDocument(document, Array.isArray(rows) ? factsOf(rows, facts) : NO_FACTS);
}

const NO_FACTS: ReadonlyMap<FactKey, Fact> = new Map();

const factsBy = new WeakMap<
	readonly unknown[],
	{ readonly decision: DecisionFacts; readonly facts: ReadonlyMap<FactKey, Fact> }
>();

/** Documents that say the same come with the same rows, of which the facts are made once. */
function factsOf(rows: readonly unknown[], decision: DecisionFacts): ReadonlyMap<FactKey, Fact> {
	const known = factsBy.get(rows);
	if (known?.decision === decision) return known.facts;
	const facts = factsOfRows(rows, decision);
	factsBy.set(rows, { decision, facts });
	return facts;
}

/** A document's observation with the facts of its rows, which many documents share. */
export function observationOfDocument(document: Members, rows: ReadonlyMap<FactKey, Fact>): Observation {
	const machine = membersOf(document.get('machine'));
	return observationOf({
		source: 'check',
		identity: { name: textOf(machine, 'name'), fqdn: textOf(machine, 'fqdn') },
		time: timeOfText(textOf(document, 'collectedat')),
		windows: windowsOf(
			textOf(machine, 'windows'),
			textOf(machine, 'version'),
			textOf(machine, 'ubr'),
			textOf(machine, 'kind'),
			textOf(machine, 'bits'),
		),
		facts: rows,
		contentVersion: textOf(document, 'contentversion'),
	});
}

const windowsOf = once(
	(title: string, version: string, ubr: string, kind: string, bits: string): NamedWindows => ({
		name: productOf(title),
		version: ubr === '' || version === '' ? version : `${version}.${ubr}`,
		kind: kind === 'client' || kind === 'server' ? kind : '',
		bits: bits === '64' ? 64 : bits === '32' ? 32 : undefined,
	}),
);

/** "Windows 10 Pro, Professional": the registry calls Windows 11 so as well, so that only what tells an edition is kept. */
function productOf(title: string): string {
	return title.replace(/^(Windows) 1[01]\b/, '$1');
}

export function factsOfRows(rows: readonly unknown[], decision: DecisionFacts): ReadonlyMap<FactKey, Fact> {
	const facts = new Map<FactKey, Fact>();
	for (const value of rows) {
		if (!isObject(value)) continue;
		const row = membersOf(value);
		const setting = textOf(row, 'setting');
		if (setting !== '') facts.set(`setting:${setting}`, settingFact(row));
		else readArea(row, decision, facts);
	}
	return facts;
}

function settingFact(row: Members): Fact {
	const data = row.get('data');
	if (textOf(row, 'found') === 'not set') return ABSENT;
	const type = textOf(row, 'type');
	if (type === '') return notRead(row);
	if (typeof data === 'number' || typeof data === 'string') return { state: 'present', type, value: data };
	return { state: 'present', type, value: Array.isArray(data) ? data.map(String) : '' };
}

const notRead = (row: Members): Fact => ({ state: 'not-read', why: textOf(row, 'because') || 'The check could not read it.' });

/** What is no registry value of the plan, by the area of its row. */
function readArea(row: Members, decision: DecisionFacts, facts: Map<FactKey, Fact>): void {
	const [area, item, found, verdict] = [textOf(row, 'area'), textOf(row, 'item'), textOf(row, 'found'), textOf(row, 'verdict')];
	const data = row.get('data');
	switch (area) {
		case 'dotnet-release': {
			const key = /32-bit/.test(item) ? 'dotnet-release:wow6432' : 'dotnet-release';
			if (typeof data === 'number') facts.set(key, { state: 'present', type: 'REG_DWORD', value: data });
			else if (found === 'no 4.x') {
				facts.set(key, ABSENT);
				facts.set('dotnet-2', { state: 'present', type: 'state', value: 1 });
			} // 4.0 has a version and no release number, and is older than all that have one.
			else if (/^4\.0\b/.test(found)) facts.set(key, { state: 'present', type: 'REG_DWORD', value: 0 });
			else facts.set(key, notRead(row));
			break;
		}
		case 'cipher-suites':
			if (Array.isArray(data) && verdict !== 'Unknown')
				facts.set('suites', { state: 'present', type: 'names', value: data.map(String) });
			else facts.set('suites', notRead(row));
			break;
		case 'updates':
			if (found === 'not needed') facts.set('dotnet-2', ABSENT);
			else if (/^KB\d+$/.test(item))
				facts.set(
					`update:${item as `KB${string}`}`,
					found === 'installed'
						? { state: 'present', type: 'update', value: item }
						: /^not (installed|listed)$/.test(found)
							? ABSENT
							: notRead(row),
				);
			break;
		case 'agents':
			readAgent(row, decision, facts);
			break;
	}
}

/** An agent that is installed twice counts by its older version. */
function readAgent(row: Members, { machine: { agents } }: DecisionFacts, facts: Map<FactKey, Fact>): void {
	const item = textOf(row, 'item');
	const agent = agents.find(({ name, displayNames }) => name === item || displayNames.includes(item));
	if (agent === undefined) {
		if (textOf(row, 'verdict') === 'Unknown') for (const { role } of agents) facts.set(`role:${role}`, notRead(row));
		return;
	}
	const key: FactKey = `role:${agent.role}`;
	if (textOf(row, 'found') === 'not installed') {
		if (!facts.has(key)) facts.set(key, ABSENT);
		return;
	}
	const version = textOf(row, 'data') || (/\d+(\.\d+)+/.exec(textOf(row, 'found'))?.[0] ?? '');
	const known = facts.get(key);
	const isOlder = known?.state !== 'present' || isBefore(version, String(known.value));
	if (isOlder) facts.set(key, { state: 'present', type: 'version', value: version });
}

function isBefore(one: string, other: string): boolean {
	const [parts, others] = [one.split('.').map(Number), other.split('.').map(Number)];
	const at = parts.findIndex((part, place) => part !== (others[place] ?? 0));
	return at >= 0 && (parts[at] as number) < (others[at] ?? 0);
}

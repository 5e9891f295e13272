import { EVIDENCE_MARK, evidenceCode } from '../../../artifacts/evidence-line.ts';
import type { DecisionFacts } from '../../../knowledge/decision-facts.ts';
import { timeOfText } from '../../../reading/text/log-time.ts';
import type { Fact, FactKey, Observation } from '../../observation/observation.ts';
import { observationOf } from '../observation-of.ts';

/** What a line of evidence says, or why it cannot be used. */
export type ReadLine = { readonly observation: Observation; readonly isCut: boolean } | { readonly fault: 'cut' | 'not-a-line' };

/** Types by the letter that the line writes for them. */
const TYPES: Readonly<Record<string, string>> = {
	s: 'REG_SZ',
	e: 'REG_EXPAND_SZ',
	m: 'REG_MULTI_SZ',
	b: 'REG_BINARY',
	q: 'REG_QWORD',
	n: 'REG_NONE',
	x: 'of another type',
};

const UNREADABLE: Fact = { state: 'not-read', why: 'The check could not read it.' };
const ABSENT: Fact = { state: 'absent' };

/** What the codes of a line stand for; made once for each set of facts. */
interface Codes {
	readonly settings: ReadonlyMap<string, string>;
	readonly suites: ReadonlyMap<string, string>;
	readonly roles: ReadonlyMap<string, string>;
}

const codesBy = new WeakMap<DecisionFacts, Codes>();

function codesOf(facts: DecisionFacts): Codes {
	const made = codesBy.get(facts) ?? {
		settings: new Map(facts.settings.map(({ id }) => [evidenceCode(id), id])),
		suites: new Map(facts.machine.cipherSuites.map(({ name }) => [evidenceCode(name), name])),
		roles: new Map(facts.machine.agents.map(({ role }) => [evidenceCode(role), role])),
	};
	codesBy.set(facts, made);
	return made;
}

/** The part of a text that is a line of evidence: such a line stands at the start of what other scripts print, and inside cells. */
export function evidenceIn(text: string): string | undefined {
	const start = text.indexOf(`${EVIDENCE_MARK};`);
	return start < 0 ? undefined : text.slice(start);
}

/**
 * Reads `TLSREADY1;t=…;n=…;…;.`, as `check.ps1 -AsLine` prints it and others begin with it. A line without its end was
 * cut by the tool that carried it: what is whole of it is used, its last field is not.
 */
export function readEvidenceLine(text: string, facts: DecisionFacts, source: string): ReadLine {
	const line = evidenceIn(text);
	if (line === undefined) return { fault: 'not-a-line' };
	const end = line.indexOf(';.');
	const fields = (end >= 0 ? line.slice(0, end) : line.slice(0, line.lastIndexOf(';'))).split(';').slice(1);
	const values = new Map(fields.map((field) => [field.slice(0, field.indexOf('=')), field.slice(field.indexOf('=') + 1)]));
	const get = (name: string) => values.get(name) ?? '';
	if (get('n') === '') return { fault: end >= 0 ? 'not-a-line' : 'cut' };
	const minutes = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)Z$/.exec(get('t'))?.[1];
	const bits = get('b');
	const kind = get('k');
	const observation = observationOf({
		source,
		identity: { name: get('n'), fqdn: get('f') },
		time: minutes === undefined ? Number.NaN : timeOfText(`${minutes}:00Z`),
		windows: {
			version: get('v') === '?' ? '' : get('v'),
			kind: kind === 'client' || kind === 'server' ? kind : '',
			bits: bits === '64' ? 64 : bits === '32' ? 32 : undefined,
		},
		facts: factsIn(values, facts),
		contentVersion: get('c'),
	});
	return { observation, isCut: end < 0 };
}

function factsIn(values: ReadonlyMap<string, string>, decision: DecisionFacts): ReadonlyMap<FactKey, Fact> {
	const codes = codesOf(decision);
	const facts = new Map<FactKey, Fact>();
	for (const [code, state] of pairs(values.get('r'))) {
		const id = codes.settings.get(code);
		const fact = factOf(state);
		if (id !== undefined && fact !== undefined) facts.set(`setting:${id}`, fact);
	}
	const [native, wow] = (values.get('d') ?? '').split('/').map((state) => {
		const fact = factOf(state);
		// A release of another type than a number says nothing.
		return fact?.state === 'present' && fact.type !== 'REG_DWORD' ? UNREADABLE : fact;
	});
	if (native !== undefined) facts.set('dotnet-release', native);
	if (wow !== undefined) facts.set('dotnet-release:wow6432', wow);
	const suites = values.get('s');
	if (suites === '?') facts.set('suites', UNREADABLE);
	else if (suites !== undefined) {
		const names = suites.split('.').flatMap((code) => codes.suites.get(code) ?? []);
		facts.set('suites', { state: 'present', type: 'names', value: names });
	}
	for (const update of (values.get('u') ?? '').split(',')) {
		const [, kb, mark] = /^(KB\d{6,7})([-+0?])$/.exec(update) ?? [];
		if (kb === undefined) continue;
		if (mark === '0') facts.set('dotnet-2', ABSENT);
		else
			facts.set(
				`update:${kb}`,
				mark === '+' ? { state: 'present', type: 'update', value: kb } : mark === '-' ? ABSENT : UNREADABLE,
			);
	}
	const agents = values.get('a');
	if (agents !== undefined) {
		for (const role of codes.roles.values()) facts.set(`role:${role}`, agents === '?' ? UNREADABLE : ABSENT);
		for (const [code, version] of pairs(agents)) {
			const role = codes.roles.get(code);
			if (role !== undefined) facts.set(`role:${role}`, { state: 'present', type: 'version', value: version });
		}
	}
	return facts;
}

/** `7225=1,4cd7=-` as pairs. */
function pairs(text: string | undefined): [string, string][] {
	return (text ?? '').split(',').flatMap((pair): [string, string][] => {
		const at = pair.indexOf('=');
		return at < 0 ? [] : [[pair.slice(0, at), pair.slice(at + 1)]];
	});
}

function factOf(state: string): Fact | undefined {
	if (state === '-') return ABSENT;
	if (state === '?') return UNREADABLE;
	if (/^[0-9a-f]{1,8}$/.test(state)) return { state: 'present', type: 'REG_DWORD', value: Number.parseInt(state, 16) };
	// Tools that cannot write hexadecimal give the number as they hold it, which may be no number of four bytes.
	if (state.startsWith('#')) {
		const value = /^#\d{1,10}$/.test(state) ? Number(state.slice(1)) : Number.NaN;
		return value <= 0xffffffff ? { state: 'present', type: 'REG_DWORD', value } : UNREADABLE;
	}
	const type = /^!([a-z])$/.exec(state)?.[1];
	return type === undefined ? undefined : { state: 'present', type: TYPES[type] ?? 'of another type', value: '' };
}

import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import type { Fact, FactKey } from '../observation/observation.ts';

/** What a fact is about, in words. */
export function factName(facts: DecisionFacts, key: FactKey): string {
	const [kind = '', id = ''] = key.split(':');
	switch (kind) {
		case 'setting': {
			const setting = facts.settings.find((each) => each.id === id);
			return setting?.title ?? id;
		}
		case 'protocol':
			return id === 'client' ? 'TLS 1.2 as client' : 'TLS 1.2 as server';
		case 'dotnet-release':
			return id === '' ? '.NET Framework release' : '.NET Framework release, 32-bit';
		case 'dotnet-2':
			return '.NET Framework 2.0 to 3.5';
		case 'suites':
			return 'Cipher suites for TLS 1.2';
		case 'update':
			return `Update ${id}`;
		case 'role':
			return facts.machine.agents.find(({ role }) => role === id)?.name ?? id;
		default:
			return 'Use of TLS 1.0, TLS 1.1 or 3DES';
	}
}

/** What was found, in a few characters; an absence and what nobody read are told apart. */
export function factFound(fact: Fact | undefined): string {
	if (fact === undefined) return 'not looked at';
	if (fact.state === 'absent') return 'not set';
	if (fact.state === 'not-read') return 'could not be read';
	if (fact.type === 'REG_DWORD') return `0x${Number(fact.value).toString(16)} (${fact.value})`;
	const text = [fact.value].flat().join(', ');
	return /^REG_/.test(fact.type) ? `${fact.type} ${text}`.trim() : text;
}

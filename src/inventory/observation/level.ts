import type { Fact, FactKey, Level } from './observation.ts';

/** What a statement about a machine rests on, by what was read of it. */
export function levelOf(facts: ReadonlyMap<FactKey, Fact>): Level {
	const keys = [...facts].filter(([, fact]) => fact.state !== 'not-read').map(([key]) => key);
	if (keys.includes('legacy-use')) return 'observed';
	if (keys.some((key) => key.startsWith('setting:') || key.startsWith('protocol:') || key === 'suites')) return 'configuration';
	return keys.length > 0 ? 'software' : 'inventory';
}

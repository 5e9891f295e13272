import { expect, it } from 'vitest';
import { COLLECTIONS, type Facts } from '../knowledge/collections.ts';
import { dueFacts, nextFacts } from './due.ts';

const empty = Object.fromEntries(Object.keys(COLLECTIONS).map((name) => [name, []]));
const facts = {
	...empty,
	milestones: [
		{ id: 'entra-connect-sync-stop', reviewBy: '2027-02-28' },
		{ id: 'azure-storage' },
		{ id: 'azure-redis', reviewBy: '2026-12-01' },
	],
	'server-roles': [{ id: 'pta-agent', reviewBy: '2026-12-01' }],
} as unknown as Facts;

it('lists what is overdue, the longest overdue first', () => {
	expect(dueFacts(facts, '2027-03-01')).toEqual([
		{ entry: 'milestones/azure-redis', reviewBy: '2026-12-01' },
		{ entry: 'server-roles/pta-agent', reviewBy: '2026-12-01' },
		{ entry: 'milestones/entra-connect-sync-stop', reviewBy: '2027-02-28' },
	]);
});

it('does not call a fact overdue on its review day', () => {
	expect(dueFacts(facts, '2026-12-01')).toEqual([]);
	expect(nextFacts(facts, '2026-12-01').map(({ entry }) => entry)).toContain('milestones/azure-redis');
});

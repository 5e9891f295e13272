import { expect, test } from 'vitest';
import { compile } from '../knowledge/compile.ts';
import { newestFirst } from '../knowledge/newest-first.ts';
import { readFacts } from '../knowledge/read.ts';
import { changesAbout, namesOf, pagesOf } from './log-of-changes.ts';

const facts = await readFacts();
const decisions = compile(facts);

test('a page is told of the changes of what it was made from, whether that is one entry or a list', () => {
	const role = facts['server-roles'].find(({ id }) => id === 'ad-fs');
	expect([...namesOf(facts, role)]).toEqual(['server-roles/ad-fs']);
	expect(namesOf(facts, { rows: [[role]] })).toEqual(new Set(['server-roles/ad-fs']));
	expect(changesAbout(facts, namesOf(facts, role)).map(({ id }) => id)).toContain('2026-11-28-hosts-without-updates');
	expect(changesAbout(facts, namesOf(facts, { host: 'none' }))).toEqual([]);
});

test('every entry and item that a change names has a page to go to', () => {
	for (const change of facts.changes) expect(pagesOf(change, facts, decisions).length, change.id).toBeGreaterThan(0);
	const change = facts.changes.find(({ id }) => id.endsWith('-api-management-date'));
	expect(change && pagesOf(change, facts, decisions)).toEqual([
		{ path: '/schedule/azure-api-management/', label: 'API Management refuses TLS 1.0 and TLS 1.1' },
	]);
});

test('the newest stands first', () => {
	const days = newestFirst(facts.changes.map((change, at) => ({ ...change, day: `2026-12-${10 + at}` }))).map(({ day }) => day);
	expect(days).toEqual(days.toSorted().toReversed());
});

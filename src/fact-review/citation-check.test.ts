import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Citation } from '../knowledge/citation.ts';
import { COLLECTIONS, type Facts } from '../knowledge/collections.ts';
import { checkoutsIn } from './checkouts.ts';
import { checkCitations } from './citation-check.ts';

const empty = Object.fromEntries(Object.keys(COLLECTIONS).map((name) => [name, []]));
const agentPage = { id: 'agent', date: '2025-04-09', repository: 'Contoso/docs', path: 'articles/agent.md' };
const read = checkoutsIn(join(import.meta.dirname, 'fixtures'));

function check(citation: Partial<Citation>, source: object = agentPage) {
	const facts = {
		...empty,
		sources: [source],
		'server-roles': [{ id: 'agent', rules: [{ cites: [{ source: 'agent', section: 'Versions', ...citation }] }] }],
	} as unknown as Facts;
	return checkCitations(facts, read).map(({ place, state, detail }) => ({ place, state, detail }))[0];
}

describe('after fetching the documentation, a maintainer learns what moved', () => {
	it('nothing, though a line was wrapped elsewhere', () => {
		expect(check({ values: ['Version 1.5.1007.0 enforces TLS 1.2'] })).toEqual({
			place: 'server-roles/agent: rules.0.cites.0',
			state: 'unchanged',
			detail: '1 values stand',
		});
	});
	it('a value that is no longer there', () => {
		expect(check({ values: ['1.5.1007.0', '1.5.643.0'] })).toMatchObject({
			state: 'changed',
			detail: 'no longer there: "1.5.643.0"',
		});
	});
	it('a newer revision', () => {
		expect(check({ values: ['1.5.1007.0'], asOf: '2024-01-01' })).toMatchObject({
			state: 'changed',
			detail: 'the document now carries 2025-04-09, cited was 2024-01-01',
		});
	});
	it('a file that has gone', () => {
		expect(check({}, { ...agentPage, path: 'articles/moved.md' })).toMatchObject({
			state: 'gone',
			detail: 'Contoso/docs: articles/moved.md',
		});
	});
	it('what could not be compared', () => {
		expect(check({}, { ...agentPage, repository: 'Contoso/other' })).toMatchObject({
			state: 'unread',
			detail: 'no checkout of Contoso/other',
		});
		expect(check({}, { id: 'agent' })).toMatchObject({ state: 'unread', detail: 'the source names no repository' });
	});
});

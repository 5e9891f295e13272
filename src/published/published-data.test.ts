import { expect, it } from 'vitest';
import type { Facts } from '../knowledge/collections.ts';
import { publish, schemaOf } from './published-data.ts';

const source = { id: 'notice', title: 'A notice', publisher: 'Microsoft', kind: 'official', checked: '2026-11-21', rows: [] };
const facts = { version: 'abc', sources: [source] } as unknown as Facts;

it('publishes entries with the content version', () => {
	expect(publish(facts, 'sources')).toEqual({ contentVersion: 'abc', entries: [source] });
});

it('refuses to publish what does not fit the schema, and says what', () => {
	const broken = { ...facts, sources: [{ ...source, kind: 'hearsay' }] } as unknown as Facts;
	expect(() => publish(broken, 'sources')).toThrow('sources does not fit its schema: data/entries/0/kind');
});

it('lets readers of an older schema live with a new field', () => {
	const newer = { ...facts, sources: [{ ...source, invented: true }] } as unknown as Facts;
	expect(publish(newer, 'sources').entries).toHaveLength(1);
	expect(JSON.stringify(schemaOf('sources'))).not.toContain('additionalProperties');
});

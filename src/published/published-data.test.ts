import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { checkedFacts } from '../content-check/check.ts';
import type { Facts } from '../knowledge/collections.ts';
import { publish, publishAll, schemaOf, schemaOfAll } from './published-data.ts';

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

it('publishes steps, checks, settings and what comes first as texts and ids, as ever, and says beside them which are for some estates alone', () => {
	const action = {
		id: 'set',
		order: 1,
		phase: 'configure',
		title: 'Set it',
		priority: 'required',
		why: 'Needed.',
		steps: ['Set it.', { text: 'Restart.', when: { question: 'roles', includes: ['agent'] } }],
		raise: [],
		verify: ['Look.', { text: 'Look at the agent.', when: { question: 'roles', includes: ['agent'] } }],
		after: ['back-up', { item: 'update', when: { question: 'roles', includes: ['agent'] } }],
		makesNeedless: [],
		findsOutRoles: false,
		when: { all: [] },
		settings: ['one', { settings: ['two', 'three'], when: { question: 'roles', includes: ['agent'] } }],
		formats: [],
		cites: [{ source: 'notice', section: 'Intro' }],
		confidence: 'documented',
		rows: [],
		disagreements: [],
	};
	const [entry] = publish({ ...facts, actions: [action] } as unknown as Facts, 'actions').entries;
	expect(entry).toMatchObject({
		steps: ['Set it.', 'Restart.'],
		conditionalSteps: [{ step: 1, when: { question: 'roles', includes: ['agent'] } }],
		verify: ['Look.', 'Look at the agent.'],
		conditionalVerify: [{ check: 1, when: { question: 'roles', includes: ['agent'] } }],
		after: ['back-up', 'update'],
		conditionalAfter: [{ item: 'update', when: { question: 'roles', includes: ['agent'] } }],
		settings: ['one', 'two', 'three'],
		conditionalSettings: [{ settings: ['two', 'three'], when: { question: 'roles', includes: ['agent'] } }],
	});
	expect(JSON.stringify(schemaOf('actions'))).toContain(
		'"steps":{"minItems":1,"type":"array","items":{"type":"string","minLength":1',
	);
});

it('publishes all collections in one file that fits its schema, each as in its own file', async () => {
	const all = await checkedFacts();
	const published = publishAll(all);
	expect(published.apiVersion).toBe('v1');
	expect(published.contentVersion).toBe(all.version);
	expect(published.collections['operating-systems']).toEqual(publish(all, 'operating-systems').entries);
	const ajv = new Ajv2020({ strict: false, validateFormats: false });
	expect(ajv.validate(schemaOfAll(), published), ajv.errorsText()).toBe(true);
	const broken = { ...published, collections: { ...published.collections, sources: [{ id: 1 }] } };
	expect(ajv.validate(schemaOfAll(), broken)).toBe(false);
	expect(ajv.validate(schemaOfAll(), { ...published, apiVersion: 'v2' })).toBe(false);
});

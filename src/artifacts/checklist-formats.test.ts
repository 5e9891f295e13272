import Ajv from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { lexer, walkTokens } from 'marked';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readSavedPlan } from '../advisor/comparison/saved-plan.ts';
import { SMALL_WORLD } from '../advisor/fixture.ts';
import { plan } from '../advisor/plan.ts';
import type { Progress } from '../advisor/progress/progress.ts';
import type { DecisionFacts } from '../knowledge/decision-facts.ts';
import { encode, type Format } from './artifact.ts';
import { csv, format as csvChecklist } from './csv-checklist/index.ts';
import { format as jsonPlan } from './json-plan/index.ts';
import { PlanDocument } from './json-plan/schema.ts';
import { format as markdownChecklist } from './markdown-checklist/index.ts';

const ANSWERS = {
	roles: ['agent'],
	windows: ['windows-7', 'server-2012'],
	patched: ['no'],
	'agent.version': ['1.0.0.0'],
} as const;
const ADDRESS = 'https://tls-ready.example/wizard/#v1;roles=agent';

function render(format: Format, facts: DecisionFacts = SMALL_WORLD, today = '2026-11-21', progress: Progress = []) {
	const [file] = format.render({ plan: plan(facts, ANSWERS, today), facts, address: ADDRESS, progress });
	if (file === undefined) throw new Error('no file');
	return file;
}

/** Strings that break out of quoting, pretend to be formulas, tags or code, or turn the line around. */
const hostile = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.constantFrom(
		'=1+1',
		'+1',
		'-1',
		'@SUM(A1)',
		'\tx',
		'"',
		'""',
		',',
		'\r\n',
		'\n',
		'<script>alert(1)</script>',
		'](javascript:alert(1))',
		'`',
		'|',
		'\u202e',
		'\u0000',
		']]>',
		'{{x}}',
		'$(x)',
		"'@\n",
	),
);

test('the CSV opens in Excel as it is: byte order mark, CRLF, quotes doubled', () => {
	const bytes = encode(render(csvChecklist));
	expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
	expect(csv([['a', 'say "hi"', 'two\nlines', 'x,y']])).toBe('a,"say ""hi""","two\nlines","x,y"\r\n');
});

test('a cell that starts like a formula is made harmless', () => {
	expect(csv([['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '5']])).toBe("'=1+1,'+1,'-1,'@SUM(A1),'\tx,5\r\n");
});

test('whatever stands in a cell, another CSV library reads it back, and no cell starts a formula', () => {
	fc.assert(
		fc.property(fc.array(fc.array(hostile, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 }), (rows) => {
			const read: string[][] = parse(csv(rows), { relax_column_count: false, record_delimiter: '\r\n' });
			expect(read.length).toBe(rows.length);
			for (const [at, row] of read.entries())
				for (const [column, cell] of row.entries()) {
					const original = rows[at]?.[column] ?? '';
					expect([original, `'${original}`]).toContain(cell);
					expect(cell).not.toMatch(/^[=+\-@\t\r]/);
				}
		}),
		{ numRuns: 2000 },
	);
});

test('the CSV has a row for each item and for each thing that is not known', () => {
	const rows: Record<string, string>[] = parse(render(csvChecklist).text, { columns: true });
	expect(rows.map((row) => [row['Id'], row['Priority']])).toEqual([
		['update-agent', 'Required'],
		['move-agent', 'Required'],
		['patch', 'Required'],
		['replace', 'Recommended'],
		['restart', 'Required'],
	]);
});

test('the JSON fits the schema that is published for it', () => {
	const validate = new Ajv({ strict: false, logger: false }).compile(z.toJSONSchema(PlanDocument, { io: 'output' }));
	const document: unknown = JSON.parse(render(jsonPlan).text);
	expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
	expect(document).toMatchObject({
		verdict: 'action-needed',
		address: ADDRESS,
		$schema: 'https://tls-ready.example/api/v1/plan.schema.json',
	});
});

test('the Markdown lists each item with a box, its reason and its source, and the address that recreates it', () => {
	const { text } = render(markdownChecklist);
	expect(text).toContain('### [ ] Do update-agent');
	expect(text).toContain('Because you said: Agent version: 1.0.0.0.');
	expect(text).toContain('- The page (Vendor), section Intro');
	expect(text).toContain(`- Recreate it: <${ADDRESS}>`);
});

test('the same answers give the same bytes, on another day too', () => {
	for (const format of [markdownChecklist, csvChecklist])
		expect(render(format, SMALL_WORLD, '2026-11-22').text).toBe(render(format, SMALL_WORLD, '2026-11-21').text);
});

test('a plan as data says the day it was made, so that it can be compared later, and nothing else in it knows the day', () => {
	const of = (day: string) => render(jsonPlan, SMALL_WORLD, day).text;
	expect(JSON.parse(of('2026-11-22'))).toMatchObject({ day: '2026-11-22' });
	expect(of('2026-11-22').replace('"day": "2026-11-22"', '"day": "2026-11-21"')).toBe(of('2026-11-21'));
});

test('whatever stands in a fact, a Markdown reader finds the same headings and no markup of its own', () => {
	fc.assert(
		fc.property(hostile, (text) => {
			const title = `x${text.replaceAll(/[\r\n`]/g, ' ')}x`;
			const facts = { ...SMALL_WORLD, actions: SMALL_WORLD.actions.map((action) => ({ ...action, title })) };
			const kinds = new Set<string>();
			const tokens = lexer(render(markdownChecklist, facts).text);
			walkTokens(tokens, ({ type }) => {
				kinds.add(type);
			});
			expect(tokens.filter((token) => token.type === 'heading' && token['depth'] === 3)).toHaveLength(5);
			expect([...kinds]).not.toContain('html');
			expect([...kinds]).not.toContain('image');
		}),
		{ numRuns: 500 },
	);
});

/** What two people noted: one item done and owned, one ticked for another agent than the one that there is now. */
const PROGRESS: Progress = [
	{
		id: 'patch',
		title: 'Do patch',
		changed: '2026-12-03T09:00:00.000Z',
		done: { day: '2026-12-03', appliesTo: [] },
		owner: 'Kim',
	},
	{
		id: 'update-agent',
		title: 'Do update-agent',
		changed: '2026-12-03T09:00:00.000Z',
		done: { day: '2026-12-02', appliesTo: ['Agent version 0.9.0.0'] },
		note: 'Waits for\nthe vendor',
	},
];

test('what is done stands in the CSV with its day, with owner and note; what is needed again does not count as done', () => {
	const { text } = render(csvChecklist, SMALL_WORLD, '2026-11-21', PROGRESS);
	const rows: Record<string, string>[] = parse(text, { columns: true });
	const of = (id: string) => rows.find((row) => row['Id'] === id);
	expect(of('patch')).toMatchObject({ Done: '2026-12-03', Owner: 'Kim', Note: '' });
	expect(of('update-agent')).toMatchObject({
		Done: '',
		Note: 'Ticked on 2 December 2026 for Agent version 0.9.0.0. Now also for Agent version 1.0.0.0: do it there too.\nWaits for\nthe vendor',
	});
	expect(of('restart')).toMatchObject({ Done: '', Owner: '', Note: '' });
});

test('the Markdown ticks what is done and says the day, the owner and the note', () => {
	const { text } = render(markdownChecklist, SMALL_WORLD, '2026-11-21', PROGRESS);
	expect(text).toContain('### [x] Do patch\n\nDone on 3 December 2026.\n\nOwner: Kim\n');
	expect(text).toContain('### [ ] Do update-agent\n\nTicked on 2 December 2026 for Agent version 0.9.0.0.');
	expect(text).toContain('Note: Waits for the vendor\n');
});

test('the JSON carries what was noted, as the schema says, and is read back whole when it is opened again', () => {
	const validate = new Ajv({ strict: false, logger: false }).compile(z.toJSONSchema(PlanDocument, { io: 'output' }));
	const { text } = render(jsonPlan, SMALL_WORLD, '2026-11-21', PROGRESS);
	expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
	expect(readSavedPlan(text, '').progress).toEqual(PROGRESS);
});

test('whatever people note, it is opened again as it was, starts no formula in a spreadsheet and is no markup in Markdown', () => {
	fc.assert(
		fc.property(hostile, hostile, (owner, note) => {
			const noted = [{ id: 'patch', title: 'Do patch', changed: '2026-12-03T09:00:00.000Z', owner, note }];
			expect(readSavedPlan(render(jsonPlan, SMALL_WORLD, '2026-11-21', noted).text, '').progress).toEqual(noted);
			const rows: string[][] = parse(render(csvChecklist, SMALL_WORLD, '2026-11-21', noted).text, { record_delimiter: '\r\n' });
			for (const row of rows) for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
			const kinds = new Set<string>();
			const tokens = lexer(render(markdownChecklist, SMALL_WORLD, '2026-11-21', noted).text);
			walkTokens(tokens, ({ type }) => {
				kinds.add(type);
			});
			expect(tokens.filter((token) => token.type === 'heading' && token['depth'] === 3)).toHaveLength(5);
			for (const kind of ['html', 'image', 'code', 'hr']) expect([...kinds]).not.toContain(kind);
		}),
		{ numRuns: 500 },
	);
});

/** Dates of items, as content has them, in each checklist that is downloaded. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { lexer } from 'marked';
import { expect, test } from 'vitest';
import { FACTS, TODAY } from '../advisor/estates/estate.ts';
import { walk } from '../advisor/estates/random-estates.ts';
import { plan } from '../advisor/plan.ts';
import type { ItemDate, Plan, PlanItem } from '../advisor/plan-types.ts';
import type { Format } from './artifact.ts';
import { format as csvChecklist } from './csv-checklist/index.ts';
import { format as jsonPlan } from './json-plan/index.ts';
import { format as markdownChecklist } from './markdown-checklist/index.ts';

const ESTATES = fc.sample(walk, 250).map((answers) => plan(FACTS, answers, TODAY));

const textOf = (format: Format, made: Plan) =>
	format.render({ plan: made, facts: FACTS, address: 'https://tls-ready.example/wizard/#v1' })[0]?.text ?? '';

/** The date that content gives it to be done by: the last one published, else the first end of support of what it is for. */
function dueByContent({ id, dates }: PlanItem): string | undefined {
	const action = FACTS.actions.find((candidate) => candidate.id === id);
	const deadline = FACTS.milestones.find((milestone) => milestone.id === action?.dueBy)?.dates.at(-1)?.date;
	return deadline ?? dates.map(({ date }) => date).toSorted()[0];
}

/** "7 April 2027", "April 2027" or "2027", by the platform and not by our own code. */
function inWords(date: string): string {
	const parts = date.split('-').length;
	const month = parts > 1 ? { month: 'long' as const } : {};
	const day = parts > 2 ? { day: 'numeric' as const } : {};
	return new Intl.DateTimeFormat('en-GB', { year: 'numeric', ...month, ...day, timeZone: 'UTC' }).format(new Date(date));
}

const KINDS: Readonly<Record<ItemDate['kind'], string>> = {
	deadline: 'Deadline',
	'earlier-deadline': 'Earlier published date',
	'end-of-free-updates': 'End of free updates',
	'end-of-support': 'End of support',
};
const line = ({ kind, date, of }: ItemDate) => `${KINDS[kind]}: ${inWords(date)} (${of})`;

test('the estates have items with deadlines, with deadlines that moved, with ends of support, and with none', () => {
	const kinds = new Set(ESTATES.flatMap(({ items }) => items.flatMap(({ dates }) => dates.map(({ kind }) => kind))));
	expect([...kinds].toSorted()).toEqual(Object.keys(KINDS).toSorted());
	expect(ESTATES.some(({ items }) => items.some(({ dates }) => dates.length === 0))).toBe(true);
});

test('CSV: Due begins with the date by which an item is due, and has every other date in words', () => {
	for (const made of ESTATES) {
		const rows: Record<string, string>[] = parse(textOf(csvChecklist, made), { columns: true, bom: true });
		for (const item of made.items) {
			const due = rows.find((row) => row['Id'] === item.id)?.['Due']?.split('\n');
			const deadlineOnly = item.dates.length === 1 && item.dates[0]?.kind === 'deadline';
			expect(due, `${made.fragment}\n${item.id}`).toEqual([
				dueByContent(item) ?? '',
				...(deadlineOnly ? [] : item.dates.map(line)),
			]);
		}
		for (const { question } of made.unknowns) expect(rows.find((row) => row['Id'] === question)?.['Due']).toBe('');
	}
});

test('JSON: due is the date by which an item is due or null, and dates are all of them', () => {
	for (const made of ESTATES) {
		const { items } = JSON.parse(textOf(jsonPlan, made)) as { items: Record<string, unknown>[] };
		expect(items.map(({ id, due, dates }) => ({ id, due, dates }))).toEqual(
			made.items.map((item) => ({ id: item.id, due: dueByContent(item) ?? null, dates: item.dates })),
		);
	}
});

test('Markdown: an item names its deadline beside its priority, and each of its dates in a line of its own', () => {
	for (const made of ESTATES) {
		const tokens = lexer(textOf(markdownChecklist, made));
		const starts = tokens.flatMap((token, at) => (token.type === 'heading' && token['depth'] === 3 ? [at] : []));
		expect(starts).toHaveLength(made.items.length);
		for (const [at, item] of made.items.entries()) {
			const own = tokens.slice((starts[at] ?? 0) + 1, starts[at + 1]);
			const priority = own.find(({ type }) => type === 'paragraph')?.raw ?? '';
			const by = /^(?:Blocker|Required|Recommended)(?:, by (\d{4}(?:-\d\d){0,2}))?\. /.exec(priority);
			const deadline = item.dates.find(({ kind }) => kind === 'deadline');
			expect([item.id, by?.[1]]).toEqual([item.id, deadline === undefined ? undefined : dueByContent(item)]);
			const lists = own.flatMap((token) => (token.type === 'list' ? token['items'] : [])) as { text: string }[];
			const texts = lists.map(({ text }) => text.replaceAll('\\', ''));
			expect(item.dates.map(line).filter((each) => !texts.includes(each))).toEqual([]);
		}
	}
});

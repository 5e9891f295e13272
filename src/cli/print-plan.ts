import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type EarlierPlan, firstDayOf, usableAnswers } from '../advisor/comparison/earlier-plan.ts';
import { NoSavedPlan, readSavedPlan } from '../advisor/comparison/saved-plan.ts';
import { byCause, type SinceThen, sinceThen } from '../advisor/comparison/since-then.ts';
import { decodeFragment } from '../advisor/fragment.ts';
import { localDay } from '../advisor/local-day.ts';
import { plan } from '../advisor/plan.ts';
import type { Plan } from '../advisor/plan-types.ts';
import { format as csv } from '../artifacts/csv-checklist/index.ts';
import { format as json } from '../artifacts/json-plan/index.ts';
import { format as markdown } from '../artifacts/markdown-checklist/index.ts';
import type { Change } from '../knowledge/change.ts';
import type { DecisionFacts } from '../knowledge/decision-facts.ts';
import { causeText, changeText, differenceText, exactnessText, sinceText } from '../wording/since-then.ts';
import { UsageError, WRONG_USAGE } from './command.ts';
import { changes, decisionFacts, siteAddress } from './facts.ts';

const FORMATS = { markdown, csv, json };

/** @returns the exit code @throws UsageError */
export async function printPlan(args: readonly string[]): Promise<number> {
	const { values, positionals } = argumentsOf(args);
	const [link, ...others] = positionals;
	if (others.length > 0) throw new UsageError(`One link is taken, not ${positionals.length}. Put it in quotation marks.`);
	const facts = await decisionFacts();
	const log = await changes();
	const today = localDay(new Date());
	if (values.compare !== undefined) return compare({ facts, log, today, file: values.compare, link, asJson: values.json });
	if (link === undefined) throw new UsageError('No link is named.');
	const format = FORMATS[values.format as keyof typeof FORMATS];
	if (format === undefined) throw new UsageError(`--format takes markdown, csv or json, not "${values.format}".`);
	const made = plan(facts, answersIn(facts, link, today), today);
	const address = `${link.startsWith('#') ? new URL('wizard/', await siteAddress()).href : link.replace(/#.*$/s, '')}${made.fragment}`;
	for (const { text } of format.render({ plan: made, facts, address })) process.stdout.write(text);
	return { ready: 0, 'action-needed': 1, unknown: 2 }[made.verdict];
}

interface Comparing {
	readonly facts: DecisionFacts;
	readonly log: readonly Change[];
	readonly today: string;
	readonly file: string;
	readonly link: string | undefined;
	readonly asJson: boolean;
}

async function compare({ facts, log, today, file, link, asJson }: Comparing): Promise<number> {
	const earlier = await savedPlan(file, log);
	if (earlier === undefined) return WRONG_USAGE;
	const now = plan(facts, link === undefined ? usableAnswers(facts, earlier) : answersIn(facts, link, today), today);
	const since = sinceThen({ facts, changes: log, earlier, now });
	process.stdout.write(asJson ? `${JSON.stringify(since, undefined, '\t')}\n` : textOf(since, now));
	return since.newlyBlocking.length > 0 ? 1 : 0;
}

async function savedPlan(file: string, log: readonly Change[]): Promise<EarlierPlan | undefined> {
	try {
		return readSavedPlan(await readFile(file, 'utf8'), firstDayOf(log));
	} catch (error) {
		if (!(error instanceof NoSavedPlan) && (error as NodeJS.ErrnoException).code === undefined) throw error;
		process.stderr.write(`${file}: ${(error as Error).message}\n`);
		return undefined;
	}
}

function textOf(since: SinceThen, { items }: Plan): string {
	const titles = items.filter(({ id }) => since.newlyBlocking.includes(id)).map(({ title }) => title);
	return [
		sinceText(since),
		exactnessText(since),
		...(titles.length === 0 ? ['Nothing newly blocks.'] : ['Newly blocks:', ...titles.map((title) => `  ${title}`)]),
		...byCause(since.differences).flatMap(({ causes, differences }) => [
			'',
			...causes.flatMap(({ changes, ...cause }) =>
				changes.length > 0 ? changes.map(changeText) : [causeText({ ...cause, changes })],
			),
			...differences.map(differenceText).map(indented),
		]),
		...(since.otherChanges.length === 0 ? [] : ['', 'Also changed since, without changing this plan:']),
		...since.otherChanges.map(changeText).map(indented),
		'',
	].join('\n');
}

function indented(line: string): string {
	return `  ${line}`;
}

/** The answers of a link. What it holds that cannot be used is told, as on the site. */
function answersIn(facts: DecisionFacts, link: string, today: string) {
	const { answers, dropped } = decodeFragment(facts, link.replace(/^[^#]*/s, ''), today);
	for (const { part, why } of dropped) process.stderr.write(`Not used: ${part}: ${why}.\n`);
	if (Object.keys(answers).length === 0) throw new UsageError(`"${link}" holds no answers. A link to answers has #v1; in it.`);
	return answers;
}

function argumentsOf(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				format: { type: 'string', default: 'markdown' },
				compare: { type: 'string' },
				json: { type: 'boolean', default: false },
			},
		});
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
}

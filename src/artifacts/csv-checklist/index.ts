import { stringify } from 'csv-stringify/browser/esm/sync';
import {
	citeText,
	dateLines,
	dueOf,
	firstText,
	holdText,
	needlessText,
	PHASE_TITLES,
	reasonText,
} from '../../wording/checklist.ts';
import { stepText } from '../../wording/condition.ts';
import { PRIORITY } from '../../wording/labels.ts';
import { againText, doneDay, noteOf, ownerOf } from '../../wording/progress.ts';
import type { Format, RenderInput } from '../artifact.ts';

const COLUMNS = [
	'Done',
	'Phase',
	'Priority',
	'Item',
	'For',
	'Owner',
	'Note',
	'Why',
	'Because',
	'Steps',
	'Verify',
	'Due',
	'Sources',
	'Disagreements',
	'Id',
	'Content version',
	'Recreate',
];

export const format: Format = {
	id: 'csv-checklist',
	order: 20,
	label: 'Checklist as CSV',
	purpose: 'One row an item, for Excel or a planning tool.',
	choose: 'Choose it to assign the work in a spreadsheet or to import it into a planning tool.',
	group: 'checklist',
	proven: 'Read back by another CSV library in the tests, with hostile values in every cell.',
	applies: () => true,
	render: (input) => [
		{ fileName: 'tls-ready-checklist.csv', mediaType: 'text/csv', text: csv(rowsOf(input)), encoding: 'utf-8-bom' },
	],
};

/** RFC 4180 with CRLF. A cell that a spreadsheet would run as a formula gets an apostrophe in front. */
export function csv(rows: readonly (readonly string[])[]): string {
	return stringify(
		rows.map((row) => [...row]),
		// Excel also ends a row at a lone line feed or carriage return unless the cell is quoted.
		{ record_delimiter: 'windows', escape_formulas: true, quoted_match: /[\r\n]/ },
	);
}

function rowsOf({ plan, facts, address, progress = [] }: RenderInput): string[][] {
	const known = plan.items.map((item) => [
		doneDay(item, progress) ?? '',
		PHASE_TITLES[item.phase],
		PRIORITY[item.priority].text,
		item.title,
		item.appliesTo.join('; '),
		ownerOf(item, progress),
		[againText(item, progress), noteOf(item, progress)].filter((line) => line !== '').join('\n'),
		item.why,
		reasonText(item.reasons),
		[needlessText(facts, item), firstText(facts, item), ...item.steps.map((step, at) => `${at + 1}. ${stepText(facts, step)}`)]
			.filter((line) => line !== '')
			.join('\n'),
		item.verify.map((check) => stepText(facts, check)).join('\n'),
		[dueOf(item) ?? '', ...(item.dates.length > 1 || item.dueBy === undefined ? dateLines(item) : [])].join('\n'),
		item.cites.map((cite) => citeText(facts, cite)).join('\n'),
		facts.disagreements
			.filter(({ id }) => item.disagreements.includes(id))
			.map(holdText)
			.join('\n'),
		item.id,
		plan.contentVersion,
		address,
	]);
	// What is not known is work too: a spreadsheet without it would look finished.
	const unknown = plan.unknowns.map(({ question, title, findOut, couldMean }) => [
		'',
		'Find out',
		'Unknown',
		title,
		'',
		'',
		'',
		`Could mean: ${couldMean.join('; ')}`,
		'This was not answered, or answered "not sure".',
		[findOut.text, findOut.command].filter((part) => part !== undefined).join('\n'),
		'Answer the question and make the checklist again.',
		'',
		'',
		'',
		question,
		plan.contentVersion,
		address,
	]);
	return [COLUMNS, ...known, ...unknown];
}

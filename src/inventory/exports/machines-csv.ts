import { stringify } from 'csv-stringify/browser/esm/sync';
import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import { LAYERS } from '../assessment/finding.ts';
import type { Assessed } from '../fleet/fleet-summary.ts';
import { FINDING_LABELS, LAYER_LABELS, LEVEL_LABELS, VERDICT_LABELS } from '../fleet/labels.ts';
import type { Mask } from './mask.ts';

/** Machines turned into text at once: enough to be quick, few enough to hold. */
const AT_ONCE = 5_000;

type Column = readonly [name: string, value: (one: Assessed) => string];

/**
 * Machines as CSV, one row each. UTF-8 with a byte order mark and CRLF, as Excel expects; a cell that a spreadsheet would
 * run as a formula gets an apostrophe in front.
 */
export function* machinesCsv(
	machines: readonly Assessed[],
	facts: Pick<DecisionFacts, 'actions' | 'questions'>,
	mask: Mask | undefined,
): Generator<string> {
	const columns = columnsOf(facts, mask);
	yield `\ufeff${csv([columns.map(([name]) => name)])}`;
	for (let at = 0; at < machines.length; at += AT_ONCE)
		yield csv(machines.slice(at, at + AT_ONCE).map((one) => columns.map(([, value]) => value(one))));
}

function csv(rows: readonly (readonly string[])[]): string {
	return stringify(
		rows.map((row) => [...row]),
		// Excel also ends a row at a lone line feed or carriage return unless the cell is quoted.
		{ record_delimiter: 'windows', escape_formulas: true, quoted_match: /[\r\n]/ },
	);
}

function columnsOf({ actions, questions }: Pick<DecisionFacts, 'actions' | 'questions'>, mask: Mask | undefined): Column[] {
	const titles = new Map(actions.map(({ id, title }) => [id, title]));
	const subjects = new Map(questions.map(({ id, subject }) => [id, subject]));
	const named = (ids: readonly string[], names: ReadonlyMap<string, string>) => ids.map((id) => names.get(id) ?? id).join('; ');
	const hidden = (value: (one: Assessed) => string) => (one: Assessed) => (mask === undefined ? value(one) : '');
	return [
		['Machine', ({ machine }) => mask?.name(machine) ?? machine.name],
		['Verdict', ({ assessment }) => VERDICT_LABELS[assessment.verdict]],
		['KnownBy', ({ assessment }) => LEVEL_LABELS[assessment.level]],
		['Windows', ({ assessment, machine }) => windowsText({ assessment, machine })],
		['Version', ({ machine }) => machine.windows.version],
		['Bits', ({ machine }) => String(machine.windows.bits ?? '')],
		['Unit', ({ machine }) => machine.labels.unit ?? ''],
		['Group', ({ machine }) => machine.labels.group ?? ''],
		...LAYERS.map((layer): Column => [LAYER_LABELS[layer], ({ assessment }) => FINDING_LABELS[assessment.layers[layer]]]),
		[
			'ToDo',
			({ assessment: { items } }) =>
				named(
					items.filter((each) => each.isCertain).map(({ id }) => id),
					titles,
				),
		],
		[
			'PerhapsToDo',
			({ assessment: { items } }) =>
				named(
					items.filter((each) => !each.isCertain).map(({ id }) => id),
					titles,
				),
		],
		['NotKnown', ({ assessment: { open } }) => named(open, subjects)],
		['Contradictions', ({ machine }) => machine.contradictions.join('; ')],
		['AccountEnabled', ({ machine }) => String(machine.labels.enabled ?? '')],
		['LastSeenUtc', ({ machine }) => (Number.isNaN(machine.seen) ? '' : new Date(machine.seen).toISOString())],
		['Sources', ({ machine }) => machine.sources.join('; ')],
		['DeviceId', hidden(({ machine }) => machine.identity.deviceId)],
		['ObjectId', hidden(({ machine }) => machine.identity.objectId)],
	];
}

/** The Windows by its name in the facts, each that it can be; as the source has it where it is none of them. */
export function windowsText({ assessment, machine }: Assessed): string {
	return assessment.windows.candidates.map(({ label }) => label).join(' or ') || machine.windows.name || machine.windows.version;
}

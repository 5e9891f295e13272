import type { CsvRow } from '../../../reading/csv/csv-row.ts';
import { type Members, membersOf, textOf } from '../../../reading/json/members.ts';
import type { Fact, FactKey } from '../../observation/observation.ts';
import { observationOf } from '../observation-of.ts';
import { settingAt, valueFact } from '../registry-path.ts';
import type { Sink, Source } from '../source.ts';
import { timeIn } from '../time-of-export.ts';

/** Cells of a row or members of a record, by any of their names in lower case. */
type Text = (...names: readonly string[]) => string;

/** Last part of the id of a virtual machine or of a server connected by Azure Arc. */
const lastPart = (id: string) => id.split('/').findLast((part) => part !== '') ?? '';

/** A row of the table ConfigurationData: one value that you chose to track. */
function readTracked(text: Text, sink: Sink): void {
	const setting = settingAt(sink.facts, text('registrykey'), text('valuename'));
	if (setting === undefined) {
		sink.leftOut('tracked values that decide nothing here', 1);
		return;
	}
	sink.observation(
		observationOf({
			source: 'azure',
			identity: { name: text('computer') },
			time: timeIn(text('timegenerated'), sink),
			facts: new Map([[setting, valueFact(text('valuedata'), text('valuetype', 'registryvaluetype'))]]),
		}),
	);
}

/** Texts in the reasons of an assignment of guest configuration. */
function phrasesIn(value: unknown, depth = 0): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null || depth > 8) return [];
	return Object.values(value).flatMap((inner) => phrasesIn(inner, depth + 1));
}

/**
 * A result of the built-in policy on secure protocols. "Present" says that the values of the server side enable TLS 1.2;
 * "Absent" is said of every Windows on which they are not set, whatever its defaults, and so says nothing.
 */
function readAssignment(text: Text, phrases: readonly string[], sink: Sink): void {
	const isOn = phrases.some((phrase) => /TLS 1\.2\s*-\s*Present/i.test(phrase));
	const facts: ReadonlyMap<FactKey, Fact> = isOn
		? new Map([['protocol:server', { state: 'present', type: 'state', value: 'Enabled' }]])
		: new Map();
	const machine = text('machine', 'machinename', 'vmname') || lastPart(text('targetresourceid', 'vmid', 'machineid'));
	sink.observation(
		observationOf({
			source: 'azure',
			identity: { name: machine },
			time: timeIn(text('lastcompliancestatuschecked', 'lastcheckedtime'), sink),
			windows: { name: 'Windows' },
			facts,
		}),
	);
}

const isTracked = (has: (name: string) => boolean) => ['computer', 'registrykey', 'valuename', 'valuedata'].every(has);
const isAssignment = (has: (name: string) => boolean) =>
	(has('reasons') || has('phrase') || has('latestassignmentreport')) &&
	(has('machine') || has('targetresourceid') || has('vmid') || has('machinename'));

export const azure: Source = {
	id: 'azure',
	label: 'Azure Resource Graph and Change Tracking',
	level: 'configuration',
	shows:
		'Of guest configuration, whether the server side of TLS 1.2 is enabled by values. Of Change Tracking, the values that you chose to track.',
	cannotShow: [
		'The built-in policy reads only the server side, and calls TLS 1.2 absent wherever no value is set, also where Windows has it on. Compliant is not ready, and not compliant is not unready.',
		'Change Tracking holds nothing of a value that is not set or not tracked.',
	],
	rowCaps: [1000, 30_000],
	csv: {
		recognises: (columns) => {
			const has = (name: string) => columns.includes(name);
			return isTracked(has) || isAssignment(has);
		},
		read: (names, sink) => {
			const places = new Map(names.map((name, at) => [name, at]));
			const textIn =
				(row: CsvRow): Text =>
				(...wanted) =>
					wanted.map((name) => row.text(places.get(name) ?? -1).trim()).find((text) => text !== '') ?? '';
			if (isTracked((name) => places.has(name))) return (cells) => readTracked(textIn(cells), sink);
			return (cells) => readAssignment(textIn(cells), [textIn(cells)('reasons', 'phrase', 'latestassignmentreport')], sink);
		},
	},
	json: {
		recognises: (record) => isTracked((name) => record.has(name)) || isAssignment((name) => record.has(name)),
		read: (record: Members, sink) => {
			const text: Text = (...names) => textOf(record, ...names);
			if (isTracked((name) => record.has(name))) readTracked(text, sink);
			else readAssignment(text, phrasesIn([...membersOf(Object.fromEntries(record)).values()]), sink);
		},
	},
};

import { isObject, type Members, membersOf, textOf } from '../../../reading/json/members.ts';
import type { Fact, FactKey } from '../../observation/observation.ts';
import { linesIn, readLines } from '../carried/index.ts';
import { observationOf } from '../observation-of.ts';
import { settingAt, valueFact } from '../registry-path.ts';
import type { Sink, Source } from '../source.ts';

/** Rows of a record of the results log: one in `columns`, or all in `snapshot` or the parts of `diffResults`. Rows that were removed are no longer so. */
function rowsOf(record: Members): Members[] {
	if (textOf(record, 'action') === 'removed') return [];
	const diff = membersOf(record.get('diffresults'));
	const lists = [record.get('columns'), record.get('snapshot'), diff.get('added')];
	return lists
		.flatMap((rows) => (Array.isArray(rows) ? rows : [rows]))
		.filter(isObject)
		.map(membersOf);
}

function read(record: Members, sink: Sink): void {
	const rows = rowsOf(record);
	if (readLines(linesIn(rows.map((row) => Object.fromEntries(row))), sink, 'osquery')) return;
	const facts = new Map<FactKey, Fact>();
	for (const row of rows) {
		const path = textOf(row, 'path');
		const key = textOf(row, 'key') || path.slice(0, path.lastIndexOf('\\'));
		const setting = settingAt(sink.facts, key, textOf(row, 'name'));
		if (setting !== undefined && row.has('data')) facts.set(setting, valueFact(textOf(row, 'data'), textOf(row, 'type')));
	}
	const system = rows.find((row) => row.has('build') && row.has('major'));
	if (facts.size === 0 && system === undefined) {
		sink.leftOut('results of other queries', 1);
		return;
	}
	const seconds = Number(textOf(record, 'unixtime') || Number.NaN);
	sink.observation(
		observationOf({
			source: 'osquery',
			level: facts.size > 0 ? 'configuration' : 'inventory',
			identity: { name: textOf(record, 'hostidentifier') },
			time: seconds * 1000,
			windows: {
				name: system === undefined ? 'Windows' : textOf(system, 'name').replace(/^Microsoft /, ''),
				version: system === undefined ? '' : `${textOf(system, 'major')}.${textOf(system, 'minor')}.${textOf(system, 'build')}`,
			},
			facts,
		}),
	);
}

export const osquery: Source = {
	id: 'osquery',
	label: 'osquery results',
	level: 'configuration',
	shows: 'The registry values, and their absence, that our query asks for; of other queries the registry values that decide.',
	cannotShow: [
		'It does not show cipher suites that can be used, updates or agents, so that it calls no machine ready by itself.',
		'osquery does not tell a value that it may not read from one that is not there.',
	],
	json: {
		recognises: (record) =>
			record.has('hostidentifier') && (record.has('columns') || record.has('snapshot') || record.has('diffresults')),
		read,
	},
};

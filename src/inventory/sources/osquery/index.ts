import { isObject, type Members, membersOf, textOf } from '../../../reading/json/members.ts';
import type { Fact, FactKey } from '../../observation/observation.ts';
import { linesIn, readLines } from '../carried/index.ts';
import { Columns } from '../columns.ts';
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

/** What a row of the table registry says. A row without type and data is one that a join left empty. */
function registryValue(text: (name: string) => string, sink: Sink): [FactKey, Fact] | undefined {
	const [path, type, data] = [text('path'), text('type'), text('data')];
	const setting = settingAt(sink.facts, text('key') || path.slice(0, path.lastIndexOf('\\')), text('name'));
	return setting === undefined || (type === '' && data === '') ? undefined : [setting, valueFact(data, type)];
}

/** Columns and decorations that hold the name of the host; `hostidentifier` can be a number that no other source knows. */
const HOSTS = ['hostname', 'host_hostname', 'computer_name', 'host_display_name', 'host_name', 'host', 'hostidentifier'];

function read(record: Members, sink: Sink): void {
	const rows = rowsOf(record);
	if (readLines(linesIn(rows.map((row) => Object.fromEntries(row))), sink, 'osquery')) return;
	const facts = new Map<FactKey, Fact>();
	for (const row of rows) {
		const value = registryValue((name) => textOf(row, name), sink);
		if (value !== undefined) facts.set(...value);
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
			identity: { name: textOf(membersOf(record.get('decorations')), ...HOSTS) || textOf(record, 'hostidentifier') },
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
	// A live query that a tool exports: a row a value.
	csv: {
		recognises: (columns) =>
			['name', 'data'].every((name) => columns.includes(name)) &&
			['key', 'path'].some((name) => columns.includes(name)) &&
			HOSTS.some((name) => columns.includes(name)),
		read: (names, sink) => {
			const columns = new Columns(names);
			const cellOf = new Map(['key', 'path', 'name', 'type', 'data'].map((name) => [name, columns.cell(name)]));
			const host = columns.cell(...HOSTS);
			return (cells) => {
				const value = registryValue((name) => cellOf.get(name)?.(cells) ?? '', sink);
				if (value === undefined) sink.leftOut('rows of values that decide nothing here', 1);
				else
					sink.observation(
						observationOf({
							source: 'osquery',
							identity: { name: host(cells) },
							windows: { name: 'Windows' },
							facts: new Map([value]),
						}),
					);
			};
		},
	},
};

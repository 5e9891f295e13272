import type { DecisionFacts } from '../../../knowledge/decision-facts.ts';
import type { CsvRow } from '../../../reading/csv/csv-row.ts';
import { isObject, type Members, membersOf, textOf } from '../../../reading/json/members.ts';
import { MetBytes } from '../../../reading/text/met-bytes.ts';
import type { Fact, FactKey, NamedWindows, Observation } from '../../observation/observation.ts';
import { Columns } from '../columns.ts';
import { idOf, observationOf } from '../observation-of.ts';
import { once } from '../once.ts';
import type { Sink, Source } from '../source.ts';
import { timeIn } from '../time-of-export.ts';

/** A field of AdditionalFields, in lower case, and what it states. */
type Field = { readonly settings: readonly string[] } | { readonly side: 'protocol:client' | 'protocol:server' };

const fieldsBy = new WeakMap<DecisionFacts, ReadonlyMap<string, Field>>();

/** A field of one value states its number; one that two values share states what they come to. */
function fieldsOf(facts: DecisionFacts): ReadonlyMap<string, Field> {
	const made = fieldsBy.get(facts);
	if (made !== undefined) return made;
	const fields = new Map<string, Field>();
	for (const { id, defender, layer, key } of facts.settings) {
		if (defender === undefined) continue;
		const name = defender.toLowerCase();
		const side = /\\Server$/.test(key) ? 'protocol:server' : 'protocol:client';
		fields.set(name, layer === 'schannel' ? { side } : { settings: [id] });
	}
	fieldsBy.set(facts, fields);
	return fields;
}

/** What the fields say. Null and an empty text say nothing: what they stand for is documented nowhere. */
function factsOf(field: (name: string) => unknown, decision: DecisionFacts): ReadonlyMap<FactKey, Fact> {
	const facts = new Map<FactKey, Fact>();
	for (const [name, states] of fieldsOf(decision)) {
		const value = field(name);
		const text = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value).trim() : '';
		if ('side' in states) {
			if (/^(enabled|disabled)$/i.test(text))
				facts.set(states.side, { state: 'present', type: 'state', value: /^e/i.test(text) ? 'Enabled' : 'Disabled' });
		} else if (/^\d{1,10}$/.test(text))
			for (const id of states.settings) facts.set(`setting:${id}`, { state: 'present', type: 'REG_DWORD', value: Number(text) });
	}
	return facts;
}

interface Device {
	readonly text: (...names: readonly string[]) => string;
	readonly facts: () => ReadonlyMap<FactKey, Fact>;
}

function read({ text, facts }: Device, sink: Sink): void {
	const platform = text('osplatform');
	if (platform !== '' && !/^windows/i.test(platform)) {
		sink.leftOut('other systems than Windows', 1);
		return;
	}
	if (text('mergedtodeviceid') !== '') {
		sink.leftOut('devices that Defender has merged into others', 1);
		return;
	}
	sink.observation(observationOfDevice(text, facts(), platform, sink));
}

function observationOfDevice(text: Device['text'], facts: ReadonlyMap<FactKey, Fact>, platform: string, sink: Sink): Observation {
	const status = text('onboardingstatus');
	const group = text('machinegroup', 'rbacgroupname');
	const lastSeen = timeIn(text('lastseentime', 'lastseen'), sink);
	return observationOf({
		source: 'defender',
		identity: { deviceId: idOf(text('aaddeviceid')), fqdn: text('devicename', 'computerdnsname'), addresses: [] },
		time: timeIn(text('timestamp'), sink),
		windows: windowsOf(platform, text('osversion'), text('osbuild'), text('osarchitecture', 'osprocessor')),
		facts,
		labels: {
			...(group !== '' && { group }),
			...(!Number.isNaN(lastSeen) && { lastSeen }),
			...(/can be onboarded|insufficient|unsupported/i.test(status) && { nature: 'unmanaged' as const }),
		},
	});
}

const windowsOf = once(
	(platform: string, version: string, build: string, architecture: string): NamedWindows => ({
		name: nameOf(platform),
		version: versionOf(version, build),
		kind: /server/i.test(platform) ? 'server' : /^windows(\d|10|11)/i.test(platform) ? 'client' : '',
		bits: /^(64-bit|x64|arm64)$/i.test(architecture) ? 64 : /^(32-bit|x86)$/i.test(architecture) ? 32 : undefined,
	}),
);

/** "WindowsServer2012R2" as "Windows Server 2012 R2". Defender writes Windows 11 as Windows10 in some tables, so clients go by their build. */
function nameOf(platform: string): string {
	if (/^windows1[01]/i.test(platform)) return 'Windows';
	return platform
		.replace(/^WindowsServer/i, 'Windows Server ')
		.replace(/^Windows(\d)/i, 'Windows $1')
		.replace(/(\d{4})R2/i, '$1 R2')
		.replace(/\s+/g, ' ')
		.trim();
}

/** "10.0" and 20348 belong together. */
function versionOf(version: string, build: string): string {
	if (/^\d+\.\d+\.\d{4,5}/.test(version) || build === '') return version;
	return /^\d+\.\d+$/.test(version) ? `${version}.${build}` : build;
}

/** Answers a value of AdditionalFields by its name in lower case. */
function fieldIn(additional: Members): (name: string) => unknown {
	return (name) => additional.get(name);
}

function parsed(text: string): Members | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return isObject(value) ? membersOf(value) : undefined;
	} catch {
		return undefined;
	}
}

export const defender: Source = {
	id: 'defender',
	label: 'Microsoft Defender advanced hunting',
	level: 'configuration',
	shows: 'Whether TLS 1.2 is enabled for clients and servers, and the .NET values, of every device that Defender manages.',
	cannotShow: [
		'It knows no WinHTTP value, no cipher suites, no .NET Framework release and no agents, so that it calls no machine ready by itself.',
		'An empty field says nothing: whether it stands for a value that is not set is documented nowhere.',
	],
	rowCaps: [10_000, 30_000],
	csv: {
		recognises: (columns) =>
			columns.includes('devicename') &&
			(columns.includes('additionalfields') ||
				columns.includes('tlsclient12') ||
				(columns.includes('osplatform') && columns.includes('deviceid'))),
		read: (names, sink) => {
			const columns = new Columns(names);
			const cellsOf = new Map<string, (cells: CsvRow) => string>();
			const cell = (name: string) => {
				const known = cellsOf.get(name) ?? columns.cell(name);
				cellsOf.set(name, known);
				return known;
			};
			const additional = columns.cell('additionalfields');
			const stated = [...fieldsOf(sink.facts).keys()];
			const met = new Map<string, ReadonlyMap<FactKey, Fact>>();
			const metAdditional = new MetBytes<ReadonlyMap<FactKey, Fact>>(MOST_MET);
			const place = columns.place('additionalfields');
			let damaged = 0;
			const ofColumns = (cells: CsvRow) => {
				const text = stated.map((name) => cell(name)(cells)).join('\0');
				const facts = met.get(text) ?? factsOf((name) => cell(name)(cells), sink.facts);
				if (met.size >= MOST_MET) met.clear();
				met.set(text, facts);
				return facts;
			};
			const factsIn = (cells: CsvRow) => {
				const [start, end] = [cells.starts[place] as number, cells.ends[place] as number];
				const known = place < 0 ? undefined : metAdditional.at(cells.bytes, start, end);
				if (known !== undefined) return known;
				const json = additional(cells);
				const fields = json === '' ? undefined : parsed(json);
				if (json !== '' && fields === undefined && damaged++ === 0) sink.problem(DAMAGED_FIELDS);
				if (fields === undefined) return ofColumns(cells);
				const facts = factsOf(fieldIn(fields), sink.facts);
				metAdditional.keep(cells.bytes, start, end, facts);
				return facts;
			};
			return (cells) =>
				read(
					{
						text: (...wanted) => {
							for (const name of wanted) {
								const text = cell(name)(cells);
								if (text !== '') return text;
							}
							return '';
						},
						facts: () => factsIn(cells),
					},
					sink,
				);
		},
	},
	json: {
		recognises: (record) =>
			record.has('devicename') &&
			(record.has('additionalfields') || record.has('tlsclient12') || (record.has('osplatform') && record.has('deviceid'))),
		read: (record, sink) => {
			const additional = record.get('additionalfields');
			const fields = isObject(additional)
				? membersOf(additional)
				: typeof additional === 'string'
					? parsed(additional)
					: undefined;
			read({ text: (...names) => textOf(record, ...names), facts: () => factsOf(fieldIn(fields ?? record), sink.facts) }, sink);
		},
	},
};

/** Different states of devices that are kept while a file is read; a fleet has a few hundred. */
const MOST_MET = 10_000;

const DAMAGED_FIELDS = {
	severity: 'incomplete',
	code: 'additional-fields',
	found: 'A cell of AdditionalFields holds no whole JSON, so that what it says of TLS was not read.',
	accepted: 'Export again with the query of this page, which gives one column a field.',
} as const;

import { isObject, type Members, membersOf, textOf } from '../../../reading/json/members.ts';
import type { Version } from '../../observation/version.ts';
import type { Sink, Source } from '../source.ts';

/** Findings about a version, by their id. */
const VERSION_IDS: ReadonlyMap<string, Version> = new Map([
	['SSLv2', 'SSL 2.0'],
	['SSLv3', 'SSL 3.0'],
	['TLS1', 'TLS 1.0'],
	['TLS1_1', 'TLS 1.1'],
	['TLS1_2', 'TLS 1.2'],
	['TLS1_3', 'TLS 1.3'],
]);

/** The finding about suites with 3DES, which counts IDEA as well. */
const TRIPLE_DES = 'cipherlist_3DES_IDEA';

/** Tells what a finding says, if it is one of those read. `time`: of the scan. */
function read(id: string, finding: string, server: string, time: number, sink: Sink): void {
	const version = VERSION_IDS.get(id);
	if (version === undefined && id !== TRIPLE_DES) return;
	const accepts = /\bnot (?:\w+ )?offered/i.test(finding) ? false : /^offered|\boffered\b/i.test(finding) ? true : undefined;
	sink.acceptance({ server, version, cipher: version === undefined ? '3DES' : '', accepts, time });
}

/** `name/address` as testssl writes it, with the port. */
const serverOf = (host: string, port: string) => `${host.split('/').find((part) => part !== '') ?? ''}:${port}`;

/** The whole of a scan in one object (`--json-pretty`). */
function readPretty(record: Members, sink: Sink): void {
	const time = Number(textOf(record, 'starttime') || Number.NaN) * 1000;
	const results = record.get('scanresult');
	for (const result of Array.isArray(results) ? results : []) {
		const members = membersOf(result);
		if (!members.has('targethost')) continue;
		const server = serverOf(textOf(members, 'targethost', 'ip'), textOf(members, 'port'));
		for (const part of ['protocols', 'ciphers']) {
			const findings = members.get(part);
			for (const finding of Array.isArray(findings) ? findings : []) {
				const { id, finding: text } = isObject(finding) ? (finding as Record<string, unknown>) : {};
				read(String(id), String(text), server, time, sink);
			}
		}
	}
}

export const testssl: Source = {
	id: 'testssl',
	label: 'testssl.sh',
	question: 'accepts',
	shows: 'Versions that servers accept, and whether they accept 3DES, from the JSON or CSV of testssl.sh.',
	cannotShow: [
		'Whether any client uses what a server accepts.',
		'3DES and IDEA are one finding of testssl.sh; it counts as 3DES.',
	],
	json: {
		recognises: (record) =>
			(record.has('id') && record.has('finding') && record.has('ip') && record.has('severity')) ||
			(record.has('scanresult') && record.has('invocation')),
		read: (record, sink) => {
			if (record.has('scanresult')) readPretty(record, sink);
			else
				read(
					textOf(record, 'id'),
					textOf(record, 'finding'),
					serverOf(textOf(record, 'ip'), textOf(record, 'port')),
					Number.NaN,
					sink,
				);
		},
	},
	csv: {
		recognises: (columns) => ['id', 'fqdn/ip', 'port', 'finding'].every((name) => columns.includes(name)),
		read: (columns, sink) => {
			const [id, host, port, finding] = ['id', 'fqdn/ip', 'port', 'finding'].map((name) => columns.indexOf(name)) as [
				number,
				number,
				number,
				number,
			];
			return (row) => read(row.text(id), row.text(finding), serverOf(row.text(host), row.text(port)), Number.NaN, sink);
		},
	},
};

import { textOf } from '../../../reading/json/members.ts';
import { timeOfText } from '../../../reading/text/log-time.ts';
import { TextLines } from '../../../reading/text/text-lines.ts';
import { UNKNOWN_CONNECTION } from '../../observation/observation.ts';
import { versionOf } from '../../observation/version.ts';
import type { Sink, Source } from '../source.ts';

/** One line, by the names of its fields. */
function read(field: (name: string) => string, sink: Sink): void {
	const text = field('ts');
	const seconds = Number(text);
	const time = text !== '' && Number.isFinite(seconds) ? seconds * 1000 : timeOfText(text);
	const host = field('server_name') || field('id.resp_h');
	const port = field('id.resp_p');
	const server = port === '' ? host : `${host}:${port}`;
	const version = versionOf(field('version'));
	// T and F in the table, true and false in JSON. What fails after an alert was never a connection.
	if (/^f(alse)?$/i.test(field('established'))) {
		const alert = field('last_alert');
		sink.failure({
			what: alert === '' ? 'Handshake not completed' : `Handshake not completed, alert ${alert}`,
			version,
			side: '',
			machine: field('id.orig_h'),
			program: '',
			target: server,
			count: 1,
			first: time,
			last: time,
		});
		return;
	}
	sink.connection({
		...UNKNOWN_CONNECTION,
		version,
		cipher: field('cipher'),
		client: field('id.orig_h'),
		server,
		first: time,
		last: time,
	});
}

export const zeek: Source = {
	id: 'zeek',
	label: 'Zeek ssl.log',
	question: 'use',
	shows:
		'Every TLS connection that a network sensor saw: client, server, version and cipher suite; and handshakes that were not completed.',
	cannotShow: [
		'Only traffic that passes the sensor is in the log.',
		'Behind a proxy or NAT, the client is the proxy. Neither the application nor the user is known.',
	],
	lines: {
		recognises: (head) => /^#separator /m.test(head) && /^#path\tssl\s*$/m.test(head),
		read: (sink) => {
			let places = new Map<string, number>();
			let unset = '-';
			let damaged = 0;
			return new TextLines({
				line: (line) => {
					const cells = line.split('\t');
					if (line.startsWith('#fields\t')) places = new Map(cells.slice(1).map((name, place) => [name, place]));
					else if (line.startsWith('#unset_field\t')) unset = cells[1] ?? '-';
					if (line.startsWith('#')) return;
					if (cells.length !== places.size) {
						damaged++;
						return;
					}
					read((name) => {
						const value = cells[places.get(name) ?? -1] ?? '';
						return value === unset || value === '(empty)' ? '' : value;
					}, sink);
				},
				end: () => {
					if (damaged === 0) return;
					sink.problem({
						severity: 'incomplete',
						code: 'zeek-damaged-lines',
						found: `${damaged} ${damaged === 1 ? 'line does' : 'lines do'} not have the fields that the line "#fields" names; left out.`,
						accepted: 'Copy the log again.',
					});
				},
				problem: (problem) => sink.problem(problem),
			});
		},
	},
	json: {
		recognises: (record) =>
			record.has('id.orig_h') &&
			record.has('id.resp_h') &&
			(record.has('established') || record.has('cipher') || record.has('version')),
		read: (record, sink) => read((name) => textOf(record, name), sink),
	},
};

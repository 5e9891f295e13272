import { timeOfText } from '../../../reading/text/log-time.ts';
import { TextLines } from '../../../reading/text/text-lines.ts';
import { UNKNOWN_CONNECTION } from '../../observation/observation.ts';
import { versionOf } from '../../observation/version.ts';
import type { Sink, Source } from '../source.ts';

/** The line that Exchange writes once TLS has been negotiated. */
const NEGOTIATED = /TLS protocol SP_PROT_(TLS\d(?:_\d)?|SSL\d)_(SERVER|CLIENT) negotiation succeeded/;

/** Address without the port of a client, which changes with every connection. */
const withoutPort = (endpoint: string) => endpoint.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');

function read(line: string, fields: ReadonlyMap<string, number>, sink: Sink): void {
	const found = NEGOTIATED.exec(line);
	if (found === null) return;
	// The fields before the first that is quoted hold no comma.
	const cells = line.split(',');
	const field = (name: string) => cells[fields.get(name) ?? -1] ?? '';
	const algorithm = (before: string) => new RegExp(`${before} (?:CALG_)?(\\w+)`).exec(line)?.[1] ?? '';
	const isServer = found[2] === 'SERVER';
	const time = timeOfText(field('date-time'));
	const [local, remote] = [field('local-endpoint'), field('remote-endpoint')];
	sink.connection({
		...UNKNOWN_CONNECTION,
		version: versionOf(found[1] as string),
		cipher: algorithm('encryption algorithm'),
		hash: algorithm('hash algorithm'),
		keyExchange: algorithm('exchange algorithm'),
		side: isServer ? 'server' : 'client',
		client: withoutPort(isServer ? remote : local),
		server: isServer ? local : remote,
		program: field('connector-id'),
		first: time,
		last: time,
	});
}

export const smtpProtocol: Source = {
	id: 'smtp-protocol',
	label: 'Exchange Server: SMTP protocol logs',
	question: 'use',
	shows: 'Version, cipher and other end of every SMTP connection that Exchange Server received or opened with TLS.',
	cannotShow: [
		'Connectors whose protocol logging is off are not in these logs.',
		'Connections without STARTTLS, and clients of other protocols (MAPI, IMAP, EWS), are not in them.',
	],
	lines: {
		recognises: (head) => /^#Log-type: SMTP (Receive|Send) Protocol Log/im.test(head),
		read: (sink) => {
			let fields = new Map<string, number>();
			return new TextLines({
				line: (line) => {
					if (line.startsWith('#')) {
						if (/^#Fields:/i.test(line))
							fields = new Map(
								line
									.slice(8)
									.split(',')
									.map((name, place) => [name.trim().toLowerCase(), place]),
							);
					} else read(line, fields, sink);
				},
				end: () => undefined,
				problem: (problem) => sink.problem(problem),
			});
		},
	},
};

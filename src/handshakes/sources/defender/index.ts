import { type Members, membersOf, textOf } from '../../../reading/json/members.ts';
import { timeOfText } from '../../../reading/text/log-time.ts';
import { UNKNOWN_CONNECTION } from '../../observation/observation.ts';
import { versionOf } from '../../observation/version.ts';
import type { Sink, Source } from '../source.ts';

/** The action of network events that a TLS handshake was looked into for. */
const INSPECTED = 'sslconnectioninspected';

/** Details of an event: an object, or its JSON text in a table. */
function detailsOf(value: unknown): Members {
	if (typeof value !== 'string') return membersOf(value);
	try {
		return membersOf(JSON.parse(value));
	} catch {
		return membersOf(undefined);
	}
}

function read(record: Members, sink: Sink): void {
	if (textOf(record, 'actiontype').toLowerCase() !== INSPECTED) {
		sink.otherRecords(1);
		return;
	}
	const details = detailsOf(record.get('additionalfields'));
	const time = timeOfText(textOf(record, 'timestamp', 'timegenerated'));
	const version = versionOf(textOf(details, 'version', 'tlsversion', 'ssl_version'));
	const isOutbound = /^out/i.test(textOf(details, 'direction'));
	const isInbound = /^in/i.test(textOf(details, 'direction'));
	const machine = textOf(record, 'devicename') || textOf(record, 'localip');
	const port = textOf(record, isInbound ? 'localport' : 'remoteport');
	const host = isInbound ? machine : textOf(details, 'server_name') || textOf(record, 'remoteurl', 'remoteip');
	const server = port === '' || host === '' ? host : `${host}:${port}`;
	const side = isOutbound ? 'client' : isInbound ? 'server' : '';
	if (/^f(alse)?$/i.test(textOf(details, 'established'))) {
		const known = { version, side, machine, program: textOf(record, 'initiatingprocessfilename'), target: server } as const;
		sink.failure({ what: 'Handshake not completed', ...known, count: 1, first: time, last: time });
		return;
	}
	sink.connection({
		...UNKNOWN_CONNECTION,
		version,
		cipher: textOf(details, 'cipher'),
		side,
		client: isInbound ? textOf(record, 'remoteip') : machine,
		server,
		program: textOf(record, 'initiatingprocessfilename'),
		account: textOf(record, 'initiatingprocessaccountupn', 'initiatingprocessaccountname'),
		first: time,
		last: time,
	});
}

export const defender: Source = {
	id: 'defender',
	label: 'Microsoft Defender: network events',
	question: 'use',
	shows:
		'TLS connections that Defender for Endpoint looked into (SslConnectionInspected), with machine, process, target and time.',
	cannotShow: [
		'We found no document that lists the fields of these events. Where an event has no TLS version, it counts as not recorded.',
		'Defender keeps 30 days of events and looks into a part of the connections only.',
	],
	recordCaps: [10_000, 30_000],
	json: {
		recognises: (record) => record.has('actiontype') && record.has('additionalfields') && record.has('remoteip'),
		read,
	},
	csv: {
		recognises: (columns) => ['actiontype', 'additionalfields', 'remoteip'].every((name) => columns.includes(name)),
		read: (columns, sink) => (row) => read(new Map(columns.map((name, place) => [name, row.text(place)])), sink),
	},
};

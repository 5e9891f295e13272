import type { FileProblem } from '../../../reading/file-problem.ts';
import { type Members, textOf } from '../../../reading/json/members.ts';
import { timeOfText } from '../../../reading/text/log-time.ts';
import { UNKNOWN_CONNECTION } from '../../observation/observation.ts';
import { versionOf } from '../../observation/version.ts';
import type { Sink, Source } from '../source.ts';

/** Columns and members that hold the version, in lower case. */
const VERSION = ['tlsversion', 'sslprotocol', 'securityprotocol', 'sslprotocol_s', 'securityprotocol_s', 'tlsversion_s'];

/** Where Application Gateway says `off` of a request over plain HTTP. */
const ENCRYPTED = ['sslenabled', 'sslenabled_s'];

const NAMES = {
	cipher: ['sslcipher', 'securitycipher', 'sslcipher_s', 'tlscipher'],
	client: ['calleripaddress', 'clientip', 'clientip_s', 'socketip'],
	server: ['accountname', 'host', 'hostname', 'hostname_s', 'host_s', 'originalhost', 'resourceid', '_resourceid', 'resource'],
	userAgent: ['useragentheader', 'useragent', 'useragent_s'],
	account: ['requesterupn', 'requesterobjectid', 'requesterappid'],
	time: ['timegenerated', 'time', 'timestamp', 'timegenerated_utc'],
} as const;

function read(record: Members, sink: Sink): void {
	const text = textOf(record, ...VERSION);
	// Plain HTTP is logged too, without a version.
	const isPlain =
		/^http$/i.test(textOf(record, 'protocol', 'requestprotocol', 'scheme')) || /^off$/i.test(textOf(record, ...ENCRYPTED));
	if (text === '' && isPlain) {
		sink.otherRecords(1);
		return;
	}
	const time = timeOfText(textOf(record, ...NAMES.time));
	const client = textOf(record, ...NAMES.client);
	sink.connection({
		...UNKNOWN_CONNECTION,
		version: versionOf(text),
		cipher: textOf(record, ...NAMES.cipher),
		side: 'server',
		client: /^\d+(\.\d+){3}:\d+$/.test(client) ? client.slice(0, client.indexOf(':')) : client,
		server: textOf(record, ...NAMES.server),
		userAgent: textOf(record, ...NAMES.userAgent),
		account: textOf(record, ...NAMES.account),
		first: time,
		last: time,
	});
}

/** Columns of the query for Log Analytics that we hand out, which counts on the service and lists what is below TLS 1.2 or not stated. */
const COUNTED = ['accountname', 'version', 'requests', 'first', 'last'];

function readCounted(record: Members, sink: Sink): void {
	const count = Number(textOf(record, 'requests'));
	if (!Number.isInteger(count) || count < 1) {
		sink.problem(NO_COUNT);
		return;
	}
	if (/^http$/i.test(textOf(record, 'protocol'))) {
		sink.otherRecords(count);
		return;
	}
	sink.connection({
		...UNKNOWN_CONNECTION,
		version: versionOf(textOf(record, 'version')),
		side: 'server',
		client: textOf(record, 'address'),
		server: textOf(record, 'accountname'),
		userAgent: textOf(record, 'useragentheader'),
		count,
		first: timeOfText(textOf(record, 'first')),
		last: timeOfText(textOf(record, 'last')),
	});
}

const NO_COUNT: FileProblem = {
	severity: 'incomplete',
	code: 'azure-count',
	found: 'A row of the storage query has no whole number of requests; it was left out.',
	accepted: 'Run the query again and export all its columns.',
};

const isCounted = (columns: readonly string[]) => COUNTED.every((name) => columns.includes(name));
const isKnownVersion = (name: string) => VERSION.includes(name);

export const azure: Source = {
	id: 'azure',
	label: 'Azure logs: Storage, Application Gateway, Front Door',
	question: 'use',
	shows:
		'TLS version of requests to Azure Storage (TlsVersion), Application Gateway (sslProtocol) and Front Door (securityProtocol), with caller and user agent.',
	cannotShow: [
		'Resources without a diagnostic setting log nothing, and look like resources without old clients.',
		'Behind another proxy, the connection is that of the proxy.',
	],
	recordCaps: [10_000, 30_000],
	json: {
		recognises: (record) => VERSION.some((name) => record.has(name)),
		read,
	},
	csv: {
		recognises: (columns) =>
			isCounted(columns) ||
			(columns.some(isKnownVersion) &&
				columns.some((name) => ([...NAMES.client, ...NAMES.userAgent, ...NAMES.time] as readonly string[]).includes(name))),
		read: (columns, sink) => {
			const readRecord = isCounted(columns) ? readCounted : read;
			return (row) => readRecord(new Map(columns.map((name, place) => [name, row.text(place)])), sink);
		},
	},
};

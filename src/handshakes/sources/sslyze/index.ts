import { isObject, membersOf, textOf } from '../../../reading/json/members.ts';
import { timeOfText } from '../../../reading/text/log-time.ts';
import type { Version } from '../../observation/version.ts';
import type { Sink, Source } from '../source.ts';

/** Results of commands that try the suites of one version. */
const COMMANDS: readonly (readonly [name: string, version: Version])[] = [
	['ssl_2_0_cipher_suites', 'SSL 2.0'],
	['ssl_3_0_cipher_suites', 'SSL 3.0'],
	['tls_1_0_cipher_suites', 'TLS 1.0'],
	['tls_1_1_cipher_suites', 'TLS 1.1'],
	['tls_1_2_cipher_suites', 'TLS 1.2'],
	['tls_1_3_cipher_suites', 'TLS 1.3'],
];

function readServer(result: unknown, sink: Sink): void {
	const members = membersOf(result);
	const location = membersOf(members.get('server_location'));
	const server = `${textOf(location, 'hostname', 'ip_address')}:${textOf(location, 'port')}`;
	const time = timeOfText(textOf(members, 'date_completed', 'scan_completed'));
	const commands = membersOf(members.get('scan_result') ?? members.get('scan_commands_results'));
	for (const [name, version] of COMMANDS) {
		const attempt = membersOf(commands.get(name));
		// Older files have the result itself, newer ones an attempt that holds it.
		const found = attempt.has('accepted_cipher_suites') ? attempt : membersOf(attempt.get('result'));
		const suites = found.get('accepted_cipher_suites');
		if (!Array.isArray(suites)) {
			sink.acceptance({ server, version, cipher: '', accepts: undefined, time });
			continue;
		}
		sink.acceptance({
			server,
			version,
			cipher: '',
			accepts: found.get('is_tls_version_supported') === true || suites.length > 0,
			time,
		});
		for (const suite of suites) {
			const cipher = textOf(membersOf(isObject(suite) ? (suite as { cipher_suite?: unknown }).cipher_suite : undefined), 'name');
			if (cipher !== '') sink.acceptance({ server, version, cipher, accepts: true, time });
		}
	}
}

export const sslyze: Source = {
	id: 'sslyze',
	label: 'SSLyze',
	question: 'accepts',
	shows: 'Versions and cipher suites that servers accept, from sslyze --json_out.',
	cannotShow: ['Whether any client uses what a server accepts.', 'Servers that SSLyze could not reach are unknown.'],
	json: {
		recognises: (record) => Array.isArray(record.get('server_scan_results')),
		read: (record, sink) => {
			for (const result of record.get('server_scan_results') as readonly unknown[]) readServer(result, sink);
		},
	},
};

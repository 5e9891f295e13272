import type { FileProblem } from '../../reading/file-problem.ts';

/** Another page of the site that reads a file which tells of no machines. */
export interface OtherReader {
	readonly code: 'sign-in-log' | 'connection-log';
	readonly recognises: (columns: readonly string[]) => boolean;
	readonly problem: FileProblem;
}

const SIGN_INS: FileProblem = {
	severity: 'rejected',
	code: 'sign-in-log',
	found: 'This is a sign-in log. It shows who signed in with which TLS version, not what machines hold.',
	accepted: 'Give it to the page "Sign-in logs", or to tls-ready signins.',
};

const CONNECTIONS: FileProblem = {
	severity: 'rejected',
	code: 'connection-log',
	found:
		'This is a log of connections, or a scan. It shows which TLS versions were used or are accepted, not what machines hold.',
	accepted: 'Give it to the page "Connection logs", or to tls-ready handshakes.',
};

/** Said in the place of the two, where logs were read for the machines that they name. */
export const READ_FOR_MACHINES: Readonly<Record<OtherReader['code'], FileProblem>> = {
	'sign-in-log': {
		severity: 'notice',
		code: 'sign-in-log',
		found: 'This is a sign-in log. It was read for machines that used legacy TLS, and for nothing else.',
		accepted: 'The page "Sign-in logs" shows all that is in it.',
	},
	'connection-log': {
		severity: 'notice',
		code: 'connection-log',
		found: 'This is a log of connections, or a scan. It was read for machines that used legacy TLS, and for nothing else.',
		accepted: 'The page "Connection logs" shows all that is in it.',
	},
};

const has = (columns: readonly string[], ...names: readonly string[]) => names.some((name) => columns.includes(name));

/** Readers of logs by the columns of a CSV, or the members of a JSON record, in lower case. */
export const OTHER_READERS: readonly OtherReader[] = [
	{
		code: 'sign-in-log',
		recognises: (columns) =>
			has(
				columns,
				'authenticationprocessingdetails',
				'authentication processing details',
				'sign-in error code',
				'userprincipalname',
				'service principal id',
			) && has(columns, 'createddatetime', 'date (utc)', 'timegenerated', 'time'),
		problem: SIGN_INS,
	},
	{
		code: 'connection-log',
		recognises: (columns) =>
			has(
				columns,
				'tlsversion',
				'cs-method',
				'eventid',
				'event id',
				'id.orig_h',
				'fqdn/ip',
				'tls1.0%',
				'server_scan_results',
				'scanresult',
			) && !has(columns, 'devicename', 'device name'),
		problem: CONNECTIONS,
	},
];

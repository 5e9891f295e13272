import { type FileProblem, rejected } from '../../../reading/file-problem.ts';
import { formatCount } from '../../../reading/text/format-count.ts';

export const WITHOUT_CRYPT = rejected(
	'iis-without-crypt',
	'This IIS log has no field for the TLS version, so it cannot say who uses what.',
	'Add the custom fields crypt-protocol, crypt-cipher, crypt-hash and crypt-keyexchange (server variables CRYPT_PROTOCOL, CRYPT_CIPHER_ALG_ID, CRYPT_HASH_ALG_ID, CRYPT_KEYEXCHANGE_ALG_ID) to the logging of each site. Server 2019 and later also log them only once they are added. Read the logs written after that.',
);

export const HTTP_ERROR_LOG = rejected(
	'http-error-log',
	'This is an error log of HTTP.sys. It has no TLS version.',
	'Give the logs of the IIS sites (folder LogFiles\\W3SVC...) with the field crypt-protocol.',
);

/** The first part of a file was written before the fields were added. */
export const partlyWithoutCrypt = (count: number): FileProblem => ({
	severity: 'incomplete',
	code: 'iis-partly-without-crypt',
	found: `${formatCount(count)} ${count === 1 ? 'request was' : 'requests were'} logged without a TLS version, before the crypt fields were added.`,
	accepted: 'Read logs written after the fields were added.',
});

export const damagedLines = (count: number, line: number): FileProblem => ({
	severity: 'incomplete',
	code: 'iis-damaged-lines',
	found: `${formatCount(count)} ${count === 1 ? 'line does' : 'lines do'} not have the fields that the line "#Fields:" names; left out.`,
	accepted: 'Copy the log again. The first such line is named here.',
	place: { line },
});

export const unknownProtocol = (count: number, value: number): FileProblem => ({
	severity: 'incomplete',
	code: 'iis-unknown-protocol',
	found: `${formatCount(count)} ${count === 1 ? 'request has' : 'requests have'} a crypt-protocol that we do not know (the first: ${value.toString(16)}). What we do not know counts as not recorded.`,
	accepted: 'Check what ended TLS for them.',
});

export const FORWARDED: FileProblem = {
	severity: 'notice',
	code: 'iis-forwarded',
	found:
		'Requests with legacy TLS were forwarded by a proxy or load balancer: the TLS version is that between the proxy and IIS.',
	accepted: 'Check the TLS settings of the proxy, and its own logs for its clients.',
};

export const LONG_LINE: FileProblem = {
	severity: 'incomplete',
	code: 'too-long',
	found: 'A line is longer than 1 million characters; it was left out.',
	accepted: 'Copy the log again.',
};

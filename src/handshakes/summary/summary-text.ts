import { problemText } from '../../reading/file-problem.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { shownText } from '../../reading/text/shown-text.ts';
import { isTripleDes } from '../observation/cipher.ts';
import { VERSIONS } from '../observation/version.ts';
import { DIMENSIONS, type Dimension } from '../session/legacy-connections.ts';
import type { Counted } from '../session/occurrences.ts';
import type { ScannedServer } from '../session/scans.ts';
import type { FileReport } from '../session/session.ts';
import type { Suite } from '../session/use-tally.ts';
import { connections, scannedServers } from './doubts.ts';
import { type ScanSummary, type Summary, timeText, type UseSummary } from './summary.ts';

export const DIMENSION_LABELS: Readonly<Record<Dimension, string>> = {
	client: 'Client',
	server: 'Server or target',
	program: 'Process',
	userAgent: 'User agent',
	account: 'Account or sender',
};

/** What logs say, in a sentence that begins with the verdict. */
export function useVerdict({ verdict, byUse, connections: all, first, last }: UseVerdict): string {
	const span = first === null || last === null ? '' : `, ${first.slice(0, 10)} to ${last.slice(0, 10)}`;
	switch (verdict) {
		case 'legacy':
			return `Action needed: ${formatCount(byUse.legacy)} of ${connections(all)} used legacy TLS${span}.`;
		case 'noneFound':
			return `No legacy TLS seen in these logs: ${connections(all)}${span}.`;
		case 'notEnough':
			return all === 0
				? 'Unknown: no connections were read.'
				: `Unknown: no legacy TLS seen in ${connections(all)}${span}, but these files are not enough to rule it out.`;
		case 'notAsked':
			return 'Unknown: no logs were read, so nothing is known about who uses legacy TLS.';
	}
}
type UseVerdict = Pick<UseSummary, 'verdict' | 'byUse' | 'connections' | 'first' | 'last'>;

/** What scans say, in a sentence that begins with the verdict. */
export function scanVerdict({
	verdict,
	servers,
	accepting,
}: Pick<ScanSummary, 'verdict' | 'accepting'> & { readonly servers: { readonly length: number } }): string {
	const all = scannedServers(servers.length);
	switch (verdict) {
		case 'accepted':
			return `${formatCount(accepting)} of ${all} ${accepting === 1 ? 'accepts' : 'accept'} legacy TLS.`;
		case 'refused':
			return `No legacy TLS accepted by ${all}.`;
		case 'notEnough':
			return `Unknown: no legacy TLS accepted by ${all}, but the scans are not enough to rule it out.`;
		case 'notAsked':
			return 'No scans were read.';
	}
}

/** Said beside every result of a scan. */
export const SCANS_ARE_NO_USE = 'A scan shows what a server accepts. It does not show whether any client uses it.';

/** A name on one line, safe to show. */
export function nameLabel(name: string): string {
	return name === '' ? '(not recorded)' : shownText(name);
}

/** Cipher, hash and key exchange in words; empty where none is recorded. The number of a suite does not show that it has 3DES. */
export function cipherLabel({ cipher, hash, keyExchange }: Pick<Suite, 'cipher' | 'hash' | 'keyExchange'>): string {
	const named = /^0x/.test(cipher) && isTripleDes(cipher) ? `${cipher} (3DES)` : cipher;
	const parts = [named, hash, keyExchange].filter((part) => part !== '');
	return parts.map((part) => shownText(part, 100)).join(', ');
}

export function suiteLabel({ version, ...suite }: Omit<Suite, 'use'>): string {
	const cipher = cipherLabel(suite);
	return `${version ?? 'Version not recorded'}${cipher === '' ? '' : `, ${cipher}`}`;
}

/** First and last time on one line, to the minute. */
export function spanLabel({ first, last }: Pick<Counted, 'first' | 'last'>): string {
	const [from, to] = [timeText(first), timeText(last)].map((time) => time?.slice(0, 16).replace('T', ' '));
	if (from === undefined || to === undefined) return from ?? to ?? 'not recorded';
	return from === to ? from : `${from} to ${to}`;
}

/** What a scan says of a server, version by version. */
export function serverLabel({ versions, tripleDes }: ScannedServer): string {
	const parts = VERSIONS.flatMap((version) => (versions[version] === undefined ? [] : [`${version} ${versions[version]}`]));
	if (tripleDes !== undefined) parts.push(`3DES ${tripleDes}`);
	return parts.join(', ');
}

/** "1 other record", "2 other records". */
const counted = (count: number, what: string, rest = '') => `${formatCount(count)} ${what}${count === 1 ? '' : 's'}${rest}`;

/** A file on one line: what it is and what is in it. */
export function fileLine(file: FileReport): string {
	const parts = [file.sources.length === 0 ? 'not read' : file.sources.map(({ label }) => label).join(', ')];
	if (file.connections.count > 0)
		parts.push(`${connections(file.connections.count)}, ${formatCount(file.byUse.legacy)} with legacy TLS`);
	if (file.failures > 0) parts.push(counted(file.failures, 'failed handshake'));
	if (file.statements > 0) parts.push(counted(file.statements, 'statement', ' of a scan'));
	if (file.otherRecords > 0) parts.push(counted(file.otherRecords, 'other record'));
	if (file.encoding !== undefined && file.encoding !== 'UTF-8') parts.push(file.encoding);
	return parts.join('; ');
}

/** A zip has no line of its own unless something was wrong with it: its files have theirs. */
export function shownFiles(files: readonly FileReport[]): readonly FileReport[] {
	return files.filter(
		(file) =>
			file.sources.length > 0 || file.problems.length > 0 || !files.some(({ name }) => name.startsWith(`${file.name} > `)),
	);
}

const LONGEST_TABLE = 10;

/** The summary for a terminal. */
export function summaryText({ use, scans, failures, files }: Summary): string {
	const lines: string[] = [];
	const table = (title: string, rows: readonly (readonly [count: number, label: string])[]) => {
		if (rows.length === 0) return;
		lines.push('', `${title}:`);
		for (const [count, label] of rows.slice(0, LONGEST_TABLE)) lines.push(`${formatCount(count).padStart(12)}  ${label}`);
		if (rows.length > LONGEST_TABLE) lines.push(`${''.padStart(12)}  and ${formatCount(rows.length - LONGEST_TABLE)} more`);
	};
	const hasScans = scans.verdict !== 'notAsked';
	if (use.verdict !== 'notAsked' || !hasScans) {
		lines.push('Who uses what (logs):', useVerdict(use), ...[...use.reasons, ...use.remarks].map((reason) => `- ${reason}`));
		const labelled = (group: Counted, label: string) => [group.count, `${label}  (${spanLabel(group)})`] as const;
		table(
			'Version and cipher, all connections',
			use.suites.map((suite) => labelled(suite, suiteLabel(suite))),
		);
		for (const dimension of DIMENSIONS)
			table(
				`${DIMENSION_LABELS[dimension]}, legacy connections`,
				use.groups[dimension].map((group) => labelled(group, nameLabel(group.name))),
			);
	}
	if (hasScans) {
		if (lines.length > 0) lines.push('');
		lines.push(
			'What servers accept (scans):',
			scanVerdict(scans),
			...[...scans.reasons, ...scans.remarks].map((sentence) => `- ${sentence}`),
			`- ${SCANS_ARE_NO_USE}`,
		);
		for (const server of scans.servers.slice(0, LONGEST_TABLE * 5))
			lines.push(`  ${nameLabel(server.server)}: ${serverLabel(server)}`);
		if (scans.servers.length > LONGEST_TABLE * 5)
			lines.push(`  and ${formatCount(scans.servers.length - LONGEST_TABLE * 5)} more`);
	}
	table(
		'Failed handshakes',
		failures.map((failure) => [failure.count, failureLabel(failure)]),
	);
	lines.push('', 'Files:');
	for (const file of shownFiles(files)) {
		lines.push(`  ${shownText(file.name)}: ${fileLine(file)}`);
		for (const problem of file.problems) lines.push(`    ${problem.severity}: ${problemText(shownText(file.name), problem)}`);
		if (file.moreProblems > 0) lines.push(`    and ${formatCount(file.moreProblems)} more of the kind`);
	}
	return `${lines.join('\n')}\n`;
}

/** A failure on one line. */
export function failureLabel({
	what,
	version,
	side,
	machine,
	program,
	target,
}: Omit<Summary['failures'][number], keyof Counted>): string {
	const parts = [what, version ?? '', side === '' ? '' : `as ${side}`, machine, program, target && `to ${target}`];
	return parts
		.filter((part) => part !== '')
		.map((part) => shownText(part, 200))
		.join(', ');
}

/** The summary for machines. Fields are added, never renamed. */
export function summaryJson({ use, scans, failures, files }: Summary): string {
	const dated = <T extends Counted>(thing: T) => ({ ...thing, first: timeText(thing.first), last: timeText(thing.last) });
	const whole = {
		use: {
			...use,
			suites: use.suites.map((suite) => dated({ ...suite, version: suite.version ?? null })),
			groups: Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, use.groups[dimension].map(dated)])),
			rows: use.rows.map((row) => dated({ ...row, version: row.version ?? null })),
		},
		scans: { ...scans, servers: scans.servers.map((server) => ({ ...server, time: timeText(server.time) })) },
		failures: failures.map((failure) => dated({ ...failure, version: failure.version ?? null })),
		files: shownFiles(files).map(({ sources, connections: { count, first, last }, ...file }) => ({
			...file,
			sources: sources.map(({ id }) => id),
			connections: count,
			first: timeText(first),
			last: timeText(last),
		})),
	};
	return `${JSON.stringify(whole, null, '\t')}\n`;
}

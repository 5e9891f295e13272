import { formatCount } from '../../reading/text/format-count.ts';
import { DAY } from '../../reading/text/log-time.ts';
import type { HandshakeSession } from '../session/session.ts';
import type { Source } from '../sources/source.ts';

/** Days after which a log says nothing about today, and days that cover jobs that run once a month. */
const MONTH = 31;

/** "1 scanned server", "2,000 scanned servers". */
export function scannedServers(count: number): string {
	return `${formatCount(count)} scanned ${count === 1 ? 'server' : 'servers'}`;
}

/** A number of connections in words. */
export function connections(count: number): string {
	return `${formatCount(count)} ${count === 1 ? 'connection' : 'connections'}`;
}

/** Sources of which something was read. */
export function sourcesRead({ files }: Pick<HandshakeSession, 'files'>): readonly Source[] {
	return [...new Set(files.flatMap(({ sources }) => sources))];
}

/** Why finding no legacy TLS would prove nothing. */
export function doubtsOf({ use, files }: HandshakeSession, now: number): string[] {
	const doubts: string[] = [];
	const total = use.total();
	if (total.count === 0) return ['No connections were read.'];
	const notRecorded = use.of('notRecorded').count;
	if (notRecorded > 0)
		doubts.push(`The TLS version is not recorded for ${formatCount(notRecorded)} of ${connections(total.count)}.`);
	if (use.withoutCipher > 0)
		doubts.push(
			`The cipher is not recorded for ${connections(use.withoutCipher)} with TLS 1.2, so 3DES cannot be ruled out there.`,
		);
	const unfinished = files.filter(({ problems }) => problems.some(({ severity }) => severity !== 'notice')).length;
	if (unfinished > 0)
		doubts.push(`${formatCount(unfinished)} ${unfinished === 1 ? 'file was' : 'files were'} not read, or not completely.`);
	if (use.withoutTime > 0)
		doubts.push(`The time of ${connections(use.withoutTime)} is not known, so it is not known which days they cover.`);
	if (Number.isNaN(total.last)) return doubts;
	const newest = new Date(total.last).toISOString().slice(0, 10);
	if (total.last > now + DAY) doubts.push(`The newest connection is dated ${newest}, in the future.`);
	if (total.last < now - MONTH * DAY)
		doubts.push(`The newest connection is dated ${newest}: these files say nothing about today.`);
	return doubts;
}

/** What is worth knowing whatever the verdict. */
export function remarksOf(session: HandshakeSession): string[] {
	const { use, legacy, files } = session;
	const remarks: string[] = [];
	const { first, last } = use.total();
	if (last - first < (MONTH - 1) * DAY)
		remarks.push('The files cover less than a month. Jobs that run once a month may not be in them.');
	for (const { question, label, cannotShow } of sourcesRead(session))
		if (question === 'use') remarks.push(...cannotShow.map((sentence) => `${label}: ${sentence}`));
	const plain = files.reduce((sum, file) => sum + file.otherRecords, 0);
	if (plain > 0)
		remarks.push(
			`Left out because they are no TLS connections: ${formatCount(plain)} ${plain === 1 ? 'record' : 'records'}, such as requests over plain HTTP.`,
		);
	if (legacy.rows.beyond > 0)
		remarks.push(`Rows are listed for all but ${connections(legacy.rows.beyond)}; counts and groups cover them all.`);
	return remarks;
}

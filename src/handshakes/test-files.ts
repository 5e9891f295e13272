/** For tests: reads texts as files and says what they come to. */
import { HandshakeSession } from './session/session.ts';
import { type Summary, summaryOf } from './summary/summary.ts';

/** Noon of the day that tests take for today. */
export const NOON = Date.UTC(2026, 10, 28, 12);

const encoder = new TextEncoder();

export type Content = string | Uint8Array;

/** Reads files one after the other; each in chunks of a size. A chunk is overwritten once read, as in the page. */
export function readFiles(files: Readonly<Record<string, Content>>, chunk = 1 << 20): Summary {
	const session = new HandshakeSession();
	for (const [name, content] of Object.entries(files)) {
		const bytes = typeof content === 'string' ? encoder.encode(content) : content;
		const file = session.open(name);
		for (let at = 0; at < bytes.length && !file.stopped; at += chunk) {
			const part = bytes.slice(at, at + chunk);
			file.write(part);
			part.fill(0x23);
		}
		file.end();
	}
	return summaryOf(session, NOON);
}

/** What one file comes to. */
export function read(content: Content, chunk?: number): Summary {
	return readFiles({ file: content }, chunk);
}

/** What does not depend on the file it was read from, for comparing. */
export function resultOf({ use, scans, failures }: Summary): string {
	return JSON.stringify({ use, scans, failures });
}

/** Codes of the problems of all files. */
export function problemsOf({ files }: Summary): readonly string[] {
	return files.flatMap(({ problems }) => problems.map(({ severity, code }) => `${severity} ${code}`));
}

export const IIS_FIELDS =
	'date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken crypt-protocol crypt-cipher crypt-hash crypt-keyexchange';

/** A request in the order of `IIS_FIELDS`. */
export function iisLine({
	day = '2026-11-20',
	time = '09:30:00',
	port = '443',
	user = '-',
	client = '192.0.2.55',
	agent = 'Mozilla/4.0+(compatible;+MSIE+8.0)',
	crypt = '40 6603 8004 a400',
}: Partial<Record<'day' | 'time' | 'port' | 'user' | 'client' | 'agent' | 'crypt', string>> = {}): string {
	return `${day} ${time} 192.0.2.10 GET /adfs/ls - ${port} ${user} ${client} ${agent} - 200 0 0 15 ${crypt}`;
}

/** A log of such lines. */
export function iisLog(...lines: readonly string[]): string {
	const head = [
		'#Software: Microsoft Internet Information Services 10.0',
		'#Version: 1.0',
		'#Date: 2026-11-20 00:00:01',
		`#Fields: ${IIS_FIELDS}`,
	];
	return [...head, ...lines, ''].join('\r\n');
}

/**
 * Reads sign-in logs from files: `npm run signins -- FILE...`, `--json` for machines, `--days 7` where the tenant keeps
 * sign-ins for seven days. Exit codes: 0 none found in complete evidence, 1 legacy sign-ins found, 2 not enough to say,
 * 3 wrong usage or a file that could not be opened.
 */
import { randomInt } from 'node:crypto';
import { type FileHandle, open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import type { LogLimit } from '../knowledge/log-limit.ts';
import { CLUTTER } from './container.ts';
import { type DownloadLimits, downloadLimitsOf } from './download-limits.ts';
import type { LogFile } from './log-file.ts';
import type { Problem } from './problem.ts';
import { SignInSession } from './session.ts';
import { summaryOf } from './summary.ts';
import { summaryJson, summaryText } from './summary-text.ts';

const CHUNK = 256 * 1024;

const USAGE = `Usage: npm run signins -- [--json] [--days 7|30] FILE|FOLDER...

Reads Microsoft Entra sign-in logs and says who still uses legacy TLS.
  --json      the summary as JSON
  --days N    how many days the tenant keeps sign-ins (default 30)
Exit code: 0 none found, 1 legacy TLS found, 2 not enough to say, 3 wrong usage or unreadable file.`;

/** Feeds a file's bytes; the next chunk is read while the last one is worked on. */
async function feed(handle: FileHandle, file: LogFile): Promise<void> {
	const buffers: readonly Uint8Array<ArrayBuffer>[] = [new Uint8Array(CHUNK), new Uint8Array(CHUNK)];
	let turn = 0;
	let pending = handle.read(buffers[0] as Uint8Array<ArrayBuffer>, 0, CHUNK);
	for (;;) {
		const { bytesRead } = await pending;
		if (bytesRead === 0) break;
		const chunk = (buffers[turn] as Uint8Array).subarray(0, bytesRead);
		turn = 1 - turn;
		pending = handle.read(buffers[turn] as Uint8Array<ArrayBuffer>, 0, CHUNK);
		file.write(chunk);
		if (file.stopped) break;
	}
	await pending;
	file.end();
}

const LIMITS = new URL('../../content/log-limits/', import.meta.url);

/** The limits of the logs, read alone: reading all facts would take longer than many a log. */
async function limits(): Promise<{ readonly retentionDays: number; readonly downloadLimits: DownloadLimits }> {
	const names = (await readdir(LIMITS)).filter((name) => name.endsWith('.yaml'));
	const all = await Promise.all(names.map(async (name) => parse(await readFile(new URL(name, LIMITS), 'utf8')) as LogLimit));
	return {
		retentionDays: Math.max(...all.flatMap(({ unit, amount }) => (unit === 'days' ? [amount] : []))),
		downloadLimits: downloadLimitsOf(all),
	};
}

/** A file itself, or every file in a folder and below, without what operating systems leave there. */
async function filesAt(path: string): Promise<readonly string[]> {
	if (!(await stat(path)).isDirectory()) return [path];
	const entries = await readdir(path, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile() && !CLUTTER.test(entry.name));
	return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}

const unreadable = (error: unknown): Problem => ({
	severity: 'incomplete',
	code: 'unreadable',
	found: `It could not be read (${error instanceof Error ? error.message : String(error)}).`,
	accepted: 'Give a file or a folder that may be read.',
});

async function main(args: string[]): Promise<number> {
	const { retentionDays, downloadLimits } = await limits();
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: {
			json: { type: 'boolean', default: false },
			days: { type: 'string', default: String(retentionDays) },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	const days = Number(values.days);
	if (values.help || positionals.length === 0 || !Number.isInteger(days) || days < 1) {
		console.error(USAGE);
		return values.help ? 0 : 3;
	}
	const session = new SignInSession(randomInt(2 ** 32));
	let isUnreadable = false;
	const giveUp = (file: LogFile, error: unknown) => {
		isUnreadable = true;
		file.end(unreadable(error));
	};
	for (const given of positionals) {
		const paths = await filesAt(given).catch((error: unknown) => {
			giveUp(session.open(given, downloadLimits), error);
			return [];
		});
		for (const path of paths) {
			const file = session.open(path, downloadLimits);
			try {
				await using handle = await open(path);
				await feed(handle, file);
			} catch (error) {
				giveUp(file, error);
			}
		}
	}
	const summary = summaryOf(session, days, Date.now());
	process.stdout.write(values.json ? summaryJson(summary) : summaryText(summary));
	if (isUnreadable) return 3;
	return { noneFound: 0, legacy: 1, notEnough: 2 }[summary.verdict];
}

try {
	process.exitCode = await main(process.argv.slice(2));
} catch (error) {
	console.error(error instanceof Error ? error.message : String(error));
	console.error(USAGE);
	process.exitCode = 3;
}

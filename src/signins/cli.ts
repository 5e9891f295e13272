/**
 * Reads sign-in logs from files: `npm run signins -- FILE...`, `--json` for machines, `--days 7` where the tenant keeps
 * sign-ins for seven days. Exit codes: 0 none found in complete evidence, 1 legacy sign-ins found, 2 not enough to say,
 * 3 wrong usage or a file that could not be opened.
 */
import { randomInt } from 'node:crypto';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import type { LogLimit } from '../knowledge/log-limit.ts';
import { SignInSession } from './session.ts';
import { summaryOf } from './summary.ts';
import { summaryJson, summaryText } from './summary-text.ts';

const CHUNK = 256 * 1024;

const USAGE = `Usage: npm run signins -- [--json] [--days 7|30] FILE...

Reads Microsoft Entra sign-in logs and says who still uses legacy TLS.
  --json      the summary as JSON
  --days N    how many days the tenant keeps sign-ins (default 30)
Exit code: 0 none found, 1 legacy TLS found, 2 not enough to say, 3 wrong usage or unreadable file.`;

/** Feeds a file's bytes; the next chunk is read while the last one is worked on. */
async function feed(handle: FileHandle, file: ReturnType<SignInSession['open']>): Promise<void> {
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

async function limit(id: string): Promise<number> {
	const text = await readFile(new URL(`../../content/log-limits/${id}.yaml`, import.meta.url), 'utf8');
	return (parse(text) as LogLimit).amount;
}

async function main(args: string[]): Promise<number> {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: {
			json: { type: 'boolean', default: false },
			days: { type: 'string', default: String(await limit('retention-premium')) },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	const days = Number(values.days);
	if (values.help || positionals.length === 0 || !Number.isInteger(days) || days < 1) {
		console.error(USAGE);
		return values.help ? 0 : 3;
	}
	const session = new SignInSession(randomInt(2 ** 32));
	const downloadLimit = await limit('portal-download');
	let unreadable = false;
	for (const path of positionals) {
		try {
			const handle = await open(path);
			try {
				await feed(handle, session.open(path, downloadLimit));
			} finally {
				await handle.close();
			}
		} catch (error) {
			unreadable = true;
			console.error(`${path}: could not be read (${error instanceof Error ? error.message : String(error)}).`);
		}
	}
	const summary = summaryOf(session, days);
	process.stdout.write(values.json ? summaryJson(summary) : summaryText(summary));
	if (unreadable) return 3;
	return { noneFound: 0, legacy: 1, notEnough: 2 }[summary.verdict];
}

try {
	process.exitCode = await main(process.argv.slice(2));
} catch (error) {
	console.error(error instanceof Error ? error.message : String(error));
	console.error(USAGE);
	process.exitCode = 3;
}

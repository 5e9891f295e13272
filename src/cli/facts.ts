import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { LogLimit } from '../knowledge/log-limit.ts';

/**
 * What the command needs of content/. The single file is built with this module replaced by its answers, so that it runs
 * without content/ (src/command-file/).
 */

const LIMITS = new URL('../../content/log-limits/', import.meta.url);

/** The limits of the logs, and nothing else: reading all facts would take longer than reading many a log. */
export async function logLimits(): Promise<readonly LogLimit[]> {
	const names = (await readdir(LIMITS)).filter((name) => name.endsWith('.yaml')).sort();
	return Promise.all(names.map(async (name) => parse(await readFile(new URL(name, LIMITS), 'utf8')) as LogLimit));
}

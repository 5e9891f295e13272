/**
 * What the command needs of content/. The single file that the site offers is built with this module replaced by its
 * answers, so that it needs neither content/ nor what reads it (src/command-file/).
 */
import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { LogLimit } from '../knowledge/log-limit.ts';

export interface Versions {
	readonly program: string;
	/** Of the facts: the hash of content/. */
	readonly content: string;
}

export async function versions(): Promise<Versions> {
	const { default: packageJson } = await import('../../package.json', { with: { type: 'json' } });
	const { readContent } = await import('../knowledge/read.ts');
	return { program: packageJson.version, content: (await readContent()).facts.version };
}

const LIMITS = new URL('../../content/log-limits/', import.meta.url);

/** The limits of the logs, and nothing else: reading all facts would take longer than reading many a log. */
export async function logLimits(): Promise<readonly LogLimit[]> {
	const names = (await readdir(LIMITS)).filter((name) => name.endsWith('.yaml')).sort();
	return Promise.all(names.map(async (name) => parse(await readFile(new URL(name, LIMITS), 'utf8')) as LogLimit));
}

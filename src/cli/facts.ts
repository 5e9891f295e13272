/**
 * What the command needs of content/. The single file that the site offers is built with this module replaced by its
 * answers, so that it needs neither content/ nor what reads it (src/command-file/).
 */
import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { Change } from '../knowledge/change.ts';
import type { Facts } from '../knowledge/collections.ts';
import type { DecisionFacts } from '../knowledge/decision-facts.ts';
import type { FlagAbsence } from '../knowledge/flag-absence.ts';
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

let reading: Promise<Facts> | undefined;

/** All facts, read once for all who ask. */
function allFacts(): Promise<Facts> {
	reading ??= import('../knowledge/read.ts').then(({ readFacts }) => readFacts());
	return reading;
}

/** What plans are made from. */
export async function decisionFacts(): Promise<DecisionFacts> {
	const { compile } = await import('../knowledge/compile.ts');
	return compile(await allFacts());
}

/** The list of changes. */
export async function changes(): Promise<readonly Change[]> {
	return (await allFacts()).changes;
}

/** Where the site lives that a plan's files point to. */
export async function siteAddress(): Promise<string> {
	return process.env['SITE_URL'] ?? 'https://tls-ready.example';
}

/** The limits of the logs, and nothing else: reading all facts would take longer than reading many a log. */
export async function logLimits(): Promise<readonly LogLimit[]> {
	return entriesOf<LogLimit>('log-limits');
}

/** What a missing entry about legacy TLS means. */
export async function flagAbsences(): Promise<readonly FlagAbsence[]> {
	return entriesOf<FlagAbsence>('flag-absences');
}

async function entriesOf<Entry>(collection: string): Promise<readonly Entry[]> {
	const folder = new URL(`../../content/${collection}/`, import.meta.url);
	const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
	return Promise.all(names.map(async (name) => parse(await readFile(new URL(name, folder), 'utf8')) as Entry));
}

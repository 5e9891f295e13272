import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { COLLECTIONS, type CollectionName, type Facts } from './collections.ts';
import { formatProblem, type Problem, shown } from './problem.ts';

const NAMES = Object.keys(COLLECTIONS) as CollectionName[];

/** The folder of facts beside src/. */
export const CONTENT_FOLDER = join(import.meta.dirname, '../../content');

/** Body of a guide, by id; the front matter is in the facts. */
export type GuideBodies = ReadonlyMap<string, string>;

interface Reading {
	readonly facts: Facts;
	readonly guideBodies: GuideBodies;
	readonly problems: readonly Problem[];
}

/**
 * Reads every entry of content/ and checks each against its schema.
 * Entries stand in the order of their ids. Those that do not fit are reported and left out, so that one bad file does not hide the next.
 */
export async function readContent(folder = CONTENT_FOLDER): Promise<Reading> {
	const problems: Problem[] = [];
	const guideBodies = new Map<string, string>();
	const hash = createHash('sha256');
	const collections = {} as Record<CollectionName, unknown[]>;
	for (const name of NAMES) {
		const entries: unknown[] = [];
		for (const fileName of await listFiles(join(folder, name))) {
			const file = `${name}/${fileName}`;
			const text = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n');
			hash.update(`${file}\n${text}\n`);
			const extension = name === 'guides' ? '.md' : '.yaml';
			if (!fileName.endsWith(extension)) {
				problems.push({ file, key: '', found: `a file named ${shown(fileName)}`, accepted: `files that end in ${extension}` });
				continue;
			}
			const id = fileName.slice(0, -extension.length);
			const { front, body } = name === 'guides' ? splitFrontMatter(text) : { front: text, body: '' };
			guideBodies.set(id, body);
			const entry = parseEntry(name, file, id, front, problems);
			if (entry !== undefined) entries.push(entry);
		}
		collections[name] = entries;
	}
	const facts = { ...collections, version: hash.digest('hex').slice(0, 12) } as unknown as Facts;
	return { facts, guideBodies, problems };
}

/** The facts alone. @throws Error that lists every problem, if there is one. */
export async function readFacts(folder = CONTENT_FOLDER): Promise<Facts> {
	const { facts, problems } = await readContent(folder);
	if (problems.length > 0) throw new Error(problems.map(formatProblem).join('\n'));
	return facts;
}

async function listFiles(folder: string): Promise<string[]> {
	try {
		return (await readdir(folder)).filter((name) => !name.startsWith('.')).sort(byId);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
		throw error;
	}
}

/** "4.5" before "4.5.1", which whole file names have the other way round. */
function byId(one: string, other: string): number {
	return idOf(one) < idOf(other) ? -1 : 1;
}

function idOf(fileName: string): string {
	return fileName.replace(/\.[a-z]+$/, '');
}

function splitFrontMatter(text: string): { front: string; body: string } {
	const match = /^---\n([\s\S]*?\n)---\n?/.exec(text);
	return match?.[1] === undefined ? { front: '', body: text } : { front: match[1], body: text.slice(match[0].length) };
}

function parseEntry(name: CollectionName, file: string, id: string, text: string, problems: Problem[]): unknown {
	const document = parseDocument(text, { prettyErrors: true });
	const fault = document.errors[0];
	if (fault !== undefined) {
		problems.push({
			file,
			key: `line ${fault.linePos?.[0].line ?? '?'}`,
			found: fault.message.split('\n')[0] ?? '',
			accepted: 'YAML',
		});
		return undefined;
	}
	const data: unknown = document.toJS();
	if (typeof data !== 'object' || data === null || Array.isArray(data)) {
		problems.push({ file, key: '', found: shown(data), accepted: 'a mapping of keys to values' });
		return undefined;
	}
	if ('id' in data) {
		problems.push({ file, key: 'id', found: shown(data.id), accepted: 'no id: the file name is the id' });
		return undefined;
	}
	const schema: z.ZodType = COLLECTIONS[name];
	const result = schema.safeParse({ id, ...data }, { reportInput: true });
	if (result.success) return result.data;
	problems.push(...result.error.issues.map((issue) => problemOf(file, issue)));
	return undefined;
}

function problemOf(file: string, issue: z.core.$ZodIssue): Problem {
	const key = issue.path.join('.');
	switch (issue.code) {
		case 'unrecognized_keys':
			return {
				file,
				key,
				found: `unknown key ${issue.keys.map(shown).join(', ')}`,
				accepted: 'only keys of the schema in src/knowledge',
			};
		case 'invalid_value':
			return { file, key, found: shown(issue.input), accepted: `one of ${issue.values.map(shown).join(', ')}` };
		case 'invalid_type':
			return { file, key, found: shown(issue.input), accepted: issue.expected };
		case 'too_small':
			return { file, key, found: shown(issue.input), accepted: `at least ${issue.minimum} (${issue.origin})` };
		default:
			return { file, key, found: shown(issue.input), accepted: issue.message };
	}
}

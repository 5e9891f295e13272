import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';
import * as facts from '../cli/facts.ts';
import { packagesOf } from './packages.ts';

const CLI = join(import.meta.dirname, '../cli');
const FACTS = join(CLI, 'facts.ts');
const PART_THREAD_CODE = join(CLI, 'part-thread-code.ts');

/** Oldest Node that runs the file. */
export const OLDEST_NODE = 20;

export const COMMAND_FILE_NAME = 'tls-ready.mjs';

/** The command `tls-ready` as one file that needs nothing but Node: no packages, no content/, no network. */
export interface CommandFile {
	readonly text: string;
	/** In hexadecimal. */
	readonly sha256: string;
}

let made: Promise<CommandFile> | undefined;

/** Makes the file, once for all who ask. The same sources and facts give the same bytes. */
export function commandFile(): Promise<CommandFile> {
	made ??= make();
	return made;
}

async function make(): Promise<CommandFile> {
	const thread = await partThread();
	const { code, moduleIds } = await bundled('main.ts', 'esm', [
		inPlaceOf(FACTS, await answersOfFacts()),
		inPlaceOf(PART_THREAD_CODE, `export const PART_THREAD = ${JSON.stringify(thread.code)};`),
	]);
	const text = `${await head([...moduleIds, ...thread.moduleIds])}\n${code.replace(/^#!.*\n/, '')}`;
	return { text, sha256: createHash('sha256').update(text).digest('hex') };
}

/** What runs in a thread of the command that reads parts of a large file. */
export const partThread = () => bundled('part-thread.ts', 'cjs', []);

/** A file of src/cli/ with all that it imports, as one text. */
async function bundled(file: string, format: 'esm' | 'cjs', plugins: Plugin[]) {
	const bundle = await rolldown({
		input: join(CLI, file),
		// Paths in comments start here, wherever the build is run.
		cwd: join(CLI, '../..'),
		platform: 'node',
		plugins,
		transform: { target: `node${OLDEST_NODE}` },
		onLog: (_level, { message }) => {
			throw new Error(`${COMMAND_FILE_NAME}: ${message}`);
		},
	});
	const { output } = await bundle.generate({ format, codeSplitting: false });
	await bundle.close();
	return output[0];
}

const inPlaceOf = (path: string, code: string): Plugin => ({
	name: `in-place-of ${path}`,
	load: (id) => (id === path ? { code, moduleType: 'js' } : null),
});

/** The answers of cli/facts.ts, as JSON text, which is not looked at until it is asked for. */
async function answersOfFacts(): Promise<string> {
	const answers = await Promise.all(Object.entries(facts).map(async ([name, ask]) => [name, await ask()] as const));
	return answers
		.map(([name, answer]) => `export const ${name} = async () => JSON.parse(${JSON.stringify(JSON.stringify(answer))});`)
		.join('\n');
}

async function head(moduleIds: readonly string[]): Promise<string> {
	const { program, content } = await facts.versions();
	const contained = packagesOf(moduleIds).map(({ name, version, license }) => `${name} ${version} (${license})`);
	return `#!/usr/bin/env node
// TLS Ready ${program}, facts ${content}: the command tls-ready as one file.
// It reads files that you name and writes to its output; it changes nothing and sends nothing.
// Run it with Node ${OLDEST_NODE} or later: node ${COMMAND_FILE_NAME} --help
// MIT License. Contains ${contained.join(', ')}.`;
}

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';
import * as facts from '../cli/facts.ts';
import { packagesOf } from './packages.ts';

const CLI = join(import.meta.dirname, '../cli');
const FACTS = join(CLI, 'facts.ts');

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
	const bundle = await rolldown({
		input: join(CLI, 'main.ts'),
		// Paths in comments start here, wherever the build is run.
		cwd: join(CLI, '../..'),
		platform: 'node',
		plugins: [await factsInside()],
		transform: { target: `node${OLDEST_NODE}` },
		onLog: (_level, { message }) => {
			throw new Error(`${COMMAND_FILE_NAME}: ${message}`);
		},
	});
	const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
	await bundle.close();
	const [{ code, moduleIds }] = output;
	const text = `${await head(moduleIds)}\n${code.replace(/^#!.*\n/, '')}`;
	return { text, sha256: createHash('sha256').update(text).digest('hex') };
}

/** Puts the answers of cli/facts.ts in its place. As JSON text, which is not looked at until it is asked for. */
async function factsInside(): Promise<Plugin> {
	const answers = await Promise.all(Object.entries(facts).map(async ([name, ask]) => [name, await ask()] as const));
	const code = answers
		.map(([name, answer]) => `export const ${name} = async () => JSON.parse(${JSON.stringify(JSON.stringify(answer))});`)
		.join('\n');
	return { name: 'facts-inside', load: (id) => (id === FACTS ? { code, moduleType: 'js' } : null) };
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

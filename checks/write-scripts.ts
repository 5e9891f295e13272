/**
 * Writes every script with its parts put in, as `src/artifacts` has them, to a folder: what a Windows machine runs and
 * analyses. `node checks/write-scripts.ts FOLDER`
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, parse } from 'node:path';
import { compose } from '../src/artifacts/compose.ts';

const ARTIFACTS = join(import.meta.dirname, '../src/artifacts');
const PARTS = { '.ps1': partsIn('powershell'), '.cmd': partsIn('cmd/parts') } as const;

/** Parts, and what only tests use: neither is a script that runs by itself. */
const LEFT_OUT = /^powershell\/|^cmd\/parts\/|^script-proof\/|stand-ins/;

function partsIn(folder: string): ReadonlyMap<string, string> {
	const names = readdirSync(join(ARTIFACTS, folder));
	return new Map(names.map((name) => [parse(name).name, readFileSync(join(ARTIFACTS, folder, name), 'utf8')]));
}

const [target] = process.argv.slice(2);
if (target === undefined) throw new Error('Name the folder to write to.');
for (const entry of readdirSync(ARTIFACTS, { recursive: true, encoding: 'utf8' })) {
	const name = entry.replaceAll('\\', '/');
	const parts = PARTS[extname(name) as keyof typeof PARTS];
	if (parts === undefined || LEFT_OUT.test(name)) continue;
	const path = join(target, name);
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, compose(readFileSync(join(ARTIFACTS, name), 'utf8'), parts));
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const artifacts = join(import.meta.dirname, '..');

/** Regions whose content says the same wherever it stands, because a script has to be one file. */
const SHARED = {
	'.ps1': ['start', 'windows', 'machine', 'judging', 'changes', 'backup'],
	'.cmd': ['reading', 'restoring'],
};
/** A function or subroutine from its first line to its last. */
const PART = {
	'.ps1': /^function (\S+?)[ (](?:.*\}\n|[\s\S]*?^\}\n)/gm,
	'.cmd': /^:(\w+)\n[\s\S]*?^exit \/b 0\n\n/gm,
};

const scripts = readdirSync(artifacts, { withFileTypes: true })
	.filter((entry) => entry.isDirectory() && entry.name !== 'script-proof')
	.flatMap(({ name }) => readdirSync(join(artifacts, name)).map((file) => join(name, file)))
	.filter((path) => /\.(ps1|psm1|cmd|sh)$/.test(path))
	.map((path) => ({ path, text: readFileSync(join(artifacts, path), 'utf8') }));

describe('what several scripts share', () => {
	for (const kind of ['.ps1', '.cmd'] as const) {
		for (const region of SHARED[kind]) {
			it(`says the same in each ${kind} that has it: ${region}`, () => {
				const first = new Map<string, { path: string; part: string }>();
				for (const { path, text } of scripts.filter((script) => script.path.endsWith(kind))) {
					const content = new RegExp(`^(?:#|rem )region ${region}\\n[\\s\\S]*?^(?:#|rem )endregion ${region}$`, 'm').exec(
						text,
					)?.[0];
					for (const [part, name = ''] of (content ?? '').matchAll(PART[kind])) {
						const before = first.get(name);
						if (before === undefined) first.set(name, { path, part });
						else expect(part, `${name} in ${path} and in ${before.path}`).toBe(before.part);
					}
				}
				expect(first.size).toBeGreaterThan(0);
			});
		}
	}
});

describe('every script', () => {
	for (const { path, text } of scripts) {
		it(`${path} is ASCII with line feeds, never empties a registry key and never restarts`, () => {
			expect(text).toMatch(/^[\n\t -~]*$/);
			const code = text.replace(/<#[\s\S]*?#>/g, '').replace(/^\s*(#|rem ).*$/gm, '');
			expect(code).not.toMatch(/New-Item\b/i);
			expect(code).not.toMatch(/Restart-Computer|shutdown(\.exe)?\s+[/-]r/i);
		});
	}
});

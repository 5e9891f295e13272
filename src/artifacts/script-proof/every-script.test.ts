import { describe, expect, it } from 'vitest';
import { compose, partsNamed } from '../compose.ts';
import { PARTS } from '../script-file.ts';

const files = import.meta.glob<string>(['../*/*.{ps1,psm1,cmd,sh}', '../cmd/parts/*.cmd', '!../script-proof/*'], {
	query: '?raw',
	import: 'default',
	eager: true,
});
const all = Object.entries(files).map(([path, text]) => ({ path: path.replace('../', ''), text }));
const downloads = all.filter(({ path }) => !/^powershell\/|^cmd\/parts\/|stand-ins/.test(path));

/** Without its comments. */
const code = (text: string) => text.replace(/<#[\s\S]*?#>/g, '').replace(/^\s*(#|rem ).*$/gm, '');
const namesIn = (text: string, pattern: RegExp) => new Set([...text.matchAll(pattern)].map(([, name = '']) => name));
const functionsOf = (text: string) => namesIn(text, /^function ([\w-]+)/gm);

describe('every script and every part', () => {
	for (const { path, text } of all) {
		it(`${path} is ASCII with line feeds, never empties a registry key and never restarts`, () => {
			expect(text).toMatch(/^[\n\t -~]*$/);
			expect(code(text)).not.toMatch(/New-Item\b/i);
			expect(code(text)).not.toMatch(/Restart-Computer|shutdown(\.exe)?\s+[/-]r/i);
		});
	}
});

describe('every script composed of its parts', () => {
	for (const { path, text } of downloads.filter((script) => script.path.endsWith('.ps1'))) {
		it(`${path} has every function that it calls, once`, () => {
			const script = compose(text, PARTS.ps1);
			const defined = [...script.matchAll(/^function ([\w-]+)/gm)].map(([, name]) => name);
			expect(defined).toEqual([...new Set(defined)]);
			const ours = [...PARTS.ps1.values()].flatMap((part) => [...functionsOf(part)]);
			const called = ours.filter((name) => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(code(script)));
			expect(called.filter((name) => !defined.includes(name))).toEqual([]);
		});
	}
	for (const { path, text } of downloads.filter((script) => script.path.endsWith('.cmd'))) {
		it(`${path} has every label that it jumps to or calls, once`, () => {
			// What the data block will hold: it is filled in later.
			const script = compose(text, PARTS.cmd).replace(/^(rem region data\n)/m, '$1:settings\n');
			const labels = [...script.matchAll(/^:(\w+)$/gm)].map(([, name]) => name);
			expect(labels).toEqual([...new Set(labels)]);
			const wanted = namesIn(code(script), /\b(?:call|goto) :(\w+)/g);
			expect([...wanted].filter((name) => !labels.includes(name))).toEqual([]);
			expect(wanted.size).toBeGreaterThan(5);
		});
	}
	it('leaves no part over that nobody names', () => {
		for (const [kind, parts] of Object.entries(PARTS)) {
			const named = [...downloads.filter(({ path }) => path.endsWith(`.${kind}`)).map(({ text }) => text), ...parts.values()];
			expect([...parts.keys()].toSorted()).toEqual([...new Set(named.flatMap(partsNamed))].toSorted());
		}
	});
});

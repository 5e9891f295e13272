/** What visitors read that is no fact keeps the house style too: pages, messages, guides of downloads, script output. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { dateSlipIn, passedSlipIn, slipsIn, titleSlipIn } from '../knowledge/lint/house-style.ts';

const SRC = join(import.meta.dirname, '..');

/** Texts that prove, drive or define other texts, and that no visitor reads. */
const NOT_READ =
	/\.test\.tsx?$|\.d\.ts$|(?:^|\/)(?:test|stand-ins|script-proof|fixtures|mutation)|house-style|stand-ins|script-proof|knowledge\/|fact-review\/|content-check\//;

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
	.map((file) => file.replaceAll('\\', '/'))
	.filter((file) => /\.(?:tsx?|astro|md|ps1|cmd|sh)$/.test(file) && !NOT_READ.test(file));

/** Words of sentences in code: string literals, templates and the text of JSX that hold at least three words. */
function sentencesOfCode(text: string, kind = ts.ScriptKind.TS): string[] {
	const found: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node))
			found.push(node.text);
		if (ts.isJsxText(node)) found.push(node.text);
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile('text', text, ts.ScriptTarget.Latest, false, kind));
	return found;
}

/** The text between the tags of a page, and the sentences of its front matter. */
function sentencesOfPage(text: string): string[] {
	const [, front = '', markup = text] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
	const shown = markup.replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, '').replaceAll(/\{\/\*[\s\S]*?\*\/\}/g, '');
	const quoted = [...shown.matchAll(/(?:description|title|label|lead)="([^"]*)"|[`']([^`'\n]*)[`']/g)].map(
		([, a, b]) => a ?? b ?? '',
	);
	return [...sentencesOfCode(front), ...quoted, ...[...shown.matchAll(/>([^<>{}]+)</g)].map(([, words]) => words as string)];
}

/** What a script writes: its quoted strings, what `echo` prints, and its header. Comments are for whoever edits it. */
function sentencesOfScript(text: string): string[] {
	const header = /^<#[\s\S]*?#>/m.exec(text)?.[0] ?? '';
	const lines = text
		.replace(header, '')
		.split(/\r?\n/)
		.filter((line) => !/^\s*(?:#|rem\b)/i.test(line));
	return [
		header,
		...lines.flatMap((line) => [...line.matchAll(/'([^']*)'|"([^"]*)"|\becho (.*)/g)].map((match) => match.slice(1).join(''))),
	];
}

function sentencesOf(file: string): readonly string[] {
	const text = readFileSync(join(SRC, file), 'utf8');
	if (/\.tsx?$/.test(file)) return sentencesOfCode(text, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
	if (file.endsWith('.astro')) return sentencesOfPage(text);
	if (/\.(ps1|cmd|sh)$/.test(file)) return sentencesOfScript(text);
	return file.endsWith('.md') ? [text] : [];
}

test('pages, messages, guides and scripts use the words of the house style', () => {
	const found = files.flatMap((file) =>
		sentencesOf(file)
			.filter((text) => text.trim().split(/\s+/).length > 2)
			.flatMap((text) =>
				slipsIn(text).map(
					({ found, accepted }) =>
						`src/${file}: found "${found}" in "${text.trim().replaceAll(/\s+/g, ' ').slice(0, 90)}"; accepted: ${accepted}`,
				),
			),
	);
	expect(found).toEqual([]);
});

test('guides of the site use them too', () => {
	const guides = join(SRC, '..', 'content', 'guides');
	const found = readdirSync(guides).flatMap((file) => {
		const [, , ...body] = readFileSync(join(guides, file), 'utf8').split(/^---$/m);
		return body
			.join('')
			.split('\n')
			.flatMap((line) => [...slipsIn(line), dateSlipIn(line), passedSlipIn(line)])
			.flatMap((slip) =>
				slip === undefined ? [] : [`content/guides/${file}: found "${slip.found}"; accepted: ${slip.accepted}`],
			);
	});
	expect(found).toEqual([]);
});

test('every kind of text is looked at', () => {
	const looked = files.filter((file) => sentencesOf(file).length > 0);
	for (const file of [
		'pages/windows/index.astro',
		'artifacts/powershell-enable/enable.ps1',
		'artifacts/cmd/enable.cmd',
		'artifacts/probe/probe.sh',
		'artifacts/intune/guide.md',
		'signins/summary/doubts.ts',
		'islands/sign-in-logs/Verdict.tsx',
	])
		expect(looked).toContain(file);
});

describe('a slip', () => {
	const found = (text: string) => slipsIn(text).map((slip) => slip.found);

	test('is the word that says the opposite, or that no administrator uses', () => {
		expect(found('It leaves WinHTTP with TLS 1.2 alone.')).toEqual(['alone']);
		expect(found('A policy list beats the list of Windows, and nobody switches TLS 1.0 off.')).toEqual([
			'beats',
			'nobody',
			'switches TLS 1.0 off',
		]);
		expect(found('4.6.1 is out of support since 2022.')).toEqual(['is out of support since 2']);
		expect(found('DHE suites were to stop on 1 April 2026.')).toEqual(['were to stop']);
		expect(found('The script puts back what it changed.')).toEqual(['puts back']);
		expect(found('Turn it on, then switch off the program.')).toEqual(['switch off', 'program']);
		expect(found('Before you switch TLS 1.0 and 1.1 off, ask someone.')).toEqual(['someone', 'switch TLS 1.0 and 1.1 off']);
		expect(found('The proxy cannot do TLS 1.2, and Microsoft recommends to replace it.')).toEqual([
			'cannot do TLS',
			'recommends to',
		]);
		expect(found('It needs 4.6.2 since version 2107; no end date was found.')).toEqual([
			'needs 4.6.2 since version',
			'no end date was found',
		]);
	});

	test('is not what the field says, what is quoted, or what Microsoft calls a program', () => {
		expect(found('4.6.1 has been out of support since 26 April 2022. Limits WinHTTP to TLS 1.2.')).toEqual([]);
		expect(found('The page says "TLS 1.0 was to end". See Programs and Features, or `switch off`.')).toEqual([]);
		expect(found('Microsoft announced the end of DHE suites for 1 April 2026.')).toEqual([]);
	});

	test('is a day written as in data in a sentence, and none in a table', () => {
		expect(dateSlipIn('Support ended on 2025-10-14.')?.found).toBe('2025-10-14');
		expect(dateSlipIn('Support ended on 14 October 2025.')).toBeUndefined();
		expect(dateSlipIn('| Storage | 2026-02-03 |')).toBeUndefined();
	});

	test('is a title of an item that does not begin with a command', () => {
		expect(titleSlipIn('Mind the cipher suites of Windows 8.1')?.found).toBe('Mind');
		expect(titleSlipIn('Check cipher suites on Windows 8.1')).toBeUndefined();
	});

	test('is a date that has passed, told in words of its own', () => {
		expect(passedSlipIn('The date has passed; nothing was confirmed.')?.found).toBe(
			'The date has passed; nothing was confirmed.',
		);
		expect(passedSlipIn('The published date, 1 March 2025, has passed. We found no confirmation.')).toBeUndefined();
		expect(passedSlipIn('It moved twice. The published date has passed. Plan for it.')?.found).toBe(
			'The published date has passed. Plan for it.',
		);
	});
});

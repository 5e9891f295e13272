import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../formats.ts';
import { powershellData } from '../script-data.ts';
import { fill, inComment } from '../script-text.ts';
import { allShapes, everything, inputFor } from './fixture.ts';
import { describeWith, run, tool } from './tools.ts';

/** What ends a string, a comment, a data block or a line in some language, or stands for something else. */
const trouble = [
	"'@",
	"'@ | iex\n",
	'"',
	"'",
	'`',
	'$(calc)',
	'$env:x',
	'#>',
	'<#',
	'#endregion data\n',
	'\n',
	'\r',
	'\0',
	'%PATH%',
	'%~0',
	'&',
	'|',
	'<',
	'>',
	'^',
	']]>',
	'{{x}}',
	'\u202e',
	'\u2028',
	'\u2018',
	'\u2019',
	'\u201c',
	'\ud800',
	'\udc00',
	'\u00e9',
	'\u{1f512}',
	'\\',
	'\\u0041',
	'$&',
	'$1',
	'$`',
	"$'",
	' ',
	'a',
	'1',
];
const hostile = fc.string({
	unit: fc.oneof(fc.constantFrom(...trouble), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })),
	maxLength: 16,
});

/** The one line of JSON in a script. */
const line = (text: string): string => {
	const found = /^\$DataJson = @'\n(.*)\n'@\n/m.exec(text)?.[1];
	if (found === undefined) throw new Error('no data line');
	return found;
};

describe('a hostile value', () => {
	it('stays a value in the data of a PowerShell script: 100,000 of them come back as they were', () => {
		fc.assert(
			fc.property(hostile, (value) => {
				const block = powershellData({ value });
				expect(block.split('\n')).toHaveLength(4);
				expect(block).toMatch(/^\$DataJson = @'\n[ -%(-~]*\n'@\n$/);
				expect(JSON.parse(line(block))).toEqual({ value });
			}),
			{ numRuns: 100_000 },
		);
	});
	it('stays a comment in a header: 100,000 of them end no comment and start no line', () => {
		fc.assert(
			fc.property(hostile, (value) => {
				expect(inComment(value)).toMatch(/^[!#-;=?-[\]_a-z~]*$/);
				expect(decodeURIComponent(inComment(value.replaceAll('%', '')))).toBe(value.toWellFormed().replaceAll('%', ''));
			}),
			{ numRuns: 100_000 },
		);
	});
	it('fills the script without being read as part of a replacement', () => {
		const script = 'Content version: sample\nMade for the answers at: sample\n#region data\nold\n#endregion data\n';
		expect(fill(script, { contentVersion: '1', address: 'https://tls.example/#v1;$&', data: '$& $1 $`\n' })).toBe(
			'Content version: 1\nMade for the answers at: https://tls.example/#v1;$&\n#region data\n$& $1 $`\n#endregion data\n',
		);
	});
});

describeWith('PowerShell', 'PowerShell itself', () => {
	it('reads 3,000 hostile values out of a script as they were, and finds nothing to run', () => {
		const folder = mkdtempSync(join(tmpdir(), 'tls-ready-hostile-'));
		try {
			// PowerShell's reader puts U+FFFD in the place of half a surrogate pair.
			const values = fc.sample(hostile, { numRuns: 3000, seed: 20261121 }).map((value) => value.toWellFormed());
			const script = `${powershellData({ values })}$data = $DataJson | ConvertFrom-Json\n$out = foreach ($value in $data.values) { -join ([char[]]$value | ForEach-Object { '{0:x4}' -f [int]$_ }) }\n[IO.File]::WriteAllLines('${join(folder, 'out.txt')}', [string[]]@($out))\n`;
			writeFileSync(join(folder, 'print.ps1'), script.replaceAll('\n', '\r\n'));
			const ran = run(tool('PowerShell'), ['-NoProfile', '-NonInteractive', '-File', join(folder, 'print.ps1')]);
			expect([ran.code, ran.output, ran.errors]).toEqual([0, '', '']);
			const units = (value: string) =>
				Array.from({ length: value.length }, (_, at) => value.charCodeAt(at).toString(16).padStart(4, '0')).join('');
			expect(
				readFileSync(join(folder, 'out.txt'), 'utf8')
					.replace(/\r?\n$/, '')
					.split(/\r?\n/),
			).toEqual(values.map(units));
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});
	it('parses every script but those for DSC, with hostile text in header and data', () => {
		const hostile = inputFor(allShapes, { contentVersion: "#> '@ $(calc)\n" }, "https://tls.example/#v1;#>'@\r\n$(calc)");
		// Only Windows PowerShell knows the keyword `Configuration`; dsc.test.ts runs those scripts without it.
		const formats = FORMATS.filter(({ id }) => id !== 'dsc');
		const scripts = [hostile, everything]
			.flatMap((input) => formats.flatMap((format) => format.render(input)))
			.filter(({ fileName }) => fileName.endsWith('.ps1'));
		const folder = mkdtempSync(join(tmpdir(), 'tls-ready-parse-'));
		try {
			scripts.forEach(({ text }, at) => {
				writeFileSync(join(folder, `${at}.ps1`), text);
			});
			const command = `foreach ($at in 0..${scripts.length - 1}) { $tokens = $null; $errors = $null; $tree = [Management.Automation.Language.Parser]::ParseFile("${folder}/$at.ps1", [ref]$tokens, [ref]$errors); "$(@($errors | ForEach-Object { $_.ErrorId }) -join ',') $($tree.EndBlock.Statements.Count -gt 5) $(@($tokens | Where-Object { $_.Kind -eq 'Comment' })[0].Extent.StartOffset)" }`;
			const { output } = run(tool('PowerShell'), ['-NoProfile', '-NonInteractive', '-Command', command]);
			expect(
				output
					.trimEnd()
					.split(/\r?\n/)
					.map((said, at) => `${scripts[at]?.fileName}: ${said}`),
			).toEqual(scripts.map(({ fileName }) => `${fileName}:  True 0`));
			expect(scripts).toHaveLength(2 * 13);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});
});

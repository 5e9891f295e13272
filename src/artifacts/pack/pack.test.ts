import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { compile } from '../../knowledge/compile.ts';
import { readFacts } from '../../knowledge/read.ts';
import { FORMATS } from '../formats.ts';
import { GROUPS } from '../groups.ts';
import { HOSTILE_RUNS, hostileTexts } from '../hostile-text.ts';
import type { RunLine } from '../run-line.ts';
import { allShapes, inputFor } from '../script-proof/fixture.ts';
import { describeWith, run, tool } from '../script-proof/tools.ts';
import { CHECK_COMMAND, type MadeFormat, pack, packEntries } from './pack.ts';
import { sha256Hex } from './sha256.ts';

const base = inputFor(allShapes);
const input = { ...base, facts: { ...base.facts, azureSettings: compile(await readFacts()).azureSettings } };
/** Every format, whether this plan calls for it or not. */
const made: MadeFormat[] = FORMATS.map((format) => ({ format, files: format.render(input) }));

function small(
	fileName: string,
	group: MadeFormat['format']['group'] = 'one-machine',
	text = 'x',
	run: readonly RunLine[] = [],
): MadeFormat {
	const format = { id: 'a', group, order: 1, label: 'Label', purpose: 'Purpose.', choose: 'Choose.' };
	return { format, files: [{ fileName, mediaType: 'text/plain', text, encoding: 'utf-8', run }] };
}

describe('the pack', () => {
	const entries = packEntries(made, input);

	it('has every file of every format in the folder of its group, tools for many machines in one each', () => {
		for (const { format, files } of made)
			for (const { fileName } of files) {
				const folder = GROUPS.find(({ id }) => id === format.group)?.folder;
				expect([...entries.keys()]).toContain(
					format.group === 'fleet' ? `${folder}/${format.id}/${fileName}` : `${folder}/${fileName}`,
				);
			}
		expect([...entries.keys()].filter((path) => !path.includes('/'))).toEqual(['README.txt', 'SHA256SUMS']);
	});

	it('says in README.txt what comes first, names every file, and how to recreate it all', () => {
		const readme = strFromU8(entries.get('README.txt') ?? new Uint8Array());
		const places = GROUPS.filter(({ id }) => made.some(({ format }) => format.group === id)).map(({ folder }) =>
			readme.indexOf(`(folder ${folder})`),
		);
		expect(places).toEqual(places.toSorted((one, other) => one - other));
		expect(places).not.toContain(-1);
		for (const path of entries.keys()) if (path !== 'README.txt') expect(readme).toContain(path);
		expect(readme).toContain('Content version: 0123456789abcdef\r\n');
		expect(readme).toContain('Made for the answers at: https://tls.example/wizard/#v1;windows=server-2012-r2\r\n');
	});

	it('gives the line to type for each script, says which need an administrator, and which undo goes with which change', () => {
		const readme = strFromU8(entries.get('README.txt') ?? new Uint8Array());
		const powershell = 'powershell -NoProfile -ExecutionPolicy Bypass -File';
		expect(readme).toContain(
			[
				'   With PowerShell',
				`     Check:                     ${powershell} check.ps1`,
				`     See what would change:     ${powershell} enable.ps1 -WhatIf`,
				`     Change, as administrator:  ${powershell} enable.ps1`,
				`     Check, after the restart:  ${powershell} check.ps1`,
				`     Undo, as administrator:    ${powershell} rollback.ps1`,
				'',
				'   With the batch files',
				'     Check:                     check.cmd',
				'     See what would change:     enable.cmd /whatif',
				'     Change, as administrator:  enable.cmd',
				'     Check, after the restart:  check.cmd',
				'     Undo, as administrator:    rollback.cmd',
				'',
				'   What enable.cmd changed only rollback.cmd undoes, and what enable.ps1 changed only rollback.ps1.',
			].join('\r\n'),
		);
		for (const command of [
			`${powershell} New-TlsReadyGpo.ps1 -WhatIf`,
			`${powershell} probe.ps1`,
			'sh probe.sh [-t 10] [-p host:port] [host[:port] ...]',
			'ansible-playbook -i INVENTORY tls-ready-enable.yml --check --diff',
		])
			expect(readme).toContain(`\r\n       Run: ${command}\r\n`);
	});

	it('gives the same line to type as the file itself does', () => {
		for (const { files } of made)
			for (const { fileName, text, run = [] } of files) {
				const told = /^(?:# )?How to run: +((?:powershell|sh|ansible-playbook) .*)$/m.exec(text.replaceAll('\r', ''))?.[1];
				// rollback.ps1 shows how to try it first; the round on one machine comes to it after that.
				const lines = run.map(({ command }) => command);
				if (told !== undefined)
					expect(lines, fileName).toContain(fileName === 'rollback.ps1' ? told.replace(' -WhatIf', '') : told);
			}
	});

	it('takes up a format that nobody told it about: its files say how they are run', () => {
		const script = small('a.sh', 'one-machine', 'x', [{ command: 'sh a.sh', elevated: false }]);
		const readme = strFromU8(packEntries([script], input).get('README.txt') ?? new Uint8Array());
		expect(readme).toContain('     3-one-machine/a.sh\r\n       Run: sh a.sh\r\n');
		expect(readme).not.toContain('What to type');
	});

	it('has a hash for every file but the list of hashes', () => {
		const sums = strFromU8(entries.get('SHA256SUMS') ?? new Uint8Array())
			.trimEnd()
			.split('\n');
		expect(sums).toEqual(
			[...entries]
				.filter(([path]) => path !== 'SHA256SUMS')
				.map(([path, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${path}`),
		);
	});

	it('is the same, byte for byte, wherever and whenever it is made', () => {
		const before = process.env['TZ'];
		const hashes = ['UTC', 'Pacific/Auckland', 'America/St_Johns'].map((zone) => {
			process.env['TZ'] = zone;
			return sha256Hex(pack(made, input));
		});
		if (before === undefined) delete process.env['TZ'];
		else process.env['TZ'] = before;
		expect(new Set(hashes).size).toBe(1);
	});

	it('is refused if two files would have the same name', () => {
		expect(() => pack([small('a.ps1'), small('a.ps1')], input)).toThrow('Two files of the pack are called 3-one-machine/a.ps1.');
	});

	it('leaves out groups and formats without files', () => {
		const one = packEntries([small('a.ps1'), { ...small('b.ps1'), files: [] }], input);
		expect([...one.keys()]).toEqual(['README.txt', '3-one-machine/a.ps1', 'SHA256SUMS']);
		expect(strFromU8(one.get('README.txt') ?? new Uint8Array())).toContain('1. One machine (folder 3-one-machine)');
	});

	it('hashes files as they are, whatever is in them', () => {
		fc.assert(
			fc.property(hostileTexts, (texts) => {
				const text = texts.join('');
				const packed = packEntries([small('a.txt', 'evidence', text)], input);
				const bytes = Buffer.from(text, 'utf8');
				const [, second] = strFromU8(packed.get('SHA256SUMS') ?? new Uint8Array()).split('\n');
				if (second !== `${createHash('sha256').update(bytes).digest('hex')}  2-evidence/a.txt`)
					throw new Error(JSON.stringify(text));
			}),
			{ numRuns: HOSTILE_RUNS },
		);
	});
});

describeWith('PowerShell', 'the pack, opened by .NET', () => {
	it('unpacks without a fault, every file has its hash, and all times are the same', () => {
		const folder = mkdtempSync(join(tmpdir(), 'tls-ready-pack-'));
		try {
			const zip = join(folder, 'tls-ready.zip');
			writeFileSync(zip, pack(made, input));
			const command = `$ErrorActionPreference = 'Stop'; Expand-Archive -LiteralPath '${zip}' -DestinationPath '${folder}/out'; Set-Location -LiteralPath '${folder}/out'; ${CHECK_COMMAND}; Add-Type -AssemblyName System.IO.Compression.FileSystem; $read = [IO.Compression.ZipFile]::OpenRead('${zip}'); $read.Entries | ForEach-Object { $_.LastWriteTime.DateTime.ToString('yyyy-MM-dd HH:mm') } | Sort-Object -Unique; $read.Dispose()`;
			const { output, code, errors } = run(tool('PowerShell'), ['-NoProfile', '-NonInteractive', '-Command', command]);
			expect([code, errors]).toEqual([0, '']);
			const lines = output.trim().split(/\r?\n/);
			expect(lines.at(-1)).toBe('1980-01-01 00:00');
			expect(lines.slice(0, -1)).toEqual(
				[...packEntries(made, input).keys()].filter((path) => path !== 'SHA256SUMS').map((path) => `fine ${path}`),
			);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});
});

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeWith } from '../src/artifacts/script-proof/tools.ts';
import { WinePrefix } from '../src/artifacts/script-proof/wine.ts';
import { installWhole } from './powershell.ts';

let cache = '';
beforeEach(() => {
	cache = mkdtempSync(join(tmpdir(), 'tls-ready-cache-'));
});
afterEach(() => rmSync(cache, { recursive: true }));

test('what was installed is there whole', () => {
	installWhole(join(cache, 'new/tool-1'), (folder) => writeFileSync(join(folder, 'pwsh'), 'program'));
	expect(readFileSync(join(cache, 'new/tool-1/pwsh'), 'utf8')).toBe('program');
	expect(readdirSync(join(cache, 'new'))).toEqual(['tool-1']);
});

test('an install that fails leaves nothing, and is not there while it runs', () => {
	const tool = join(cache, 'tool-1');
	expect(() =>
		installWhole(tool, (folder) => {
			writeFileSync(join(folder, 'pwsh'), 'half');
			expect(existsSync(tool)).toBe(false);
			throw new Error('no network');
		}),
	).toThrow('no network');
	expect(readdirSync(cache)).toEqual([]);
});

test('of two installs at the same time one wins, and neither fails', () => {
	const tool = join(cache, 'tool-1');
	installWhole(tool, (folder) => {
		writeFileSync(join(folder, 'pwsh'), 'slow');
		installWhole(tool, (other) => writeFileSync(join(other, 'pwsh'), 'quick'));
	});
	expect(readFileSync(join(tool, 'pwsh'), 'utf8')).toBe('quick');
	expect(readdirSync(cache)).toEqual(['tool-1']);
});

describeWith('PowerShell for Windows', 'PowerShell for Windows under Wine', () => {
	test('takes arguments as they are, keeps its two streams apart, wraps nothing, and its exit code comes through', () => {
		const prefix = new WinePrefix();
		try {
			const long = 'x'.repeat(5000);
			writeFileSync(
				prefix.path('say.ps1'),
				`param($Text, $Other) "$Text|$Other|"; Write-Host '${long}' -ForegroundColor Red; [Console]::Error.WriteLine('wrong'); "$($PSVersionTable.Platform) $(Test-Path HKLM:\\SOFTWARE)"; exit 7\r\n`,
			);
			expect(prefix.powershell('say.ps1', ['it\'s "$HOME" %PATH% `id` \\ & ;', ''])).toEqual({
				code: 7,
				output: `it's "$HOME" %PATH% \`id\` \\ & ;||\n${long}\nWin32NT True\n`,
				errors: 'wrong\n',
			});
		} finally {
			prefix.remove();
		}
	});
});

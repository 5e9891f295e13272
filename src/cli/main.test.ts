import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from './commands.ts';

const tlsReady = (...args: string[]) =>
	spawnSync(process.execPath, [join(import.meta.dirname, 'start.js'), ...args], { encoding: 'utf8', input: '' });

describe('tls-ready', () => {
	test('says with --help what there is, and exits with 0', () => {
		const { status, stdout } = tlsReady('--help');
		expect(status).toBe(0);
		expect(stdout).toContain('  signins    reads Microsoft Entra sign-in logs and says who still uses legacy TLS');
	});

	test.each(COMMANDS.map(({ name }) => name))('%s --help names its exit codes, and exits with 0', (name) => {
		const { status, stdout } = tlsReady(name, '--help');
		expect(status).toBe(0);
		expect(stdout).toMatch(new RegExp(`^Usage: tls-ready ${name} `));
		expect(stdout).toContain('Exit code: 0 ');
	});

	test.each([
		[[], 'No command is named.'],
		[['sign-ins'], 'There is no command "sign-ins".'],
		[['signins'], 'No file or folder is named.'],
		[['signins', '--days', 'many', 'x.json'], '--days takes a number of days such as 30, not "many".'],
	])('%j is refused with exit code 3 and the reason first', (args, reason) => {
		const { status, stdout, stderr } = tlsReady(...args);
		expect([status, stdout]).toEqual([3, '']);
		expect(stderr.split('\n')[0]).toBe(reason);
	});

	test('prints no progress into a pipe', () => {
		const { stderr } = tlsReady('signins', '-');
		expect(stderr).toBe('');
	});
});

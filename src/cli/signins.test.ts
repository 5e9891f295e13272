import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { portalRecord } from '../signins/test-logs.ts';

const folder = mkdtempSync(join(tmpdir(), 'signins-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `npm run signins` as package.json has it, without npm. */
function signins(...args: string[]): { status: number | null; stdout: string; stderr: string } {
	const [, ...command] = packageJson.scripts.signins.split(' ');
	return spawnSync(process.execPath, [...command, ...args], { encoding: 'utf8' });
}

const today = Date.now();
const TYPES = ['interactiveUser', 'nonInteractiveUser', 'servicePrincipal', 'managedIdentity'];
const clean = TYPES.flatMap((type) =>
	Array.from({ length: 30 }, (_, day) =>
		portalRecord({ signInEventTypes: [type], createdDateTime: new Date(today - day * 86_400_000).toISOString() }),
	),
);
mkdirSync(join(folder, 'logs', 'deep'), { recursive: true });
writeFileSync(join(folder, 'logs', 'clean.json'), JSON.stringify(clean));
writeFileSync(join(folder, 'logs', '.DS_Store'), 'x');
writeFileSync(join(folder, 'legacy.json'), JSON.stringify([portalRecord({}, 'True')]));

test('a folder is read with what is below it; complete and clean exits with 0', () => {
	const { status, stdout } = signins('--json', join(folder, 'logs'));
	const { verdict, reasons, files } = JSON.parse(stdout);
	expect([verdict, reasons]).toEqual(['noneFound', []]);
	expect(files.map(({ name }: { name: string }) => name)).toEqual([join(folder, 'logs', 'clean.json')]);
	expect(status).toBe(0);
});

test('legacy exits with 1, too little with 2', () => {
	expect(signins(join(folder, 'legacy.json')).status).toBe(1);
	writeFileSync(join(folder, 'short.json'), JSON.stringify(clean.slice(0, 3)));
	expect(signins(join(folder, 'short.json')).status).toBe(2);
});

test('a tenant can say that it has no managed identities, and is believed in sight', () => {
	const three = clean.filter(({ signInEventTypes }) => !String(signInEventTypes).startsWith('managed'));
	writeFileSync(join(folder, 'three.json'), JSON.stringify(three));
	expect(signins(join(folder, 'three.json')).status).toBe(2);
	const { status, stdout } = signins('--without', 'managed-identities', join(folder, 'three.json'));
	expect(status).toBe(0);
	expect(stdout).toContain('You said that this tenant has no managed identity sign-ins. We did not check that.');
	expect(stdout).toContain('said to have none');
	const wrong = signins('--without', 'users', join(folder, 'three.json'));
	expect([wrong.status, wrong.stderr.split('\n')[0]]).toEqual([
		3,
		'--without takes service-principals or managed-identities, not "users".',
	]);
});

test('portal downloads without an entry about legacy TLS exit with 0, and the reason of content/ is printed', () => {
	const absent = clean.map((record) => ({ ...record, authenticationProcessingDetails: [] }));
	writeFileSync(join(folder, 'absent.json'), JSON.stringify(absent));
	const { status, stdout } = signins(join(folder, 'absent.json'));
	expect(status).toBe(0);
	expect(stdout).toContain('None by absence: 120 sign-ins of 120');
	expect(stdout).toContain('documented to appear only if legacy TLS was used');
});

test('a path that cannot be read exits with 3, is named, and leaves nothing proven', () => {
	const { status, stdout } = signins('--json', join(folder, 'logs'), join(folder, 'nope.json'));
	const { verdict, files } = JSON.parse(stdout);
	expect([status, verdict]).toEqual([3, 'notEnough']);
	expect(files[1].name).toBe(join(folder, 'nope.json'));
	expect(files[1].problems[0].found).toContain('ENOENT');
});

test('wrong usage exits with 3 and says what would be right', () => {
	const { status, stderr } = signins('--weeks', '2');
	expect(status).toBe(3);
	expect(stderr).toContain('Usage: tls-ready signins');
});

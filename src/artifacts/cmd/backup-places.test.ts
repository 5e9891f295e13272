import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encode } from '../artifact.ts';
import { fourteen, inputFor, shape } from '../script-proof/fixture.ts';
import { RealRegistry } from '../script-proof/real-registry.ts';
import { describeWith, HANGS, tool } from '../script-proof/tools.ts';
import { WinePrefix } from '../script-proof/wine.ts';
import { format } from './index.ts';

/** File systems of their own are there only where the kernel lets an ordinary user have them. */
const mounts = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
const plan = fourteen.filter(({ id }) => id === 'schannel-client-enabled' || id === 'dotnet-v4-native-strong-crypto');

/** A disk where the backups go: `$0` is the folder. */
const DISKS = {
	'a full disk': 'mount -t tmpfs -o size=4k tmpfs "$0" && head -c 4096 /dev/zero > "$0/other"',
	'a disk with room for the folder but for no file in it': 'mount -t tmpfs -o nr_inodes=2 tmpfs "$0"',
	'a disk that may only be read': 'mount -t tmpfs -o ro tmpfs "$0"',
};

describeWith('Wine', 'enable.cmd where the backup finds no place', () => {
	let prefix: WinePrefix;
	let registry: RealRegistry;
	beforeAll(() => {
		prefix = new WinePrefix();
		registry = new RealRegistry(prefix);
		for (const file of format.render(inputFor([{ ...shape('x64', true), settings: plan }])))
			writeFileSync(prefix.path(file.fileName), encode(file));
		registry.set([{ view: 'native', key: plan[0]?.key ?? '', name: 'Enabled', type: 'REG_DWORD', data: 0 }], {
			nt: '6.1.7601',
			kind: 'client',
		});
		mkdirSync(prefix.path('windows', 'TlsReady'), { recursive: true });
	});
	afterAll(() => prefix?.remove());

	/**
	 * Runs batch files with the disk mounted, each only if the one before ended with 0: Wine's server must see it too, so one is started for this run alone.
	 * Whoever may read HKU\S-1-5-19 counts as an administrator; Wine keeps that key only until its server ends.
	 */
	function runOn(disk: string, ...files: readonly string[]): { readonly code: number | null; readonly output: string } {
		// Its end is waited for, as it writes the registry then.
		for (const option of ['-k', '-w']) spawnSync('wineserver', [option], { env: prefix.env });
		const runs = files.map((file) => `"$1" cmd /c 'C:\\${file}'`).join(' && ');
		const script = `${disk} && "$1" reg add 'HKU\\S-1-5-19' /f >&2 && ${runs}; code=$?; wineserver -k; wineserver -w; exit $code`;
		const ran = spawnSync('unshare', ['-rm', 'bash', '-c', script, prefix.path('windows', 'TlsReady'), tool('Wine')], {
			env: prefix.env,
			encoding: 'utf8',
			timeout: HANGS,
		});
		return { code: ran.status, output: ran.stdout.replaceAll('\r\n', '\n') };
	}

	for (const [name, disk] of Object.entries(DISKS))
		it.skipIf(!mounts)(`changes nothing on ${name}, says so, and leaves nothing to undo`, () => {
			const before = registry.export();
			const enabled = runOn(disk, 'enable.cmd');
			expect(enabled).toEqual({
				code: 5,
				output: expect.stringMatching(
					/\nTLS Ready: no backup could be made in C:\\windows\\TlsReady\. Nothing was changed\. .*check free space and permissions there\.\n$/,
				),
			});
			expect(registry.export()).toEqual(before);
			const undone = runOn(disk, 'rollback.cmd');
			expect([undone.code, undone.output]).toEqual([5, expect.stringContaining('has no backup that is still to be undone')]);
			expect(registry.export()).toEqual(before);
		});
	it.skipIf(!mounts)(
		'goes on where there is room for the list of values but not for the exports of keys, and undoes it to the byte',
		() => {
			const before = registry.export();
			const { code, output } = runOn('mount -t tmpfs -o size=4k tmpfs "$0"', 'enable.cmd', 'rollback.cmd');
			expect(output.match(/^ {2}(Written|Restored|Removed)/gm)).toEqual(['  Written', '  Written', '  Restored', '  Restored']);
			expect(code).toBe(0);
			expect(registry.export()).toEqual(before);
		},
	);
});

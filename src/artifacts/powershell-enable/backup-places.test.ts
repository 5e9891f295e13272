import { spawnSync } from 'node:child_process';
import { beforeAll, expect, it } from 'vitest';
import type { ArtifactFile } from '../artifact.ts';
import { format as rollbackFormat } from '../powershell-rollback/index.ts';
import { everything } from '../script-proof/fixture.ts';
import { type CaseResult, runInMemory, windows } from '../script-proof/memory.ts';
import { describeWith } from '../script-proof/tools.ts';
import { format } from './index.ts';

/** File systems of their own are there only where the kernel lets an ordinary user have them. */
const mounts = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

describeWith('PowerShell', 'enable.ps1 where the backup finds no place', () => {
	let results: CaseResult[];
	beforeAll(() => {
		const enable = format.render(everything)[0] as ArtifactFile;
		const rollback = rollbackFormat.render(everything)[0] as ArtifactFile;
		const cases = ['full', 'readonly', 'later'].map((place) => ({
			windows: windows('6.1.7601'),
			steps: [
				{ script: 'enable', arguments: { BackupFolder: `{run}/${place}` } },
				...(place === 'later' ? [{ script: 'gone', arguments: { Folder: '{run}/later' } }] : []),
				{ script: 'rollback', arguments: { BackupFolder: `{run}/${place}` } },
			],
		}));
		const regions = '#region windows\n#endregion windows\n#region changes\n#endregion changes\n';
		const gone = { ...enable, text: `param($Folder)\n${regions}Remove-Item "$Folder/backup-0001.json"\n` };
		cases.push({
			windows: windows('6.1.7601'),
			steps: [
				{ script: 'enable', arguments: { BackupFolder: '{run}/twins' } },
				{ script: 'twin', arguments: { Folder: '{run}/twins' } },
				{ script: 'rollback', arguments: { BackupFolder: '{run}/twins' } },
				{ script: 'rollback', arguments: { BackupFolder: '{run}/twins' } },
			],
		});
		const twin = {
			...enable,
			text: `param($Folder)\n${regions}Copy-Item "$Folder/backup-0001.json" "$Folder/backup-0002.json"\n`,
		};
		// A disk of one page with a file that takes it, and one that may only be read.
		const before = mounts
			? 'mkdir "$0/full" "$0/readonly" && mount -t tmpfs -o size=4k tmpfs "$0/full" && head -c 4096 /dev/zero > "$0/full/other" && mount -t tmpfs -o ro tmpfs "$0/readonly"'
			: undefined;
		results = runInMemory({ enable, rollback, gone, twin }, cases, before);
	});
	for (const [at, place] of (['a full disk', 'a disk that may only be read'] as const).entries())
		it.skipIf(!mounts)(`changes nothing on ${place}, says so, and leaves nothing that counts as a backup`, () => {
			const [enabled, undone] = results[at]?.steps ?? [];
			expect([enabled?.code, enabled?.registry]).toEqual([5, results[at]?.start]);
			expect(enabled?.output).toMatch(
				/\nTLS Ready: no backup could be made, so nothing was changed\. .*(No space left on device|Read-only file system)/,
			);
			expect([undone?.code, undone?.registry]).toEqual([5, results[at]?.start]);
		});
	it('undoes two backups with the same text one after the other: two changes within a second can leave such', () => {
		const [, , newest, oldest] = results[3]?.steps ?? [];
		expect([newest?.code, newest?.output]).toEqual([0, expect.stringContaining('1 older backup(s) can still be undone')]);
		expect([oldest?.code, oldest?.registry]).toEqual([0, results[3]?.start]);
	});
	it('says that there is no backup where somebody has deleted it since, and changes nothing', () => {
		const [enabled, , undone] = results[2]?.steps ?? [];
		expect(enabled?.code).toBe(0);
		expect([undone?.code, undone?.registry]).toEqual([5, enabled?.registry]);
		expect(undone?.output).toMatch(/ has no backup that is still to be undone\. Nothing was changed\.$/);
	});
});

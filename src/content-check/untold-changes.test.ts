import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Change } from '../knowledge/change.ts';
import { untoldChanges } from './untold-changes.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'tls-ready-history-'));
	git('init', '--quiet');
	write('milestones/storage.yaml', 'title: Storage\ndates: [ { date: 2026-01-31 } ]\n');
	write('server-roles/agent.yaml', 'name: Agent\nrules: [ { id: old, below: 1.5.0.0, priority: required } ]\n');
	write(
		'registry-settings/enabled.yaml',
		'fine: [ { test: not-zero, because: It is on. } ]\nabsent: [ { means: ready, because: On by default. } ]\n',
	);
	commit('2026-12-01');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
function write(file: string, text: string): void {
	mkdirSync(join(folder, file, '..'), { recursive: true });
	writeFileSync(join(folder, file), text);
}
function commit(day: string): void {
	git('add', '.');
	const at = `${day}T12:00:00Z`;
	execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.test', 'commit', '--quiet', '-m', 'A change'], {
		cwd: folder,
		env: { ...process.env, GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at },
	});
}
const entry = (day: string, ...facts: string[]) => ({ day, facts }) as unknown as Change;
const BEGINNING = entry('2026-12-01', 'guides/start');
const found = (...changes: Change[]) =>
	untoldChanges(folder, [BEGINNING, ...changes], '2026-12-24').map(({ file, accepted }) => `${file}: ${accepted}`);

const MOVED = 'title: Storage\ndates: [ { date: 2026-01-31 }, { date: 2027-02-03 } ]\n';

test('a moved date asks for an entry, before it is committed and after', () => {
	write('milestones/storage.yaml', MOVED);
	expect(found()).toEqual([
		'milestones/storage.yaml: an entry of content/changes of 2026-12-24 or later whose facts have milestones/storage',
	]);
	commit('2026-12-20');
	expect(found()).toEqual([
		'milestones/storage.yaml: an entry of content/changes of 2026-12-20 or later whose facts have milestones/storage',
	]);
});

test('an entry of that day settles it, one of another entry or an earlier day does not', () => {
	write('milestones/storage.yaml', MOVED);
	commit('2026-12-20');
	expect(found(entry('2026-12-20', 'milestones/storage'))).toEqual([]);
	expect(found(entry('2026-12-19', 'milestones/storage'))).toHaveLength(1);
	expect(found(entry('2026-12-20', 'milestones/storage-sync'))).toHaveLength(1);
});

test('a version rule and a registry rule are asked about as well', () => {
	write('server-roles/agent.yaml', 'name: Agent\nrules: [ { id: old, below: 1.6.0.0, priority: required } ]\n');
	write(
		'registry-settings/enabled.yaml',
		'fine: [ { test: not-zero, because: It is on. } ]\nabsent: [ { means: action, because: On by default. } ]\n',
	);
	commit('2026-12-20');
	expect(found().map((line) => line.split(':')[0])).toEqual(['registry-settings/enabled.yaml', 'server-roles/agent.yaml']);
});

test('other words for the same rule are nobody’s business', () => {
	write('milestones/storage.yaml', 'title: Azure Storage\ndates: [ { date: 2026-01-31, note: As announced. } ]\n');
	write(
		'registry-settings/enabled.yaml',
		'fine: [ { test: not-zero, because: Anything but 0 is on. } ]\nabsent: [ { means: ready, because: On. } ]\n',
	);
	commit('2026-12-20');
	expect(found()).toEqual([]);
});

test('what changed before the log begins is not asked about', () => {
	write('milestones/storage.yaml', MOVED);
	commit('2026-12-20');
	expect(untoldChanges(folder, [entry('2026-12-21', 'guides/start')], '2026-12-24')).toEqual([]);
});

test('without a history there is nothing to tell from', () => {
	rmSync(join(folder, '.git'), { recursive: true });
	expect(found()).toEqual([]);
});

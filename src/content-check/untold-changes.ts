import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Change } from '../knowledge/change.ts';
import type { Problem } from '../knowledge/problem.ts';
import { WEIGHTY, weigh } from './weight.ts';

/** A file that changed, and its blobs before and after; without one after it is the file as it lies in the folder. */
interface Step {
	/** YYYY-MM-DD */
	readonly day: string;
	readonly where: string;
	/** Below the content folder: "milestones/azure-storage.yaml". */
	readonly file: string;
	readonly before: string;
	readonly after?: string;
}

/**
 * Weighty changes of facts that no entry of content/changes tells of, from the day of the first entry on, by the history of
 * Git and by what is not committed yet (`today`: its day). Nothing where there is no history to tell.
 */
export function untoldChanges(folder: string, changes: readonly Change[], today: string): Problem[] {
	const [first] = changes.map(({ day }) => day).toSorted();
	if (first === undefined) return [];
	const steps = [...committed(folder, first), ...uncommitted(folder, today)];
	const blobs = readBlobs(
		folder,
		steps.flatMap(({ before, after }) => [before, after ?? []].flat()),
	);
	return steps.flatMap(({ day, where, file, before, after }) => {
		const [collection, name = ''] = file.split('/') as [(typeof WEIGHTY)[number], string?];
		const entry = `${collection}/${name.replace(/\.yaml$/, '')}`;
		if (changes.some((change) => change.day >= day && change.facts.includes(entry))) return [];
		const now = after === undefined ? contentOf(join(folder, file)) : blobs.get(after);
		const weightOf = (text: string | undefined) => (text === undefined ? undefined : weigh(collection, parse(text)));
		const [old, fresh] = [weightOf(blobs.get(before)), weightOf(now)];
		if (old === undefined || fresh === undefined || old === fresh) return [];
		return [
			{
				file,
				key: '',
				found: `a date, version or rule changed ${where}`,
				accepted: `an entry of content/changes of ${day} or later whose facts have ${entry}`,
			},
		];
	});
}

/** Entries that were modified since that day. Merges are left out: what they bring was a commit before. */
function committed(folder: string, since: string): Step[] {
	const log = git(folder, [
		'log',
		'--no-merges',
		'--diff-filter=M',
		'--raw',
		'--no-abbrev',
		'--relative',
		`--since=${since}T00:00:00Z`,
		'--format=commit %h %as',
		'--',
		...WEIGHTY,
	]);
	let commit = '';
	let day = '';
	return log.split('\n').flatMap((line): Step[] => {
		const head = /^commit (\S+) (\S+)$/.exec(line);
		if (head !== null) [, commit = '', day = ''] = head;
		const [, before, after, file] = /^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) M\t(.+\.yaml)$/.exec(line) ?? [];
		return before === undefined || after === undefined || file === undefined
			? []
			: [{ day, where: `in commit ${commit} of ${day}`, file, before, after }];
	});
}

function uncommitted(folder: string, day: string): Step[] {
	const files = git(folder, ['diff', '--diff-filter=M', '--raw', '--no-abbrev', '--relative', 'HEAD', '--', ...WEIGHTY]);
	return [...files.matchAll(/^:\d+ \d+ ([0-9a-f]+) [0-9a-f]+ M\t(.+\.yaml)$/gm)].map(([, before = '', file = '']) => ({
		day,
		where: 'in this folder',
		file,
		before,
	}));
}

function readBlobs(folder: string, ids: readonly string[]): ReadonlyMap<string, string> {
	const wanted = [...new Set(ids)];
	const bytes = Buffer.from(git(folder, ['cat-file', '--batch'], `${wanted.join('\n')}\n`));
	const blobs = new Map<string, string>();
	for (let at = 0; at < bytes.length; ) {
		const end = bytes.indexOf('\n', at);
		const [id = '', kind, size = '0'] = bytes.subarray(at, end).toString().split(' ');
		at = end + 1;
		// A shallow clone lacks what came before it.
		if (kind !== 'blob') continue;
		blobs.set(id, bytes.subarray(at, at + Number(size)).toString());
		at += Number(size) + 1;
	}
	return blobs;
}

function contentOf(file: string): string | undefined {
	return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** What Git prints; nothing if there is no Git or no repository. */
function git(folder: string, args: readonly string[], input = ''): string {
	const { status, stdout } = spawnSync('git', args, { cwd: folder, encoding: 'utf8', input, maxBuffer: 1 << 28 });
	return status === 0 ? stdout : '';
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadCited } from './citation-check.ts';

/** Reads cited files from a folder of checkouts, each at `<folder>/<owner>/<name>` or `<folder>/<name>`. */
export function checkoutsIn(folder: string): ReadCited {
	return (repository, path) => {
		const name = repository.split('/').at(-1) ?? repository;
		const root = [join(folder, repository), join(folder, name)].find((candidate) => existsSync(candidate));
		if (root === undefined) return 'no-repository';
		const file = join(root, path);
		return existsSync(file) ? readFileSync(file, 'utf8') : 'no-file';
	};
}

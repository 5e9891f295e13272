import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FORMATS } from './formats.ts';

test('the README says of every download who it is for and how it was proven', async () => {
	const readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');
	const rows = readme.split('\n').filter((line) => line.startsWith('| ') && line.split(' | ').length === 3);
	const missing = FORMATS.map(({ label, purpose, proven }) => `| ${label} | ${purpose} | ${proven} |`).filter(
		(row) => !rows.includes(row),
	);
	expect(missing).toEqual([]);
});

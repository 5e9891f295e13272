import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { builtFiles, builtPages, DIST } from './built-site.ts';

test('building the same commit again gives the same bytes, the zip and the single file included', () => {
	const folder = join(import.meta.dirname, '../.cache/built-again');
	const offer = builtPages().find(({ path }) => path === '/carry-away/');
	const day = offer?.document.querySelector('time')?.getAttribute('datetime') ?? '';
	expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
	rmSync(folder, { recursive: true, force: true });
	execFileSync('astro', ['build', '--outDir', folder], { env: { ...process.env, BUILD_DAY: day }, stdio: 'pipe' });
	expect([...builtFiles(folder)].toSorted()).toEqual([...builtFiles()].toSorted());
	const different = [...builtFiles()].filter(
		(file) => Buffer.compare(readFileSync(join(folder, file)), readFileSync(join(DIST, file))) !== 0,
	);
	expect(different).toEqual([]);
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SOURCES } from './sources.ts';

test('every folder is a source that is listed, with a guide, and says what it cannot show', () => {
	const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
	expect(SOURCES.map(({ id }) => id).toSorted()).toEqual(folders.map(({ name }) => name).toSorted());
	for (const { id, cannotShow } of SOURCES) {
		expect(readdirSync(join(import.meta.dirname, id))).toContain('guide.md');
		expect(cannotShow.length, id).toBeGreaterThan(0);
	}
});

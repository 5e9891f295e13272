import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { FORMATS } from '../../artifacts/formats.ts';
import { readFacts } from '../../knowledge/read.ts';
import { SOURCES } from './sources.ts';

const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const { sources: documents } = await readFacts();

test('every folder is a source that is listed, and says what it cannot show', () => {
	expect(SOURCES.map(({ id }) => id).toSorted()).toEqual(folders.map(({ name }) => name).toSorted());
	for (const { id, cannotShow } of SOURCES) expect(cannotShow.length, id).toBeGreaterThan(0);
});

describe.each(SOURCES.map(({ id }) => id))('the guide of %s', (id) => {
	const guide = readFileSync(join(import.meta.dirname, id, 'guide.md'), 'utf8');
	it('begins with how to get the file and ends with its limits', () => {
		const headings = (guide.match(/^## .*$/gm) ?? []).map((heading) => heading.slice(3));
		expect(headings[0]).toBe('How to get the file');
		expect(headings.at(-1)).toBe('Limits');
	});
	it('links only to documents, downloads and sources that there are', () => {
		const known = {
			sources: documents.map((document) => document.id),
			downloads: FORMATS.map((format) => format.id),
			inventory: SOURCES.map((source) => source.id),
		};
		for (const [, page, target] of guide.matchAll(/\]\(\/(sources|downloads|inventory)\/#?([^/)]+)\/?\)/g))
			expect(known[page as keyof typeof known]).toContain(target);
	});
});

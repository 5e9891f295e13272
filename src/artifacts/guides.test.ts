import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../knowledge/read.ts';
import { FORMATS } from './formats.ts';

const facts = await readFacts();

describe.each(FORMATS.map(({ id }) => id))('the guide of %s', (id) => {
	const read = () => readFile(join(import.meta.dirname, id, 'guide.md'), 'utf8');

	it('says when to use it, where to put it, how to see that it worked, how to undo it, and its limits', async () => {
		const headings = ((await read()).match(/^## .*$/gm) ?? []).map((heading) => heading.slice(3));
		expect(headings[0]).toBe('When to use it');
		expect(headings.some((heading) => /step by step/i.test(heading))).toBe(true);
		expect(headings.slice(-3)).toEqual(['How to see that it worked', 'How to undo it', 'Limits']);
	});

	it('links only to sources, disagreements and formats that there are', async () => {
		const known = {
			sources: facts.sources.map((source) => source.id),
			disagreements: facts.disagreements.map((disagreement) => disagreement.id),
			downloads: FORMATS.map((format) => format.id),
		};
		for (const [, page, target] of (await read()).matchAll(/\]\(\/(sources|disagreements|downloads)\/#?([^/)]*)\/?\)/g))
			expect(known[page as keyof typeof known]).toContain(target);
	});
});

import { expect, it } from 'vitest';
import type { Facts } from '../knowledge/collections.ts';
import { citationsIn, distinct, freshnessOf } from './citations.ts';

const facts = {
	sources: [
		{ id: 'page', date: '2025-01-24', checked: '2026-11-21' },
		{ id: 'blog', checked: '2026-06-01' },
	],
} as unknown as Pick<Facts, 'sources'>;
const page = { source: 'page', section: 'Table' };
const blog = { source: 'blog', section: 'All', asOf: '2026-01-19' };

it('finds citations however deep they stand', () => {
	expect(citationsIn({ cites: [page], dates: [{ date: '2026', statedBy: blog }], name: 'x' })).toEqual([page, blog]);
});

it('is as fresh as the document that was not looked at for longest', () => {
	expect(freshnessOf(facts, [page, blog, page])).toEqual({ documents: 2, checked: '2026-06-01', newestRevision: '2026-01-19' });
	expect(freshnessOf(facts, [])).toBeUndefined();
});

it('names the same place once', () => {
	expect(distinct([page, blog, { ...page }])).toEqual([page, blog]);
});

import { expect, test } from 'vitest';
import { inOrder } from './search-order.ts';

const section = (title: string, location: number, ...scores: number[]) => ({
	title,
	anchor: { location },
	weighted_locations: scores.map((balanced_score) => ({ balanced_score })),
});
const CONTENT =
	'Long Use TLS 1.2, the connection and the version. The connection is closed. Closed “The underlying connection was closed” on a receive. Common The client and server do not possess a common algorithm.';
const at = (word: string) => CONTENT.split(' ').indexOf(word);
const page = { content: CONTENT, anchors: [{ location: 0 }, { location: at('Closed') }, { location: at('Common') }] };
const [long, closed, common] = [
	section('Long', 0, 9000, 9000),
	section('Closed', at('Closed'), 5000),
	section('Common', at('Common'), 400),
];
const order = (query: string) => inOrder(query, page, [long, closed, common]).map(({ title }) => title);

test('a section that has the words as they were typed stands first, however often a longer one has some of them', () => {
	expect(order('The underlying connection was closed')[0]).toBe('Closed');
	expect(order('possess a common algorithm')[0]).toBe('Common');
});

test('otherwise more of the words come first, and where there are as many, the weight decides', () => {
	expect(order('algorithm for client')).toEqual(['Common', 'Long', 'Closed']);
	expect(order('connection closed')[0]).toBe('Long');
});

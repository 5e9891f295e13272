import { expect, test } from 'vitest';
import { contentsOf } from './contents.ts';

const PAGE =
	'<h1>Title</h1><p class="lead">In short.</p><h2 id="one">First\n\t<code>x</code></h2><p>a</p>' +
	'<h2 id="two"><a href="/two/">Second</a></h2><h2>Without an address</h2><h2 id="three">Third &amp; last</h2>';

test('the contents are the sections that have an address, and stand after the lead', () => {
	expect(contentsOf(PAGE)).toEqual({
		sections: [
			{ id: 'one', text: 'First x' },
			{ id: 'two', text: 'Second' },
			{ id: 'three', text: 'Third & last' },
		],
		opening: '<h1>Title</h1><p class="lead">In short.</p>',
		rest: PAGE.slice(PAGE.indexOf('<h2 id="one">')),
		wide: false,
	});
});

test('without a lead they stand after the title', () => {
	expect(contentsOf(PAGE.replace('<p class="lead">In short.</p>', '')).opening).toBe('<h1>Title</h1>');
});

test('a page of two sections has none', () => {
	const short = '<h1>Title</h1><h2 id="one">First</h2><h2 id="two">Second</h2>';
	expect(contentsOf(short)).toEqual({ sections: [], opening: short, rest: '', wide: false });
});

test('headings that are folded away are no sections', () => {
	const folded = ['a', 'b', 'c'].map((id) => `<details><summary><h2 id="${id}">${id}</h2></summary>x</details>`).join('');
	expect(contentsOf(`<h1>Title</h1>${folded}`).sections).toEqual([]);
});

test('a page that does something begins with that', () => {
	expect(contentsOf(`${PAGE}<astro-island></astro-island>`).sections).toEqual([]);
});

test('beside a table of many columns there is no room, beside a small one there is', () => {
	const table = (columns: number) => `${PAGE}<table><tr>${'<th>x</th>'.repeat(columns)}</tr></table>`;
	expect(contentsOf(table(5)).wide).toBe(true);
	expect(contentsOf(table(4)).wide).toBe(false);
});

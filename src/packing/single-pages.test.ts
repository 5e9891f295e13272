import { describe, expect, test } from 'vitest';
import { shellOf, singlePage } from './single-pages.ts';

const INSIDE = {
	pages: new Map([
		['/', ''],
		['/windows/', ''],
		['/wizard/', ''],
	]),
	files: new Map([['/schedule.ics', 'BEGIN:VCALENDAR']]),
};

const page = (main: string, attributes = '') =>
	`<html><head><title>Windows - TLS Ready</title></head><body><a href="#main">Skip</a><main${attributes}>${main}</main><footer class="site-footer-inner"></footer></body></html>`;
const mainOf = (main: string) => singlePage(page(main), '/windows/', INSIDE).main;

describe('a page in the single file', () => {
	test('links to pages, places and answers by fragments', () => {
		expect(
			mainOf('<a href="../">Home</a><a href="#families">Families</a><a href="../wizard/#v1;windows=server-2012">Wizard</a>'),
		).toBe('<a href="#/">Home</a><a href="#/windows/#families">Families</a><a href="#v1;windows=server-2012">Wizard</a>');
	});

	test('offers files that come along, and only names those that do not', () => {
		expect(
			mainOf(
				'<a href="../schedule.ics">Calendar</a>, <a href="../tls-ready.mjs"><b>command</b></a><a class="button" href="../tls-ready.mjs">Download</a>',
			),
		).toBe('<a href="#/schedule.ics">Calendar</a>, <span><b>command</b></span>');
	});

	test('links to other sites as before, and carries no script or style of its own', () => {
		expect(
			mainOf(
				'<a href="https://learn.microsoft.com/windows/">Learn</a><script>a()</script><style>b{}</style><noscript><p>c</p></noscript>',
			),
		).toBe('<a href="https://learn.microsoft.com/windows/">Learn</a>');
	});

	test('gives an interactive part what the site gives it', () => {
		const props = JSON.stringify({
			facts: [
				0,
				{
					version: [0, 'ab'],
					ids: [
						1,
						[
							[0, 'x'],
							[0, null],
						],
					],
					some: [0, 3],
					no: [0],
				},
			],
		});
		const made = singlePage(
			page(`<astro-island component-export="Wizard" props="${props.replaceAll('"', '&quot;')}"><h1>x</h1></astro-island>`),
			'/wizard/',
			INSIDE,
		);
		expect(made.main).toBe('<div data-island="Wizard"></div>');
		expect(made.islands).toEqual([
			{ name: 'Wizard', props: { facts: { version: 'ab', ids: ['x', null], some: 3, no: undefined } } },
		]);
	});

	test('refuses an interactive part with a value that it could not hand on', () => {
		const island = `<astro-island component-export="Wizard" props='{"day":[3,"2026-01-01"]}'></astro-island>`;
		expect(() => singlePage(page(island), '/wizard/', INSIDE)).toThrow('a value of type 3');
	});

	test('keeps its title, whether the navigation stands beside it, and whether the search finds it', () => {
		expect(singlePage(page('x', ' data-pagefind-body'), '/windows/', INSIDE)).toEqual({
			title: 'Windows - TLS Ready',
			main: 'x',
			indexed: true,
			islands: [],
		});
	});
});

test('what stands around the pages links to itself on every page', () => {
	expect(shellOf(page('<h1>x</h1>'), '/', INSIDE, '<p>One file.</p>')).toBe(
		'<a href="#main">Skip</a><main></main><footer class="site-footer-inner"><p>One file.</p></footer>',
	);
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finishPages, relativeAddress, withRelativeAddresses } from './finish-pages.ts';

describe('an address as seen from a page', () => {
	const CASES: readonly (readonly [page: string, target: string, relative: string])[] = [
		['/', '/', './'],
		['/', '/windows/', './windows/'],
		['/', '/favicon.svg', './favicon.svg'],
		['/windows/', '/', '../'],
		['/windows/', '/windows/', './'],
		['/windows/', '/windows/#families', './#families'],
		['/windows/server-2012/', '/dotnet/#4.8', '../../dotnet/#4.8'],
		['/search/', '/pagefind/pagefind.js', '../pagefind/pagefind.js'],
		['/docs/tls/', '/docs/tls/search/?q=a', './search/?q=a'],
	];
	for (const [page, target, relative] of CASES)
		test(`${target} from ${page} is ${relative}`, () => expect(relativeAddress(page, target)).toBe(relative));

	test('leads where the absolute one led, from every page', () => {
		const segment = fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,8}$/);
		const folder = fc.array(segment, { maxLength: 4 }).map((parts) => ['', ...parts, ''].join('/'));
		const target = fc
			.tuple(folder, fc.option(segment), fc.constantFrom('', '#here', '?q=/a/b', '#v1;a=b/c'))
			.map(([path, file, rest]) => path + (file ?? '') + rest);
		fc.assert(
			fc.property(folder, target, (page, target) => {
				const host = 'https://host.example';
				expect(new URL(relativeAddress(page, target), host + page).href).toBe(new URL(target, host).href);
			}),
		);
	});
});

describe('a page of the site', () => {
	const made = (html: string) => withRelativeAddresses(html, '/tls/windows/', '/tls/');

	test('links, loads and imports from where it lies', () => {
		expect(
			made('<link rel="icon" href="/tls/favicon.svg"><form action="/tls/search/"><a class="x" href="/tls/">Home</a></form>'),
		).toBe('<link rel="icon" href="../favicon.svg"><form action="../search/"><a class="x" href="../">Home</a></form>');
		expect(
			made('<astro-island component-url="/tls/_astro/W.js" renderer-url="/tls/_astro/c.js" props="{}"></astro-island>'),
		).toBe('<astro-island component-url="../_astro/W.js" renderer-url="../_astro/c.js" props="{}"></astro-island>');
	});

	test('links where scripts do not run, and from inside code', () => {
		expect(made('<noscript><p><a href="/tls/errors/">Errors</a></p></noscript><pre><a href="/tls/">x</a></pre>')).toBe(
			'<noscript><p><a href="../errors/">Errors</a></p></noscript><pre><a href="../">x</a></pre>',
		);
	});

	test('keeps texts, scripts, other hosts and what is outside the site as they are', () => {
		const kept = [
			'<p>Write href="/tls/" there.</p>',
			'<script type="module">const a = \'<a href="/tls/">\';</script>',
			'<a title="see href=/tls/" href="https://learn.microsoft.com/tls/">Learn</a>',
			'<a href="//cdn.example/tls/">x</a><a href="/other/">y</a><a href="#main">z</a>',
			'<link rel="canonical" href="https://tls-ready.example/tls/windows/">',
		].join('\n');
		expect(made(kept)).toBe(kept);
	});
});

test('all pages are finished but the one for missing addresses, and nothing of the folder of the build is left', () => {
	const folder = mkdtempSync(join(tmpdir(), 'finish-pages-'));
	try {
		const island = (to: string) => `<astro-island uid="Zzpaa8" component-url="${to}_astro/W.js"></astro-island>`;
		mkdirSync(join(folder, 'windows/server-2012'), { recursive: true });
		mkdirSync(join(folder, '_astro'));
		writeFileSync(join(folder, '_astro/W.js'), 'export const W = 1;');
		for (const file of ['index.html', '404.html', 'windows/server-2012/index.html'])
			writeFileSync(join(folder, file), island('/tls/'));
		finishPages(folder, '/tls/');
		const made = (to: string) => `<astro-island uid="1" component-url="${to}_astro/W.js"></astro-island>`;
		expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe(made('./'));
		expect(readFileSync(join(folder, 'windows/server-2012/index.html'), 'utf8')).toBe(made('../../'));
		expect(readFileSync(join(folder, '404.html'), 'utf8')).toBe(island('/tls/'));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});

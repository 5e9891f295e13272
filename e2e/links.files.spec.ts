import { expect, test } from '@playwright/test';
import { builtFiles, builtPages, sitemapPaths } from './built-site.ts';

const pages = builtPages();
const files = builtFiles();
const anchors = new Map(
	pages.map(({ path, document }) => [path, new Set(document.querySelectorAll('[id]').map(({ id }) => id))]),
);

/** Fragments of the wizard are answers, not places on its page. */
const isAnswers = (fragment: string) => fragment.startsWith('v1;');

test('every internal link and anchor leads somewhere', () => {
	const broken = pages.flatMap(({ path, document }) =>
		document.querySelectorAll('a[href], link[href], script[src], img[src]').flatMap((element) => {
			const address = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
			const target = new URL(address, `http://site.test${path}`);
			if (target.host !== 'site.test' || element.getAttribute('rel') === 'canonical') return [];
			const file = target.pathname.endsWith('/') ? `${target.pathname}index.html` : target.pathname;
			if (!files.has(decodeURIComponent(file))) return [`${path} -> ${address}: no such file`];
			const fragment = decodeURIComponent(target.hash.slice(1));
			if (fragment === '' || isAnswers(fragment) || anchors.get(target.pathname)?.has(fragment)) return [];
			return [`${path} -> ${address}: no such anchor`];
		}),
	);
	expect(broken).toEqual([]);
});

test('no word runs into a link beside it', () => {
	const joined = pages.flatMap(({ path, document }) => {
		const main = document.querySelector('main')?.innerHTML ?? '';
		return [...main.matchAll(/[\w,;:]<a [^>]*>|<\/a>\w/g)].map(({ index }) => `${path}: ${main.slice(index - 20, index + 60)}`);
	});
	expect(joined).toEqual([]);
});

test('each page has its own title and description, one h1, and headings in order', () => {
	const faults = pages.flatMap(({ path, document }) => {
		const levels = document.querySelectorAll('main :is(h1, h2, h3, h4)').map(({ tagName }) => Number(tagName.slice(1)));
		return [
			...(levels.filter((level) => level === 1).length === 1 ? [] : [`${path}: not one h1`]),
			...levels.flatMap((level, at) =>
				level > (levels[at - 1] ?? 1) + 1 ? [`${path}: h${level} follows h${levels[at - 1]}`] : [],
			),
			...(document.querySelector('meta[name=description]')?.getAttribute('content') ? [] : [`${path}: no description`]),
		];
	});
	expect(faults).toEqual([]);
	const titles = pages.map(({ document }) => document.querySelector('title')?.textContent ?? '');
	expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
});

test('ids are unique on each page', () => {
	const repeated = pages.flatMap(({ path, document }) => {
		const ids = document.querySelectorAll('[id]').map(({ id }) => id);
		return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${path}#${id}`);
	});
	expect(repeated).toEqual([]);
});

test('each page has a strict policy and loads nothing from elsewhere', () => {
	for (const { path, document } of pages) {
		const policy = document.querySelector('meta[http-equiv="content-security-policy"]')?.getAttribute('content') ?? '';
		expect(policy, path).toContain("default-src 'none'");
		expect(policy, path).not.toContain('unsafe-inline');
		expect(policy, path).not.toMatch(/https?:/);
		const loaded = document.querySelectorAll('script[src], link[rel=stylesheet], link[rel=icon], img[src], source[src], iframe');
		for (const element of loaded)
			expect(element.getAttribute('src') ?? element.getAttribute('href'), path).toMatch(/^(\/(?!\/)|\.\.?\/)/);
		expect(document.querySelectorAll('[style], [onclick], [onload]').length, path).toBe(0);
	}
});

test('guidance pages carry no script but the one enhancement of at most 1 kB', () => {
	const withCode = ['/wizard/', '/sign-in-logs/', '/handshakes/', '/inventory/', '/search/'];
	const guidance = pages.filter(({ path }) => !withCode.some((start) => path.startsWith(start)));
	for (const { path, document } of guidance) {
		const scripts = document.querySelectorAll('script').filter((script) => script.getAttribute('type') !== 'application/ld+json');
		expect(
			scripts.filter((script) => script.getAttribute('src')),
			path,
		).toEqual([]);
		const bytes = scripts.reduce((sum, script) => sum + Buffer.byteLength(script.textContent), 0);
		expect(bytes, path).toBeLessThanOrEqual(1024);
	}
});

test('the sitemap has every page that search engines may list', () => {
	const listed = pages.filter(({ document }) => document.querySelector('meta[name=robots]') === null).map(({ path }) => path);
	expect(sitemapPaths().toSorted()).toEqual(listed.toSorted());
});

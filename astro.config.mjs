import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import preact from '@astrojs/preact';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import * as pagefind from 'pagefind';
import { commandFilePlugin } from './src/command-file/vite-plugin.ts';
import { guidePlugins } from './src/components/markdown.ts';
import { checkedFacts } from './src/content-check/check.ts';
import { finishPages } from './src/packing/finish-pages.ts';
import { packSite } from './src/packing/pack-site.ts';

/**
 * Where the site will live, for addresses that have to be whole: canonical ones, feeds, calendars. Pages link relatively and
 * work in any folder; only the page for missing addresses needs the base path.
 */
const site = process.env.SITE_URL ?? 'https://tls-ready.example';
const base = `/${(process.env.BASE_PATH ?? '/').replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');

/** Address before `content/...` for the "Edit this fact" links, such as the edit view of a repository. Without it pages name the file. */
const editUrl = process.env.EDIT_URL ?? '';

/** The day that status texts in the HTML are computed for; browsers bring them to the visitor's own. */
const buildDay = process.env.BUILD_DAY ?? new Date().toISOString().slice(0, 10);

/** Makes finished pages work wherever they lie. */
const relativeAddresses = {
	name: 'relative-addresses',
	hooks: { 'astro:build:done': ({ dir }) => finishPages(fileURLToPath(dir), base) },
};

/** Indexes the finished pages, so that every build has a search that fits it. */
const searchIndex = {
	name: 'search-index',
	hooks: {
		'astro:build:done': async ({ dir, logger }) => {
			const { index, errors } = await pagefind.createIndex();
			if (index === undefined) throw new Error(`search index: ${errors.join('; ')}`);
			const added = await index.addDirectory({ path: fileURLToPath(dir) });
			// Pagefind's own writing ends before its files are whole: on a busy machine one stayed empty.
			const made = await index.getFiles();
			await pagefind.close();
			const faults = [...added.errors, ...made.errors];
			if (faults.length > 0) throw new Error(`search index: ${faults.join('; ')}`);
			for (const { path, content } of made.files) {
				const file = fileURLToPath(new URL(`pagefind/${path}`, dir));
				mkdirSync(dirname(file), { recursive: true });
				writeFileSync(file, content);
			}
			logger.info(`${added.page_count} pages indexed`);
		},
	},
};

const facts = await checkedFacts();

/** Hands the facts to the pages as a module: they are read and checked once, here, and a fault in them stops the build. */
const factsModule = {
	name: 'checked-facts',
	resolveId: (id) => (id === 'virtual:checked-facts' ? '\0checked-facts' : undefined),
	load: (id) => (id === '\0checked-facts' ? `export default ${JSON.stringify(facts)}` : undefined),
};

/** What code finds in `import.meta.env`, on the site and in the single file. */
const define = {
	'import.meta.env.CONTENT_VERSION': JSON.stringify(facts.version),
	'import.meta.env.BUILD_DAY': JSON.stringify(buildDay),
	'import.meta.env.EDIT_URL': JSON.stringify(editUrl),
};

/** Makes of the finished site what can be carried away: one file, and a zip. */
const packing = {
	name: 'packing',
	hooks: {
		'astro:build:done': ({ dir }) => packSite(fileURLToPath(dir), { define, buildDay, contentVersion: facts.version }),
	},
};

/** What pages with code load first is in few files: in many small ones it is a good deal larger. */
const firstLoads = [
	{
		name: 'base',
		priority: 2,
		test: /\/node_modules\/(preact|nanostores|@nanostores\/preact)\/|\/src\/site\/link\.ts|\/src\/stores\/today\.ts|\/src\/advisor\/local-day\.ts|vite\/preload-helper/,
	},
	{
		name: 'wizard',
		priority: 1,
		test: /\/src\/(islands\/wizard\/(Wizard|QuestionPage|Notices|LaterPage|LoadFault|Choices|CopyCode|Prose)\.tsx|stores\/(wizard|progress|site-updated)\.ts|site\/load-decision-facts\.ts|advisor\/(answers|flow|fragment|candidates|evaluate|kinds\/(kinds|several|single|choosing|version))\.ts)/,
	},
	{
		// What the result and the machines decide with, and what the result alone shows.
		name: 'planning',
		priority: 1,
		test: /\/src\/(advisor\/(plan|plan-items|findings)|wording\/labels)\.ts/,
	},
];

export default defineConfig({
	site,
	base,
	output: 'static',
	trailingSlash: 'always',
	prefetch: false,
	devToolbar: { enabled: false },
	telemetry: false,
	integrations: [preact(), sitemap(), relativeAddresses, searchIndex, packing],
	build: {
		// One cached stylesheet for the whole site rather than a copy in every page.
		inlineStylesheets: 'never',
	},
	markdown: {
		// Highlighting would need inline styles, which the content security policy forbids.
		syntaxHighlight: false,
		processor: satteri({ hastPlugins: guidePlugins(base), features: { smartPunctuation: false } }),
	},
	vite: {
		plugins: [factsModule, commandFilePlugin],
		// Scripts find each other, and their styles, from where they lie.
		experimental: { renderBuiltUrl: (_file, { hostType }) => (hostType === 'html' ? undefined : { relative: true }) },
		define,
		environments: { client: { build: { rolldownOptions: { output: { advancedChunks: { groups: firstLoads } } } } } },
	},
	security: {
		csp: {
			algorithm: 'SHA-256',
			directives: [
				"default-src 'none'",
				"img-src 'self' data:",
				"font-src 'self'",
				// 'self' for Pagefind's index and the sign-in reader's worker; blob: for files made in the browser.
				"connect-src 'self'",
				"worker-src 'self'",
				"manifest-src 'self'",
				"form-action 'self'",
				"base-uri 'none'",
			],
		},
	},
});

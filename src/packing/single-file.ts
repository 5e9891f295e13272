import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { gzipSync, strToU8 } from 'fflate';
import { type HTMLElement, parse } from 'node-html-parser';
import { build, type Plugin } from 'vite';
import { CONTENT_ID, type SingleFileContent } from '../single-file/content.ts';
import { SINGLE_FILE_NAME } from '../site/carried-files.ts';
import { type SiteInside, shellOf, singlePage } from './single-pages.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Modules that have another of the same name in the single file: what they reach for on a server is inside. */
const REPLACED = ['site/link.ts', 'site/load-decision-facts.ts', 'site/load-changes.ts', 'stores/load-workers.ts'];

export interface SingleFileInput extends SiteInside {
	/** Styles of all pages. */
	readonly styles: string;
	/** The site's icon, an SVG document. */
	readonly icon: string;
	readonly decisions: SingleFileContent['decisions'];
	readonly changes: SingleFileContent['changes'];
	/** What the site's modules find in `import.meta.env`. */
	readonly define: Readonly<Record<string, string>>;
	/** Markup at the end of every page. */
	readonly note: string;
}

/**
 * The site as one page that loads nothing and connects to nothing, whatever it is opened from. The same input gives the same
 * bytes.
 */
export async function singleFile(input: SingleFileInput): Promise<string> {
	const home = input.pages.get('/');
	if (home === undefined) throw new Error('the site has no first page');
	const content: SingleFileContent = {
		pages: Object.fromEntries([...input.pages].map(([path, html]) => [path, singlePage(html, path, input)])),
		files: Object.fromEntries(input.files),
		decisions: input.decisions,
		changes: input.changes,
	};
	// No time of packing: the same content gives the same bytes.
	const packed = gzipSync(strToU8(JSON.stringify(content)), { level: 9, mtime: '1980-01-01' });
	const code = await bundle(input.define);
	const styles = `${input.styles}\n[data-island]{display:contents}`;
	const description = parse(home).querySelector('meta[name=description]') as HTMLElement;
	return [
		'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">',
		`<meta http-equiv="content-security-policy" content="${policy(code, styles)}">`,
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		'<title>TLS Ready</title>',
		description.outerHTML,
		'<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">',
		`<link rel="icon" href="data:image/svg+xml;base64,${Buffer.from(input.icon).toString('base64')}">`,
		`<style>${styles}</style></head>`,
		`<body>${shellOf(home, '/', input, input.note)}`,
		'<noscript><p class="notice">This file needs JavaScript to show its pages.</p></noscript>',
		`<script type="text/plain" id="${CONTENT_ID}">${Buffer.from(packed).toString('base64')}</script>`,
		`<script type="module">${code}</script></body></html>\n`,
	].join('\n');
}

/**
 * As strict as the policy of the site's pages. Workers are made of code that is inside, which is an address of its own kind
 * (blob:): reading files would hold up the page otherwise. There is no connection, to nowhere.
 */
function policy(code: string, styles: string): string {
	return [
		"default-src 'none'",
		// Reading looks at many bytes at once in WebAssembly, which is code too.
		`script-src ${hashOf(code)} 'wasm-unsafe-eval'`,
		`style-src ${hashOf(styles)}`,
		'img-src data:',
		'worker-src blob:',
		"form-action 'none'",
		"base-uri 'none'",
	].join(';');
}

function hashOf(text: string): string {
	return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** All code as one module. @throws Error if it holds a tag of its own element */
async function bundle(define: SingleFileInput['define']): Promise<string> {
	const result = await build({
		root: ROOT,
		configFile: false,
		envDir: false,
		publicDir: false,
		logLevel: 'warn',
		define: { ...define },
		plugins: [replacements],
		build: {
			write: false,
			target: 'es2022',
			modulePreload: false,
			rolldownOptions: { input: join(ROOT, 'src/single-file/main.ts'), output: { codeSplitting: false } },
		},
	});
	const outputs = [result].flat().flatMap((made) => ('output' in made ? made.output : []));
	const [chunk, ...others] = outputs.filter((output) => output.type === 'chunk');
	if (chunk === undefined || others.length > 0) throw new Error(`${SINGLE_FILE_NAME}: its code is ${outputs.length} files`);
	const code = chunk.code.trim();
	// Either tag would end the element, or keep it from ending.
	if (/<\/?script/i.test(code)) throw new Error(`${SINGLE_FILE_NAME}: its code holds what HTML takes for markup`);
	return code;
}

const replacements: Plugin = {
	name: 'single-file-modules',
	enforce: 'pre',
	async resolveId(source, importer) {
		if (importer === undefined || !source.startsWith('.')) return null;
		const path = join(dirname(importer), source);
		const replaced = REPLACED.find((each) => path === join(ROOT, 'src', each));
		return replaced === undefined ? null : join(ROOT, 'src/single-file', basename(replaced));
	},
};

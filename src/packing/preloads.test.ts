import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withPreloads } from './preloads.ts';

const folder = mkdtempSync(join(tmpdir(), 'preloads-'));
beforeAll(() => {
	mkdirSync(join(folder, '_astro'));
	const files = {
		'Wizard.js': 'import{a}from"./base.js";import"./side.js";const later=()=>import("./Result.js");export{later as b};',
		'client.js': "import { render } from './base.js';",
		'base.js': 'import{x}from"./Wizard.js";',
		'side.js': '',
		'Result.js': 'import"./plan.js";import"./base.js"',
		'plan.js': '',
	};
	for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, '_astro', name), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const island = (to: string) =>
	`<astro-island component-url="${to}_astro/Wizard.js" renderer-url="${to}_astro/client.js"></astro-island>`;
const preloads = (to: string, ...names: readonly string[]) =>
	names.map((name) => `<link rel="modulepreload" href="${to}_astro/${name}.js">`).join('');

test('a page asks at once for what its parts import, each once, and not for what comes later', () => {
	expect(withPreloads(`<head></head>${island('../')}`, 'wizard/index.html', folder)).toBe(
		`<head>${preloads('../', 'Wizard', 'base', 'side', 'client')}</head>${island('../')}`,
	);
});

test('from the root of the site addresses begin with a dot', () => {
	expect(withPreloads(`<head></head>${island('./')}`, 'index.html', folder)).toBe(
		`<head>${preloads('./', 'Wizard', 'base', 'side', 'client')}</head>${island('./')}`,
	);
});

test('a page without interactive parts stays as it is', () => {
	expect(withPreloads('<head></head><p>Text</p>', 'index.html', folder)).toBe('<head></head><p>Text</p>');
});

test('a module for later is named with what it imports besides, and asked for by the page', () => {
	expect(withPreloads(`<head><script data-later="Result"></script></head>${island('../')}`, 'wizard/index.html', folder)).toBe(
		'<head><script data-later="../_astro/Result.js ../_astro/plan.js"></script>' +
			`${preloads('../', 'Wizard', 'base', 'side', 'client')}</head>${island('../')}`,
	);
});

test('a module that the build has not stops it', () => {
	expect(() => withPreloads('<head><script data-later="Gone"></script></head>', 'index.html', folder)).toThrow(
		'the build has no module Gone',
	);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { readHeaders, webConfig } from './web-config.ts';

const HEADERS = readFileSync(join(import.meta.dirname, '../../public/_headers'), 'utf8');

/** Elements of a document as paths with their attributes: what IIS reads of it. */
function elementsOf(xml: string): string[] {
	const found: string[] = [];
	const path: string[] = [];
	const parser = new SaxesParser();
	parser.on('opentag', ({ name, attributes }) => {
		path.push('path' in attributes && name === 'location' ? `location(${attributes['path']})` : name);
		found.push(`${path.join('/')} ${JSON.stringify(attributes)}`);
	});
	parser.on('closetag', () => void path.pop());
	parser.on('error', (error) => {
		throw error;
	});
	parser.write(xml).close();
	return found;
}

describe('web.config', () => {
	const elements = elementsOf(webConfig(HEADERS));
	const ALL = 'configuration/system.webServer/httpProtocol/customHeaders/add';

	test('sends every header of _headers to the folder it is for, and no other', () => {
		const sent = elements.filter((element) => element.includes('customHeaders/add'));
		expect(sent).toEqual([
			`${ALL} {"name":"Content-Security-Policy","value":"frame-ancestors 'none'"}`,
			`${ALL} {"name":"Referrer-Policy","value":"no-referrer"}`,
			`${ALL} {"name":"Permissions-Policy","value":"accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()"}`,
			`${ALL} {"name":"X-Content-Type-Options","value":"nosniff"}`,
			`${ALL} {"name":"Cross-Origin-Opener-Policy","value":"same-origin"}`,
			'configuration/location(_astro)/system.webServer/httpProtocol/customHeaders/add {"name":"Cache-Control","value":"public, max-age=31536000, immutable"}',
			'configuration/location(api)/system.webServer/httpProtocol/customHeaders/add {"name":"Access-Control-Allow-Origin","value":"*"}',
		]);
	});

	test('takes every name out before it adds it, so that one given by a parent is no error', () => {
		for (const [at, element] of elements.entries()) {
			const added =
				/customHeaders\/add \{"name":"([^"]+)"/.exec(element)?.[1] ?? /mimeMap \{"fileExtension":"([^"]+)"/.exec(element)?.[1];
			if (added !== undefined) expect(elements[at - 1]).toContain(`"${added}"`);
		}
	});

	test('names the first page, the page for missing addresses and the types that IIS lacks', () => {
		expect(elements).toContain('configuration/system.webServer/defaultDocument/files/add {"value":"index.html"}');
		expect(elements).toContain('configuration/system.webServer/httpErrors/error {"statusCode":"404","path":"404.html"}');
		for (const extension of ['.mjs', '.json', '.wasm', '.pagefind', '.pf_meta', '.atom', '.ics', '.ps1'])
			expect(elements.filter((element) => element.includes(`mimeMap {"fileExtension":"${extension}"`))).toHaveLength(1);
	});

	test('keeps what XML would take for markup', () => {
		const made = elementsOf(webConfig('/*\n  X-Test: a "quoted" <value> & more\n'));
		expect(made).toContain(`${ALL} {"name":"X-Test","value":"a \\"quoted\\" <value> & more"}`);
	});
});

test('a line that is no path and no header is refused by name', () => {
	expect(() => readHeaders('/*\nX-Test: not indented\n')).toThrow('_headers: "X-Test: not indented" is neither');
	expect(() => readHeaders('/exact\n')).toThrow('"/exact"');
});

import { markdownToHtml } from 'satteri';
import { expect, it } from 'vitest';
import { guidePlugins } from './markdown.ts';

const htmlOf = (markdown: string) => markdownToHtml(markdown, { hastPlugins: guidePlugins('/docs/tls/') }).html;

it('puts the sub-path in front of links within the site, and of no other', () => {
	const html = htmlOf('[a](/registry/#x) [b](https://example.test/registry/) [c](#here) [d](//example.test/)');
	expect(html).toContain('href="/docs/tls/registry/#x"');
	expect(html).toContain('href="https://example.test/registry/"');
	expect(html).toContain('href="#here"');
	expect(html).toContain('href="//example.test/"');
});

it('lets a table scroll by itself, by keyboard too', () => {
	expect(htmlOf('| a | b |\n| - | - |\n| 1 | 2 |')).toMatch(
		/^<section class="table-scroll" tabindex="0" aria-label="Table: a, b"><table>/,
	);
});

it('gives code a label and a copy button, and changes nothing of it', () => {
	const html = htmlOf('```powershell\nGet-Item "HKLM:\\SOFTWARE" | Where-Object { $_ -lt 3 }\n```');
	expect(html).toContain('<span>PowerShell</span><button class="copy" type="button" data-copy="PowerShell"');
	expect(html).toContain('<code>Get-Item "HKLM:\\SOFTWARE" | Where-Object { $_ -lt 3 }</code>');
});

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { builtFiles, builtPages } from './built-site.ts';

const BASE = '/docs/tls/';

test('the site works under a sub-path: every address within it stays below', () => {
	const folder = join(import.meta.dirname, '../.cache/sub-path');
	execFileSync('astro', ['build', '--outDir', folder], {
		env: { ...process.env, BASE_PATH: 'docs/tls', SITE_URL: 'https://intranet.example' },
		stdio: 'pipe',
	});
	const files = builtFiles(folder);
	const broken = builtPages(folder).flatMap(({ path, document }) =>
		document.querySelectorAll('[href], [src], form[action]').flatMap((element) => {
			const address = element.getAttribute('href') ?? element.getAttribute('src') ?? element.getAttribute('action') ?? '';
			const target = new URL(address, `https://intranet.example${BASE}${path.slice(1)}`);
			if (target.host !== 'intranet.example') return [];
			if (!target.pathname.startsWith(BASE)) return [`${path} -> ${address}: outside ${BASE}`];
			const below = `/${target.pathname.slice(BASE.length)}`;
			return files.has(below.endsWith('/') ? `${below}index.html` : below) ? [] : [`${path} -> ${address}: no such file`];
		}),
	);
	expect([...new Set(broken)]).toEqual([]);
});

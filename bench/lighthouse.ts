/* npm run lighthouse [-- path ...]: Lighthouse with its mobile settings on the built site; medians of three runs, and the largest layout shift. */
import { join } from 'node:path';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { resultAddress } from './result-address.ts';
import { serveFolder } from './static-server.ts';

const DIST = join(import.meta.dirname, '../dist');
const PATHS = [
	'/',
	'/schedule/',
	'/windows/',
	'/server-roles/pta-agent/',
	'/checklist/',
	'/wizard/',
	await resultAddress(),
	'/sign-in-logs/',
	'/rules/',
	'/search/',
];
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const RUNS = 3;

const asked = process.argv.slice(2);
const server = await serveFolder(DIST);
const chrome = await launch({
	chromePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
	chromeFlags: ['--headless=new', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
let allPerfect = true;
try {
	console.log(`page${' '.repeat(30)}${CATEGORIES.join('  ')}  shift`);
	for (const path of asked.length > 0 ? asked : PATHS) {
		const runs: number[][] = [];
		let shift = 0;
		const faults = new Set<string>();
		for (let run = 0; run < RUNS; run += 1) {
			const result = await lighthouse(server.address + path, {
				port: chrome.port,
				onlyCategories: [...CATEGORIES],
				logLevel: 'silent',
			});
			if (result === undefined) throw new Error(`no result for ${path}`);
			const { categories, audits } = result.lhr;
			shift = Math.max(shift, audits['cumulative-layout-shift']?.numericValue ?? 0);
			runs.push(CATEGORIES.map((name) => Math.round((categories[name]?.score ?? 0) * 100)));
			for (const category of Object.values(categories))
				for (const { id, weight } of category.auditRefs) {
					const score = audits[id]?.score ?? 1;
					if (weight > 0 && score < 0.9) faults.add(`${id} (${audits[id]?.displayValue ?? score})`);
				}
		}
		const medians = CATEGORIES.map((_, at) => median(runs.map((run) => run[at] ?? 0)));
		allPerfect &&= shift === 0 && medians.every((score) => score === 100);
		console.log(
			path.slice(0, 30).padEnd(34) +
				medians.map((score, at) => String(score).padEnd((CATEGORIES[at]?.length ?? 0) + 2)).join('') +
				shift.toFixed(3),
		);
		for (const fault of faults) console.log(`  ${fault}`);
	}
} finally {
	chrome.kill();
	server.close();
}
process.exitCode = allPerfect ? 0 : 1;

function median(numbers: readonly number[]): number {
	return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

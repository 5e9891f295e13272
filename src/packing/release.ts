/**
 * npm run release: builds everything that is handed out into release/. One commit always gives the same bytes.
 * Exit code 0: done. 1: there is something that no commit holds, or the change log lacks this version.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SINGLE_FILE_NAME, SITE_ZIP_NAME } from '../site/carried-files.ts';
import { sbom } from './sbom.ts';

const ROOT = join(import.meta.dirname, '../..');
const SITE = join(ROOT, '.cache/release-site');
const RELEASE = join(ROOT, 'release');

/** Files of the built site, by the names that they have in a release. */
const FILES = {
	[SINGLE_FILE_NAME]: SINGLE_FILE_NAME,
	[SITE_ZIP_NAME]: SITE_ZIP_NAME,
	'tls-ready.mjs': 'tls-ready.mjs',
	'tls-ready-data.json': 'api/v1/all.json',
};

const git = (...parameters: readonly string[]) =>
	execFileSync('git', parameters, { cwd: ROOT, encoding: 'utf8', env: { ...process.env, TZ: 'UTC' } }).trim();
const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { name: string; version: string };

const faults = [
	...(git('status', '--porcelain') === '' ? [] : ['Some changes are not committed. Commit them, or stash them.']),
	...(readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8').includes(`\n## ${version}`)
		? []
		: [`CHANGELOG.md has no section "## ${version}". Add it, or change the version in package.json.`]),
];
for (const fault of faults) console.error(`release: ${fault}`);
if (faults.length > 0) process.exit(1);

const day = git('log', '-1', '--date=format-local:%Y-%m-%d', '--format=%cd');
rmSync(SITE, { recursive: true, force: true });
rmSync(RELEASE, { recursive: true, force: true });
mkdirSync(RELEASE);
execFileSync(process.execPath, [join(ROOT, 'node_modules/astro/bin/astro.mjs'), 'build', '--outDir', SITE], {
	cwd: ROOT,
	env: { ...process.env, BUILD_DAY: day },
	stdio: ['ignore', 'ignore', 'inherit'],
});
for (const [released, built] of Object.entries(FILES)) copyFileSync(join(SITE, built), join(RELEASE, released));
writeFileSync(join(RELEASE, `${name}.cdx.json`), sbom(ROOT, day));
const sums = readdirSync(RELEASE)
	.toSorted()
	.map(
		(file) =>
			`${createHash('sha256')
				.update(readFileSync(join(RELEASE, file)))
				.digest('hex')}  ${file}\n`,
	);
writeFileSync(join(RELEASE, 'SHA256SUMS'), sums.join(''));
console.log(`${name} ${version}, ${day}, in release/:\n${sums.join('')}`);

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sbom } from './sbom.ts';

const ROOT = join(import.meta.dirname, '../..');

test('the bill of materials names every package that takes part in a build with version, licence and hash, and is the same each time', () => {
	const text = sbom(ROOT, '2026-11-28');
	const bom = JSON.parse(text);
	expect(bom).toMatchObject({
		bomFormat: 'CycloneDX',
		metadata: { timestamp: '2026-11-28T00:00:00Z', component: { name: 'tls-ready', type: 'application' } },
	});
	const fflate = bom.components.find((component: { name: string }) => component.name === 'fflate');
	expect(fflate).toMatchObject({
		version: '0.8.3',
		purl: 'pkg:npm/fflate@0.8.3',
		licenses: [{ license: { id: 'MIT' } }],
		hashes: [{ alg: 'SHA-512' }],
	});
	const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
		packages: Record<string, { version: string; dev?: boolean }>;
	};
	const locked = Object.entries(packages)
		.filter(([path, { dev }]) => path !== '' && dev !== true)
		.map(([path, { version }]) => `${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${version}`);
	const listed = new Set(bom.components.map(({ 'bom-ref': ref }: { 'bom-ref': string }) => ref));
	expect(listed).toContain('pagefind@1.5.2');
	expect([...listed].filter((each) => /^(vitest|lighthouse|@playwright\/test)@/.test(each as string))).toEqual([]);
	expect(locked.filter((each) => !listed.has(each))).toEqual([]);
	expect(sbom(ROOT, '2026-11-28')).toBe(text);
});

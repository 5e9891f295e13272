import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The part of a CycloneDX document that differs from run to run. */
interface Bom {
	serialNumber?: string;
	metadata: { timestamp?: string };
}

interface Lock {
	packages: Record<string, { dev?: boolean; devDependencies?: unknown }>;
}

/**
 * Bill of materials in CycloneDX: every package that takes part in a build (`dependencies`; what checks it is under
 * `devDependencies`), with its version, licence and hash.
 * @param root folder of the project
 * @param day YYYY-MM-DD of the commit
 * @throws Error if npm fails
 */
export function sbom(root: string, day: string): string {
	const project = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	const lock: Lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
	// npm could leave those out that check, but would leave out with them whatever they share with the rest.
	delete project.devDependencies;
	delete lock.packages['']?.devDependencies;
	lock.packages = Object.fromEntries(Object.entries(lock.packages).filter(([, { dev }]) => dev !== true));
	const place = mkdtempSync(join(tmpdir(), 'sbom-'));
	// npm names what it describes by its folder.
	const folder = join(place, project.name);
	try {
		mkdirSync(folder);
		writeFileSync(join(folder, 'package.json'), JSON.stringify(project));
		writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
		const bom: Bom = JSON.parse(
			execFileSync('npm', ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application'], {
				cwd: folder,
				encoding: 'utf8',
				maxBuffer: 100_000_000,
				shell: process.platform === 'win32',
			}),
		);
		delete bom.serialNumber;
		bom.metadata.timestamp = `${day}T00:00:00Z`;
		return `${JSON.stringify(bom, undefined, '\t')}\n`;
	} finally {
		rmSync(place, { recursive: true, force: true });
	}
}

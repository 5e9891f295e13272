import { execFileSync } from 'node:child_process';

/** The part of a CycloneDX document that is changed here. */
interface Bom {
	serialNumber?: string;
	metadata: { timestamp?: string; component: { name: string } };
}

/**
 * Bill of materials in CycloneDX, of the lock file: every package that takes part in a build, with its version, licence and
 * hash. npm makes it; what differs from run to run, and the name of the folder it was run in, is taken out.
 * @param root folder of the project
 * @param day YYYY-MM-DD of the commit
 * @throws Error if npm fails
 */
export function sbom(root: string, name: string, day: string): string {
	const made = execFileSync('npm', ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application'], {
		cwd: root,
		encoding: 'utf8',
		maxBuffer: 100_000_000,
		shell: process.platform === 'win32',
	});
	const bom: Bom = JSON.parse(made);
	delete bom.serialNumber;
	bom.metadata.timestamp = `${day}T00:00:00Z`;
	bom.metadata.component.name = name;
	return `${JSON.stringify(bom, undefined, '\t')}\n`;
}

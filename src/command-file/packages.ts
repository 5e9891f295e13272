import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package whose code is in a bundle. */
export interface Contained {
	readonly name: string;
	readonly version: string;
	/** As its package.json says: "MIT", "ISC". */
	readonly license: string;
}

/** The packages that these modules (absolute paths) belong to, by name. */
export function packagesOf(moduleIds: readonly string[]): Contained[] {
	const folders = moduleIds.map((id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0]);
	return [...new Set(folders.filter((folder) => folder !== undefined))]
		.map((folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Contained)
		.map(({ name, version, license }) => ({ name, version, license }))
		.toSorted((one, other) => one.name.localeCompare(other.name));
}

import { type Zippable, zipSync } from 'fflate';

/** Files of the site, by their path, as one zip. The same files give the same bytes, in whatever order they come. */
export function siteZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
	// The earliest time that a zip can hold, by the local clock, which is what a zip holds.
	const mtime = new Date(1980, 0, 1);
	const zippable: Zippable = {};
	for (const [path, bytes] of [...files].toSorted(([one], [other]) => (one < other ? -1 : 1)))
		zippable[path] = [bytes, { mtime, os: 3, attrs: (0o100644 << 16) >>> 0 }];
	return zipSync(zippable, { level: 9 });
}

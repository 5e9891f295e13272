/** A script as a download: its parts put in, its header and data filled, its lines ended as Windows ends them. */
import type { ArtifactFile } from './artifact.ts';
import { compose } from './compose.ts';
import type { RunLine } from './run-line.ts';
import { crlf, type Filling, fill } from './script-text.ts';

const files = import.meta.glob<string>(['./powershell/*', './cmd/parts/*'], { query: '?raw', import: 'default', eager: true });

/** The text of every part by its name: what several scripts need stands once. */
export const PARTS = { ps1: partsIn('./powershell/'), cmd: partsIn('./cmd/parts/') } as const;

function partsIn(folder: string): ReadonlyMap<string, string> {
	return new Map(
		Object.entries(files)
			.filter(([path]) => path.startsWith(folder))
			.map(([path, text]) => [path.slice(folder.length).replace(/\.\w+$/, ''), text]),
	);
}

/**
 * @param fileName ends in .ps1 or .cmd, which says where its parts are
 * @param script the script's own text, as it stands in the repository
 * @param run the lines to type; left out where something else runs the script
 * @returns plain ASCII without a byte order mark, which Intune does not take when it checks signatures
 * @throws when a part, a header line or the data block is missing or there twice: a defect of the script
 */
export function scriptFile(
	fileName: `${string}.${keyof typeof PARTS}`,
	script: string,
	filling: Filling,
	run?: readonly RunLine[],
): ArtifactFile {
	const parts = fileName.endsWith('.cmd') ? PARTS.cmd : PARTS.ps1;
	const text = crlf(fill(compose(script, parts), filling));
	return { fileName, mediaType: 'text/plain', encoding: 'utf-8', text, ...(run !== undefined && { run }) };
}

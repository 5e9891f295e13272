import type { AskedVersion } from '../../knowledge/decision-facts.ts';
import { isVersion } from '../../knowledge/version-form.ts';
import type { Kind } from './kind.ts';

/** Versions accepted in one answer; more than any estate runs of one agent, and a bound on hostile links. */
const MOST_VERSIONS = 32;

/** Longest version that is taken; longer ones did not come from a machine. */
const LONGEST = 40;

/** One or more versions, typed. */
export const version: Kind<AskedVersion> = {
	isValid: (_question, values) => values.length <= MOST_VERSIONS && values.every(isTaken),
	describe: (_question, value) => value,
	part: { specific: true, of: ({ subject }, words) => `${subject} ${words}` },
	read: ({ example }, { text = '' }) => {
		const parsed = parseVersions(text);
		if (parsed.ok) return parsed.versions;
		const form = `numbers joined by dots, such as ${example}; put commas between several`;
		return {
			fault:
				parsed.rejected.length === 0
					? `Type a version (${form}), or choose “Not sure”.`
					: `“${parsed.rejected[0]?.slice(0, LONGEST)}” is not a version. Type ${form}.`,
		};
	},
};

function isTaken(text: string): boolean {
	return text.length <= LONGEST && isVersion(text);
}

/** What was typed into a version field: versions, or the pieces that are none. */
type ParsedVersions =
	| { readonly ok: true; readonly versions: readonly string[] }
	| { readonly ok: false; readonly rejected: readonly string[] };

/** Reads versions separated by commas, semicolons or white space. A leading "v" is let pass. */
function parseVersions(text: string): ParsedVersions {
	const pieces = text
		.split(/[\s,;]/)
		.filter((piece) => piece !== '')
		.map((piece) => piece.replace(/^v(?=\d)/i, ''));
	const rejected = pieces.filter((piece) => !isTaken(piece));
	if (pieces.length === 0) return { ok: false, rejected: [] };
	if (rejected.length > 0) return { ok: false, rejected };
	const versions = [...new Set(pieces)];
	return versions.length > MOST_VERSIONS ? { ok: false, rejected: versions.slice(MOST_VERSIONS) } : { ok: true, versions };
}

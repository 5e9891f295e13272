import { compareVersions } from 'compare-versions';
import type { AskedVersion } from '../../knowledge/decision-facts.ts';
import type { Draft, Entered } from './kind.ts';
import { isTakenVersion, LONGEST_VERSION, MOST_VERSIONS } from './version.ts';

/** Characters that nobody sees, as they come along when text is pasted: zero-width ones, marks of direction, control characters. */
const INVISIBLE = /[^\P{C}\t\n\r]/gu;

/** A text without what nobody sees. */
export function withoutInvisible(text: string): string {
	return text.replace(INVISIBLE, '');
}

/** Pieces that were typed, separated by commas, semicolons or white space. A leading "v" is let pass. */
function piecesOf(text: string): string[] {
	return withoutInvisible(text)
		.split(/[\s,;]/)
		.filter((piece) => piece !== '')
		.map((piece) => piece.replace(/^v(?=\d)/i, ''));
}

/** "2.4.x" and "2.4.*" are short for every version that begins so, and so is "2.4" where versions have more parts. */
function withoutPlaceholder(piece: string): string {
	return piece.replace(/(?:\.[x*])+$/i, '');
}

/**
 * Reads what was typed into a version field. Part of a version is taken where every version that begins so means the same;
 * it then stands for all of them. "Not sure" is read before.
 */
export function readVersions(question: AskedVersion, { text = '' }: Draft): Entered {
	const pieces = piecesOf(text);
	const form = `numbers joined by dots, such as ${question.example}; put commas between several`;
	if (pieces.length === 0) return { fault: `Type a version (${form}), or select “Not sure”.` };
	const versions = [...new Set(pieces.map(withoutPlaceholder))];
	const rejected = pieces.find((piece) => !isTakenVersion(withoutPlaceholder(piece))) ?? versions[MOST_VERSIONS];
	if (rejected !== undefined) return { fault: `“${rejected.slice(0, LONGEST_VERSION)}” is not a version. Type ${form}.` };
	for (const version of versions) {
		const bound = boundWithin(question, version);
		if (bound !== undefined)
			return {
				fault: `“${version}” does not decide: versions before ${bound} differ from ${bound} and later. Type the whole version, such as ${question.example}, or select “Not sure”.`,
			};
	}
	return versions;
}

/** The first version at which something changes among those that begin with this one; undefined where all mean the same. */
function boundWithin({ bounds, example }: AskedVersion, version: string): string | undefined {
	const parts = version.split('.');
	if (parts.length >= example.split('.').length) return undefined;
	const next = [...parts.slice(0, -1), Number(parts.at(-1)) + 1].join('.');
	return bounds.find((bound) => compareVersions(bound, version) > 0 && compareVersions(bound, next) < 0);
}

/** Versions that were typed and are newer than any that this site knows. */
export function newerThanKnown({ newest }: AskedVersion, text: string): string[] {
	if (newest === undefined) return [];
	return piecesOf(text).filter((piece) => isTakenVersion(piece) && compareVersions(piece, newest) > 0);
}

import type { FileProblem } from '../file-problem.ts';
import type { Subject } from '../subject.ts';
import { type FaultCode, LONGEST_RECORD } from './json-stream.ts';
import { DEEPEST } from './json-text.ts';

const AGAIN = 'Download or export the file again.';

/** What is too long for a record is mostly the answer of a query, which is one object with all rows in it. */
const SHORTER =
	'The answer of a query API ({"tables": ...} or {"data": ...}) is read up to 16 MB: ask for one day at a time and give all files, or export the rows as CSV, which has no limit. Anything else: download or export the file again.';

const FAULTS: Readonly<Record<FaultCode, (found: number, subject: Subject) => Omit<FileProblem, 'code'>>> = {
	syntax: (found) => ({
		severity: 'incomplete',
		found: `Invalid JSON: unexpected ${byteName(found)}. What could not be read was left out; reading went on at the next record.`,
		accepted: AGAIN,
	}),
	separator: (found) => ({
		severity: 'notice',
		found: `Invalid JSON: a comma is missing before ${byteName(found)}. No record was left out.`,
		accepted: 'Nothing to do, unless the file was put together by hand.',
	}),
	'zero-bytes': () => ({
		severity: 'notice',
		found: 'The text ends in zero bytes, as copies from some devices and tapes do. Nothing was left out.',
		accepted: 'Nothing to do.',
	}),
	'too-deep': (_found, { record }) => ({
		severity: 'incomplete',
		found: `A record nests deeper than ${DEEPEST} levels, as no ${record} does; it was left out.`,
		accepted: AGAIN,
	}),
	'too-long': (_found, { record }) => ({
		severity: 'incomplete',
		found: `A record does not end within ${LONGEST_RECORD / 1048576} MB, as every ${record} does; reading stopped there.`,
		accepted: SHORTER,
	}),
	truncated: () => ({
		severity: 'incomplete',
		found: 'The file ends in the middle: the download was cut off. Everything up to there was used, the rest is missing.',
		accepted: AGAIN,
	}),
	'not-utf8': (found) => ({
		severity: 'notice',
		found: `${byteName(found)} is not UTF-8; such characters are shown as replacement characters.`,
		accepted: 'Names may be unreadable; the counts are not affected. Export as UTF-8 to mend it.',
	}),
};

/** A fault of a JSON text in words. `line` from 1, `byte` from 0; `found` is the byte there. */
export function jsonFault(code: FaultCode, line: number, byte: number, found: number, subject: Subject): FileProblem {
	return { code, ...FAULTS[code](found, subject), place: { line, byte } };
}

function byteName(byte: number): string {
	return byte > 0x20 && byte < 0x7f
		? `"${String.fromCharCode(byte)}"`
		: `byte 0x${byte.toString(16).padStart(2, '0').toUpperCase()}`;
}

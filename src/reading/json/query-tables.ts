import type { FileProblem } from '../file-problem.ts';
import { isObject, membersOf, textOf } from './members.ts';

/** A row of a query's result as a record, by the names of its columns. */
export type QueryRow = Readonly<Record<string, unknown>>;

/**
 * Rows in the answer of the Log Analytics query API, `{"tables": [{"columns": [{"name": ...}], "rows": [[...]]}]}`.
 * Undefined where a value is no such answer.
 */
export function rowsOfQuery(value: unknown): readonly QueryRow[] | undefined {
	const tables = membersOf(value).get('tables');
	if (!Array.isArray(tables)) return undefined;
	return tables.flatMap((table) => {
		const members = membersOf(table);
		const [columns, rows] = [members.get('columns'), members.get('rows')];
		if (!Array.isArray(columns) || !Array.isArray(rows)) return [];
		const names = columns.map((column) => String(membersOf(column).get('name') ?? ''));
		return rows
			.filter((row): row is unknown[] => Array.isArray(row))
			.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] === '' ? undefined : row[at]])));
	});
}

/**
 * Records that stand in one object: rows of a query's result, or `{"count": 1, "data": [{...}]}`, the answer of Resource
 * Graph. Undefined where a value holds none.
 */
export function recordsInside(value: unknown): readonly object[] | undefined {
	const data = membersOf(value).get('data');
	return rowsOfQuery(value) ?? (Array.isArray(data) && data.every(isObject) ? data : undefined);
}

/** What such an object says of what it leaves out. */
export function limitOfAnswer(value: unknown): FileProblem | undefined {
	const members = membersOf(value);
	if (members.has('tables') && members.has('error')) return PARTIAL;
	const goesOn = textOf(members, 'skip_token', '$skiptoken', 'skiptoken') !== '' || textOf(members, 'resulttruncated') === 'true';
	return members.has('data') && goesOn ? MORE_PAGES : undefined;
}

const PARTIAL: FileProblem = {
	severity: 'incomplete',
	code: 'partial-answer',
	found: 'The query answered with a part of its rows and an error, which stands at the end of the file.',
	accepted: 'Run it for shorter periods, and give all files.',
};

/** An answer that names a page to follow. */
export const MORE_PAGES: FileProblem = {
	severity: 'incomplete',
	code: 'next-page',
	found: 'This is one page of a longer answer, and names a page that follows. Whether you gave that one cannot be told.',
	accepted: 'Ask for all pages, and put them one behind the other into one file.',
};

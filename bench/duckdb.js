/**
 * DuckDB's answer to the reader's question: legacy sign-ins by application. Run as `node bench/duckdb.js FORM PATH`.
 * Plain JavaScript: it is not to wait for its types to be stripped, as what it is compared with does not.
 */
import { DuckDBInstance } from '@duckdb/node-api';

/** A legacy entry, by its value, as a careful administrator would ask for it. */
const IS_LEGACY = `len(list_filter(from_json(details, '[{"key":"VARCHAR","value":"VARCHAR"}]'), lambda entry: lower(entry.key) LIKE 'legacy tls%' AND lower(entry.value) IN ('true', '1'))) > 0`;

/** @param {string} text */
const literal = (text) => `'${text.replaceAll("'", "''")}'`;

/**
 * Application and details as text, by form. Only the columns that are asked for are read.
 * @type {Readonly<Record<string, (path: string) => string>>}
 */
const SOURCES = {
	portal: (path) =>
		`SELECT appDisplayName AS application, authenticationProcessingDetails::VARCHAR AS details FROM read_json(${literal(path)}, format='array', columns={appDisplayName: 'VARCHAR', authenticationProcessingDetails: 'JSON'}, maximum_object_size=16777216)`,
	lines: (path) =>
		`SELECT json_extract_string(properties, '$.appDisplayName') AS application, json_extract(properties, '$.authenticationProcessingDetails')::VARCHAR AS details FROM read_json(${literal(path)}, format='newline_delimited', columns={properties: 'JSON'})`,
	csv: (path) =>
		`SELECT AppDisplayName AS application, AuthenticationProcessingDetails AS details FROM read_csv(${literal(path)}, header=true, all_varchar=true)`,
};

const [form = '', path = ''] = process.argv.slice(2);
const source = SOURCES[form];
if (source === undefined) throw new Error(`No such form: ${form}`);
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
const reader = await connection.runAndReadAll(
	`SELECT application, count(*) AS signIns FROM (${source(path)}) WHERE ${IS_LEGACY} GROUP BY application ORDER BY signIns DESC`,
);
console.log(reader.getRows().reduce((sum, [, count]) => sum + Number(count), 0));

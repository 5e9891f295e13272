/** Test-only: the query run by SQLite, the engine of osquery, on tables that have osquery's columns. */
import { DatabaseSync } from 'node:sqlite';
import { FACTS } from '../../advisor/estates/estate.ts';
import type { Observed } from '../../advisor/findings.ts';
import { shownKey } from '../../knowledge/registry-text.ts';

export interface Machine {
	readonly name: string;
	readonly windows: string;
	readonly nt: string;
	readonly arch: string;
	/** By id of the setting. */
	readonly values: ReadonlyMap<string, Observed>;
}

/** The row that SQLite gives for a machine in tables with osquery's columns. */
export function rowOn({ name, windows, nt, arch, values }: Machine, query: string): Record<string, string | number> {
	const database = new DatabaseSync(':memory:');
	database.exec(`create table registry(key text, path text, name text, type text, data text, mtime bigint);
		create table os_version(name text, version text, major int, minor int, patch int, build text, platform text, arch text);
		create table system_info(hostname text)`);
	const [major = 0, minor = 0, build = 0] = nt.split('.').map(Number);
	database.prepare('insert into system_info values (?)').run(name);
	database
		.prepare("insert into os_version values (?, ?, ?, ?, 0, ?, 'windows', ?)")
		.run(windows, nt, major, minor, String(build), arch);
	const insert = database.prepare('insert into registry values (?, ?, ?, ?, ?, 0)');
	for (const setting of FACTS.settings) {
		const key = `${setting.hive}\\${shownKey(setting)}`;
		const value = values.get(setting.id);
		// A key of the same name as a value is none.
		insert.run(key, `${key}\\${setting.name}`, setting.name, 'subkey', '');
		if (value?.state !== 'present') continue;
		insert.run(key, `${key}\\${setting.name}`, setting.name.toUpperCase(), value.type, String(value.value));
	}
	const rows = database.prepare(query).all() as Record<string, string | number>[];
	database.close();
	if (rows.length !== 1) throw new Error(`There are ${rows.length} rows; there must be one for each machine.`);
	return rows[0] ?? {};
}

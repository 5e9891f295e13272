/**
 * What of an entry plans rest on so heavily that a change of it needs an entry in content/changes: the dates of a milestone,
 * the version rules of a server role, what a registry value means and what is written, what a Windows does and how long it
 * is supported. Words are not: a sentence can be mended without telling anybody.
 */
const WEIGHTS = {
	milestones: ({ dates }: Fields) => list(dates).map(({ date, until }) => [date, until]),
	'server-roles': ({ minimumVersion, minimumVersionWhere, rules, retired, host, dotnet }: Fields) => [
		minimumVersion,
		list(minimumVersionWhere).map(({ when, version }) => [when, version]),
		list(rules).map(({ id, atLeast, below, priority, dueBy }) => [id, atLeast, below, priority, dueBy]),
		retired !== undefined,
		fields(host)['minimum'],
		fields(dotnet)['minimum'],
	],
	'registry-settings': ({ write, fine, absent }: Fields) => [
		without(['takesAway'], fields(write)),
		list(fine).map((rule) => without(['because', 'otherwise'], rule)),
		list(absent).map((rule) => without(['because'], rule)),
	],
	'operating-systems': ({ lifecycle, schannel, winhttp }: Fields) => [
		fields(lifecycle)['supportEnds'],
		fields(lifecycle)['extendedUpdatesEnd'],
		fields(schannel)['tls12'],
		fields(schannel)['tls13'],
		fields(winhttp)['tls12'],
		fields(winhttp)['defaults'],
	],
} as const;

type Fields = Readonly<Record<string, unknown>>;

/** Collections whose entries have any. */
export const WEIGHTY = Object.keys(WEIGHTS) as readonly (keyof typeof WEIGHTS)[];

/** Two readings of one entry weigh the same if nothing in them needs telling. `entry`: the file's YAML as data, of any age. */
export function weigh(collection: keyof typeof WEIGHTS, entry: unknown): string {
	return JSON.stringify(WEIGHTS[collection](fields(entry)));
}

function fields(value: unknown): Fields {
	return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function list(value: unknown): Fields[] {
	return Array.isArray(value) ? value.map(fields) : [];
}

function without(names: readonly string[], value: Fields): Fields {
	return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

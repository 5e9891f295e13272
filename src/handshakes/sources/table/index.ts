import type { FileProblem } from '../../../reading/file-problem.ts';
import { timeOfText } from '../../../reading/text/log-time.ts';
import { shownText } from '../../../reading/text/shown-text.ts';
import { UNKNOWN_CONNECTION } from '../../observation/observation.ts';
import { type Version, versionOf } from '../../observation/version.ts';
import type { Source } from '../source.ts';

/** What a column can hold, in the words of the message, and its possible names, without anything but letters and digits. */
const COLUMNS = {
	version: ['the TLS version', /^(negotiated|client|used)?(tls|ssl)(protocol)?(version|protocol)?(used|negotiated)?$/],
	cipher: ['the cipher', /^(negotiated)?((tls|ssl)?cipher(suite)?(name)?)$/],
	client: [
		'the client',
		/^((client|source|src|caller|remote)(ip)?(address|addr|host|name)?|user(ip)(address)?|ip|ipaddr(ess)?|device(name)?|machine(name)?|computer(name)?|clientipaddress|calleripaddress)$/,
	],
	server: [
		'the server',
		/^((server|destination|dest|dst|target)(ip)?(address|addr|host|name)?|host(name)?|sni|fqdn|url|endpoint|service(name)?|workload)$/,
	],
	program: ['the application', /^(app|application|appdisplayname|program|process|client(app|application)|protocol)(name)?$/],
	userAgent: ['the user agent', /^(http|client)?(user)?agent(string)?$/],
	account: [
		'the account',
		/^(user|username|userid|userprincipalname|upn|account(name|upn)?|login|sender|mailbox|(user)?(e?mail)(address)?)$/,
	],
	count: [
		'how often',
		/^(count|total|hits|connections|requests|events|sessions|(connection|request|event)s?count|numberof(connections|requests))$/,
	],
	first: ['the first time', /^first(seen|time|used|connection|date)$/],
	last: ['the last time', /^last(seen|time|used|connection|date)$/],
	time: ['the time', /^(time|date|datetime|timestamp|eventtime|timegenerated|starttime|day)(utc)?$/],
} as const satisfies Readonly<Record<string, readonly [told: string, names: RegExp]>>;

type Column = keyof typeof COLUMNS;

/** Whose a connection was: without one of these, a table says nothing that can be acted on. */
const ENDS: readonly Column[] = ['client', 'program', 'userAgent', 'account'];

/** Names of columns in what scanners write: what a server accepts is not what anybody used. */
const OF_SCANNER = /accept|support|enabled|offered|plugin|severity|grade|vulnerab/;

/** The place of each column that a table has; the first of several that could be the same. */
function placesOf(names: readonly string[]): ReadonlyMap<Column, number> {
	const plain = names.map((name) => name.normalize('NFKD').replace(/[^a-z0-9]/g, ''));
	const places = new Map<Column, number>();
	for (const [column, [, known]] of Object.entries(COLUMNS) as [Column, readonly [string, RegExp]][]) {
		const place = plain.findIndex((name, index) => known.test(name) && ![...places.values()].includes(index));
		if (place >= 0) places.set(column, place);
	}
	return places;
}

/** `TLS 1.0` in any spelling, or `1.0` alone: the name of the column says that it is TLS. */
function versionIn(text: string): Version | undefined {
	return versionOf(/^1\.[0-3]$/.test(text.trim()) ? `TLS ${text.trim()}` : text);
}

const asRead = (places: ReadonlyMap<Column, number>, names: readonly string[]): FileProblem => ({
	severity: 'incomplete',
	code: 'table-of-connections',
	found: `No source known here has these columns. They were read by their names: ${[...places]
		.map(([column, place]) => `${COLUMNS[column][0]} from "${shownText(names[place] as string, 60)}"`)
		.join(', ')}. Legacy TLS in it counts. That there is none proves nothing, as it is not known what the table leaves out.`,
	accepted: 'Check that the columns mean this. If one does not, rename it or leave it out, and give the file again.',
});

export const table: Source = {
	id: 'table',
	label: 'Any other table with a column for the TLS version',
	question: 'use',
	shows:
		'Connections in a CSV of any other source, one a row or counted: TLS version, and the client, server, application, user agent or account, if columns are named so.',
	cannotShow: [
		'Nothing is known of where the table comes from, so it can show legacy TLS and never rule it out.',
		'Columns are taken by their names, in English.',
	],
	csv: {
		recognises: (columns) => {
			const places = placesOf(columns);
			const isOfScanner = columns.some((name) => OF_SCANNER.test(name));
			return places.has('version') && ENDS.some((end) => places.has(end)) && !isOfScanner;
		},
		read: (columns, sink) => {
			const places = placesOf(columns);
			sink.problem(asRead(places, columns));
			return (row) => {
				const text = (column: Column) => row.text(places.get(column) ?? -1).trim();
				const time = timeOfText(text('time'));
				const [first, last] = [timeOfText(text('first')), timeOfText(text('last'))];
				const count = Number(text('count').replace(/[,.\u00a0\u202f ]/g, ''));
				const one = Number.isNaN(first) ? (Number.isNaN(time) ? last : time) : first;
				sink.connection({
					...UNKNOWN_CONNECTION,
					version: versionIn(text('version')),
					cipher: text('cipher'),
					client: text('client'),
					server: text('server'),
					program: text('program'),
					userAgent: text('userAgent'),
					account: text('account'),
					count: Number.isSafeInteger(count) && count > 0 ? count : 1,
					first: one,
					last: Number.isNaN(last) ? one : last,
				});
			};
		},
	},
};

/** Fields of a W3C log that are read, by their name in lower case. */
const NAMES = {
	date: ['date'],
	time: ['time'],
	client: ['c-ip'],
	forwarded: ['x-forwarded-for', 'cs(x-forwarded-for)'],
	userAgent: ['cs(user-agent)'],
	account: ['cs-username'],
	host: ['cs-host', 'cs(host)'],
	computer: ['s-computername'],
	address: ['s-ip'],
	port: ['s-port'],
	protocol: ['crypt-protocol'],
	cipher: ['crypt-cipher'],
	hash: ['crypt-hash'],
	keyExchange: ['crypt-keyexchange'],
} as const;

export type Field = keyof typeof NAMES;

/** Places of the wanted fields in a line, counted from 0; -1 where the log does not have one. */
export type Places = Readonly<Record<Field, number>> & { readonly count: number };

/** From the line `#Fields: ...`. */
export function placesOf(line: string): Places {
	const names = line
		.slice(line.indexOf(':') + 1)
		.trim()
		.split(/ +/)
		.map((name) => name.toLowerCase());
	const place = (known: readonly string[]) => names.findIndex((name) => known.includes(name));
	const places = Object.entries(NAMES).map(([field, known]) => [field, place(known)]);
	return { ...(Object.fromEntries(places) as Record<Field, number>), count: names.length };
}

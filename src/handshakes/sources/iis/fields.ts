/** Fields of a W3C log that are read, by their name in lower case. Who adds the crypt fields names them; some give them the server variable's name. */
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
	protocol: ['crypt-protocol', 'crypt_protocol'],
	cipher: ['crypt-cipher', 'crypt_cipher_alg_id'],
	hash: ['crypt-hash', 'crypt_hash_alg_id'],
	keyExchange: ['crypt-keyexchange', 'crypt_keyexchange_alg_id'],
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

/** Names of the wanted fields in lower case; a field's number is its place here. */
const NAMES = [
	'id',
	'createddatetime',
	'time',
	'timegenerated',
	'category',
	'type',
	'isinteractive',
	'signineventtypes',
	'userid',
	'serviceprincipalid',
	'authenticationprocessingdetails',
	'properties',
	'value',
	'records',
	'@odata.nextlink',
] as const;

const numberOf = (name: (typeof NAMES)[number]): number => NAMES.indexOf(name);

export const FIELDS = {
	id: numberOf('id'),
	created: numberOf('createddatetime'),
	time: numberOf('time'),
	generated: numberOf('timegenerated'),
	category: numberOf('category'),
	type: numberOf('type'),
	interactive: numberOf('isinteractive'),
	eventTypes: numberOf('signineventtypes'),
	userId: numberOf('userid'),
	servicePrincipalId: numberOf('serviceprincipalid'),
	details: numberOf('authenticationprocessingdetails'),
	properties: numberOf('properties'),
	/** A page's list of records: `value` of Microsoft Graph. */
	value: numberOf('value'),
	/** A page's list of records: `records` of an event hub message. */
	records: numberOf('records'),
	nextLink: numberOf('@odata.nextlink'),
} as const;

/** Slots of the fields inside `properties` follow those of the record itself. */
export const INNER = NAMES.length;
export const SLOTS = 2 * INNER;

const FOLDED = NAMES.map((name) => Uint8Array.from(name, (letter) => letter.charCodeAt(0)));
const LONGEST_NAME = Math.max(...NAMES.map((name) => name.length));

/** Fields by the length of their name: most names of a sign-in are ruled out by their length alone. */
const BY_LENGTH: readonly (readonly number[])[] = Array.from({ length: LONGEST_NAME + 1 }, (_, length) =>
	NAMES.flatMap((name, field) => (name.length === length ? [field] : [])),
);

/** The field with the name at a place, in any case, or -1. */
export function fieldNamed(bytes: Uint8Array, start: number, end: number): number {
	const length = end - start;
	if (length > LONGEST_NAME) return -1;
	for (const field of BY_LENGTH[length] as readonly number[]) {
		if (equalsFolded(bytes, start, FOLDED[field] as Uint8Array)) return field;
	}
	return -1;
}

/** Whether the bytes from a place on are a lower-case ASCII word, in any case. */
export function equalsFolded(bytes: Uint8Array, start: number, word: Uint8Array): boolean {
	for (let index = 0; index < word.length; index++) {
		const byte = bytes[start + index] as number;
		const folded = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
		if (folded !== word[index]) return false;
	}
	return true;
}

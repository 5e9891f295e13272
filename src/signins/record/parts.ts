import { foldedName } from '../../reading/text/fold-ascii.ts';

/** A member of an object, under its name in lower case. */
export interface Member {
	readonly name: string;
	readonly value: unknown;
}

/** Members of an object in its order: one that is there in two spellings is there twice. */
export type Part = readonly Member[];

/**
 * A record, and what it carries as `properties`. In a diagnostic record the members of these come before those around them;
 * null counts as absent. Of two spellings of one name, the later wins.
 */
export type Parts = readonly Part[];

/** The parts of a record; none if it is no object. */
export function partsOf(record: unknown): Parts {
	return isObject(record) ? partsIn(partOf(record)) : [];
}

/** The same of its members. Its `properties` are an object, or JSON text of one as Data Explorer gives it. */
export function partsIn(record: Part): Parts {
	const properties = parsedIfText(valueIn([record], 'properties'));
	return isObject(properties) ? [record, partOf(properties)] : [record];
}

export function partOf(object: object): Part {
	return Object.entries(object).map(([name, value]) => ({ name: foldedName(name), value }));
}

/** The value that counts of a member, or undefined. */
export function valueIn(parts: Parts, name: string): unknown {
	return memberIn(parts, name)?.value;
}

/** Whether there is a member of a name, other than null. */
export function hasMember(parts: Parts, name: string): boolean {
	return memberIn(parts, name) !== undefined;
}

function memberIn(parts: Parts, name: string): Member | undefined {
	for (let index = parts.length - 1; index >= 0; index--) {
		const part = parts[index] as Part;
		for (let place = part.length - 1; place >= 0; place--) {
			const member = part[place] as Member;
			if (member.name === name && member.value !== null) return member;
		}
	}
	return undefined;
}

/** Every value of a name, null too. */
export function valuesIn(part: Part, name: string): unknown[] {
	const values: unknown[] = [];
	for (const member of part) if (member.name === name) values.push(member.value);
	return values;
}

export function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Log Analytics gives structured columns as JSON text. */
export function parsedIfText(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value);
	} catch {
		return undefined;
	}
}

import type { Identity } from '../observation/observation.ts';
import { type Counted, FirstMet } from './first-met.ts';

/** NetBIOS names end here, and exports that carry them do too. */
const NETBIOS = 15;

/** A name as machines are compared by it where nothing better is known. */
export function shortName({ name, fqdn }: Pick<Identity, 'name' | 'fqdn'>): string {
	return (name || (fqdn.split('.')[0] ?? '')).toLowerCase().slice(0, NETBIOS);
}

/** Whether an identity names a machine at all. */
export function namesMachine(identity: Identity): boolean {
	return identity.name !== '' || identity.fqdn !== '' || identity.deviceId !== '' || identity.objectId !== '';
}

/** Which records are about one machine. */
export interface Grouped {
	/** For each record the number of its machine; machines are numbered in the order of their first records. */
	readonly machineOf: Int32Array;
	readonly count: number;
	/** Machines that share a bare name with another, so that records with the name alone could not be given to either. */
	readonly sharesName: ReadonlySet<number>;
}

/** What is compared of many records, part by part. */
export interface Identities {
	readonly size: number;
	readonly deviceIds: readonly string[];
	readonly objectIds: readonly string[];
	readonly fqdns: readonly string[];
	readonly names: readonly string[];
}

/** The same of records at hand. */
export function identitiesOf(all: readonly Identity[]): Identities {
	return {
		size: all.length,
		deviceIds: all.map(({ deviceId }) => deviceId),
		objectIds: all.map(({ objectId }) => objectId),
		fqdns: all.map(({ fqdn }) => fqdn),
		names: all.map(({ name }) => name),
	};
}

/** Kinds of texts of which one is enough to know a machine again. */
const DEVICE_ID = 1;
const OBJECT_ID = 2;
const FQDN = 4;
/** A bare name, only where there is nothing else. */
const NAME = 8;

/** Which of them a record has. */
function kindsOf({ deviceIds, objectIds, fqdns }: Identities, at: number): number {
	return (
		(deviceIds[at] === '' ? 0 : DEVICE_ID) |
			(objectIds[at] === '' ? 0 : OBJECT_ID) |
			((fqdns[at] as string).includes('.') ? FQDN : 0) || NAME
	);
}

/**
 * Groups records by machine: device id, object id or full name in common make one; a bare name does only where all that
 * have it can be one machine, as no two of them have different ids or full names. The order of the records does not matter.
 */
export function groupByMachine(identities: Identities): Grouped {
	const { size, deviceIds, objectIds, fqdns } = identities;
	const sets = new DisjointSets(size);
	const whole = (column: readonly string[]) => (at: number) => ({
		text: column[at] as string,
		length: (column[at] as string).length,
	});
	const byDevice = new FirstMet(size, whole(deviceIds));
	const byObject = new FirstMet(size, whole(objectIds));
	const byFqdn = new FirstMet(size, (at) => withoutRoot(fqdns[at] as string));
	const byName = new FirstMet(size, (at) => bareName(identities, at));
	for (let at = 0; at < size; at++) {
		const kinds = kindsOf(identities, at);
		if (kinds & DEVICE_ID) sets.join(at, byDevice.met(at));
		if (kinds & OBJECT_ID) sets.join(at, byObject.met(at));
		if (kinds & FQDN) sets.join(at, byFqdn.met(at));
		if (kinds === NAME && bareName(identities, at).length > 0) sets.join(at, byName.met(at));
	}
	const apart: number[] = [];
	const joins: (readonly number[])[] = [];
	for (const [roots, known] of ofSharedNames(identities, sets)) {
		const isOnce = (kind: number) => roots.filter((root) => ((known.get(root)?.kinds ?? 0) & kind) !== 0).length <= 1;
		const fits = [DEVICE_ID, OBJECT_ID, FQDN, NAME].every(isOnce) && roots.every((root) => known.get(root)?.names.size === 1);
		if (fits) joins.push(roots);
		else apart.push(...roots);
	}
	for (const [one, ...others] of joins) for (const other of others) sets.join(one as number, other);
	return numbered(sets, size, apart);
}

const isAscii = (text: string) => /^[\0-\x7f]*$/.test(text);

/** A full name may end in the dot of the root. */
function withoutRoot(fqdn: string): Counted {
	return { text: fqdn, length: fqdn.endsWith('.') ? fqdn.length - 1 : fqdn.length };
}

/** A record's name as `shortName` gives it, as a part of a text and not in lower case. */
function bareName({ names, fqdns }: Identities, at: number): Counted {
	const [name, fqdn] = [names[at] as string, fqdns[at] as string];
	const text = name || fqdn;
	const dot = name === '' ? text.indexOf('.') : -1;
	if (isAscii(text)) return { text, length: Math.min(dot < 0 ? text.length : dot, NETBIOS) };
	const short = shortName({ name, fqdn });
	return { text: short, length: short.length };
}

/** What is said of a machine by all its records: kinds of ids, as bits, and bare names. */
interface Known {
	kinds: number;
	readonly names: Set<string>;
}

/** Machines, by their roots, of each bare name that several have, with what is known of these. */
function ofSharedNames(
	identities: Identities,
	sets: DisjointSets,
): (readonly [roots: readonly number[], known: ReadonlyMap<number, Known>])[] {
	const { size } = identities;
	const met = new FirstMet(size, (at) => bareName(identities, at));
	const shared = new Map<number, Set<number>>();
	for (let at = 0; at < size; at++) {
		if (bareName(identities, at).length === 0) continue;
		const first = met.met(at);
		const [root, other] = [sets.root(at), sets.root(first)];
		if (root !== other) shared.set(first, (shared.get(first) ?? new Set([other])).add(root));
	}
	if (shared.size === 0) return [];
	const known = new Map<number, Known>();
	for (const roots of shared.values()) for (const root of roots) known.set(root, { kinds: 0, names: new Set() });
	for (let at = 0; at < size; at++) {
		const of = known.get(sets.root(at));
		if (of === undefined) continue;
		const name = shortName({ name: identities.names[at] as string, fqdn: identities.fqdns[at] as string });
		const kinds = kindsOf(identities, at);
		if (kinds !== NAME || name !== '') of.kinds |= kinds;
		if (name !== '') of.names.add(name);
	}
	return [...shared.values()].map((roots) => [[...roots], known]);
}

function numbered(sets: DisjointSets, size: number, apart: readonly number[]): Grouped {
	const machineOf = new Int32Array(size);
	const numbers = new Int32Array(size).fill(-1);
	let count = 0;
	for (let at = 0; at < size; at++) {
		const root = sets.root(at);
		if (numbers[root] === -1) numbers[root] = count++;
		machineOf[at] = numbers[root] as number;
	}
	return { machineOf, count, sharesName: new Set(apart.map((root) => machineOf[root] as number)) };
}

class DisjointSets {
	readonly #parents: Int32Array;

	constructor(length: number) {
		this.#parents = Int32Array.from({ length }, (_, at) => at);
	}

	root(at: number): number {
		let root = at;
		while (this.#parents[root] !== root) root = this.#parents[root] as number;
		for (let step = at; step !== root; ) {
			const next = this.#parents[step] as number;
			this.#parents[step] = root;
			step = next;
		}
		return root;
	}

	/** The lower number stays the root, so that the result does not depend on the order of joining. */
	join(one: number, other: number): void {
		const [root, otherRoot] = [this.root(one), this.root(other)];
		this.#parents[Math.max(root, otherRoot)] = Math.min(root, otherRoot);
	}
}

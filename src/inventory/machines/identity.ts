import type { Identity } from '../observation/observation.ts';
import { FirstMet } from './first-met.ts';
import { type Characters, columnOf, type TextColumn } from './text-column.ts';

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
	readonly deviceIds: TextColumn;
	readonly objectIds: TextColumn;
	readonly fqdns: TextColumn;
	readonly names: TextColumn;
}

/** The same of records at hand. */
export function identitiesOf(all: readonly Identity[]): Identities {
	return {
		size: all.length,
		deviceIds: columnOf(all.map(({ deviceId }) => deviceId)),
		objectIds: columnOf(all.map(({ objectId }) => objectId)),
		fqdns: columnOf(all.map(({ fqdn }) => fqdn)),
		names: columnOf(all.map(({ name }) => name)),
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
		(deviceIds.isEmpty(at) ? 0 : DEVICE_ID) |
			(objectIds.isEmpty(at) ? 0 : OBJECT_ID) |
			(dotIn(fqdns.characters(at)) < 0 ? 0 : FQDN) || NAME
	);
}

/**
 * Groups records by machine: device id, object id or full name in common make one; a bare name does only where all that
 * have it can be one machine, as no two of them have different ids or full names. The order of the records does not matter.
 */
export function groupByMachine(identities: Identities): Grouped {
	const { size, deviceIds, objectIds, fqdns } = identities;
	const sets = new DisjointSets(size);
	const byDevice = new FirstMet(size, (at) => deviceIds.characters(at));
	const byObject = new FirstMet(size, (at) => objectIds.characters(at));
	const byFqdn = new FirstMet(size, (at) => withoutRoot(fqdns.characters(at)));
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

const DOT = 0x2e;

/** Where the first dot is, or -1. */
function dotIn(text: Characters | string): number {
	if (typeof text === 'string') return text.indexOf('.');
	const { bytes, start, length } = text;
	for (let at = 0; at < length; at++) if (bytes[start + at] === DOT) return at;
	return -1;
}

/** A full name may end in the dot of the root. */
function withoutRoot(fqdn: Characters | string): Characters | string {
	if (typeof fqdn === 'string') return fqdn.endsWith('.') ? fqdn.slice(0, -1) : fqdn;
	const { bytes, start, length } = fqdn;
	return bytes[start + length - 1] === DOT ? { bytes, start, length: length - 1 } : fqdn;
}

/** A record's name as `shortName` gives it, but for its case. */
function bareName({ names, fqdns }: Identities, at: number): Characters | string {
	const isNamed = !names.isEmpty(at);
	const text = (isNamed ? names : fqdns).characters(at);
	if (typeof text === 'string') return text === '' ? '' : shortName({ name: names.at(at), fqdn: fqdns.at(at) });
	const dot = isNamed ? -1 : dotIn(text);
	return { ...text, length: Math.min(dot < 0 ? text.length : dot, NETBIOS) };
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
		const name = shortName({ name: identities.names.at(at), fqdn: identities.fqdns.at(at) });
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

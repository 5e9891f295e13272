import type { Identity } from '../observation/observation.ts';

/** NetBIOS names end here, and exports that carry them do too. */
const NETBIOS = 15;

/** A name as machines are compared by it where nothing better is known. */
export function shortName({ name, fqdn }: Identity): string {
	return (name || (fqdn.split('.')[0] ?? '')).toLowerCase().slice(0, NETBIOS);
}

/** Whether an identity names a machine at all. */
export function namesMachine(identity: Identity): boolean {
	return identity.name !== '' || identity.fqdn !== '' || identity.deviceId !== '' || identity.objectId !== '';
}

/** Texts of which one is enough to know a machine again, each with what kind of text it is; the bare name only where there is nothing else. */
function keysOf(identity: Identity): string[] {
	const { deviceId, objectId, fqdn } = identity;
	const keys: string[] = [];
	if (deviceId !== '') keys.push(`d${deviceId.toLowerCase()}`);
	if (objectId !== '') keys.push(`o${objectId.toLowerCase()}`);
	if (fqdn.includes('.')) keys.push(`f${fqdn.toLowerCase().replace(/\.$/, '')}`);
	if (keys.length === 0 && shortName(identity) !== '') keys.push(`n${shortName(identity)}`);
	return keys;
}

/** Which records are about one machine. */
export interface Grouped {
	/** For each record the number of its machine; machines are numbered in the order of their first records. */
	readonly machineOf: Int32Array;
	readonly count: number;
	/** Machines that share a bare name with another, so that records with the name alone could not be given to either. */
	readonly sharesName: ReadonlySet<number>;
}

/**
 * Groups records by machine: device id, object id or full name in common make one; a bare name does only where all that
 * have it can be one machine, as no two of them have different ids or full names. The order of the records does not matter.
 */
export function groupByMachine(identities: readonly Identity[]): Grouped {
	const sets = new DisjointSets(identities.length);
	const first = new Map<string, number>();
	for (const [at, identity] of identities.entries())
		for (const key of keysOf(identity)) {
			const other = first.get(key);
			if (other === undefined) first.set(key, at);
			else sets.join(at, other);
		}
	const apart: number[] = [];
	const joins: (readonly number[])[] = [];
	for (const [roots, known] of ofSharedNames(identities, sets)) {
		const kinds = roots.flatMap((root) => [...(known.get(root)?.kinds ?? [])]);
		const fits = new Set(kinds).size === kinds.length && roots.every((root) => known.get(root)?.names.size === 1);
		if (fits) joins.push(roots);
		else apart.push(...roots);
	}
	for (const [one, ...others] of joins) for (const other of others) sets.join(one as number, other);
	return numbered(sets, identities.length, apart);
}

/** What is said of a machine by all its records: kinds of ids, and bare names. */
interface Known {
	readonly kinds: Set<string>;
	readonly names: Set<string>;
}

/** Machines, by their roots, of each bare name that several have, with what is known of these. */
function ofSharedNames(
	identities: readonly Identity[],
	sets: DisjointSets,
): (readonly [roots: readonly number[], known: ReadonlyMap<number, Known>])[] {
	const first = new Map<string, number>();
	const shared = new Map<string, Set<number>>();
	for (const [at, identity] of identities.entries()) {
		const [name, root] = [shortName(identity), sets.root(at)];
		const other = name === '' ? root : first.get(name);
		if (other === undefined) first.set(name, root);
		else if (other !== root) shared.set(name, (shared.get(name) ?? new Set([other])).add(root));
	}
	if (shared.size === 0) return [];
	const known = new Map<number, Known>();
	for (const roots of shared.values()) for (const root of roots) known.set(root, { kinds: new Set(), names: new Set() });
	for (const [at, identity] of identities.entries()) {
		const of = known.get(sets.root(at));
		if (of === undefined) continue;
		for (const key of keysOf(identity)) of.kinds.add(key.charAt(0));
		if (shortName(identity) !== '') of.names.add(shortName(identity));
	}
	return [...shared.values()].map((roots) => [[...roots], known]);
}

function numbered(sets: DisjointSets, length: number, apart: readonly number[]): Grouped {
	const machineOf = new Int32Array(length);
	const numbers = new Map<number, number>();
	for (let at = 0; at < length; at++) {
		const root = sets.root(at);
		const number = numbers.get(root) ?? numbers.size;
		numbers.set(root, number);
		machineOf[at] = number;
	}
	return { machineOf, count: numbers.size, sharesName: new Set(apart.map((root) => machineOf[root] as number)) };
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

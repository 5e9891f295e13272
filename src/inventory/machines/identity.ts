import type { Identity } from '../observation/observation.ts';

/** NetBIOS names end here, and exports that carry them do too. */
const NETBIOS = 15;

/** A name as machines are compared by it where nothing better is known. */
export function shortName({ name, fqdn }: Identity): string {
	return (name || (fqdn.split('.')[0] ?? '')).toLowerCase().slice(0, NETBIOS);
}

/** Whether an identity names a machine at all. */
export function namesMachine(identity: Identity): boolean {
	return shortName(identity) !== '' || strongKeys(identity).length > 0;
}

/** Texts of which one is enough to know a machine again, each with what kind of text it is. */
function strongKeys({ deviceId, objectId, fqdn }: Identity): string[] {
	return [
		...(deviceId === '' ? [] : [`d${deviceId.toLowerCase()}`]),
		...(objectId === '' ? [] : [`o${objectId.toLowerCase()}`]),
		...(fqdn.includes('.') ? [`f${fqdn.toLowerCase().replace(/\.$/, '')}`] : []),
	];
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
	identities.forEach((identity, at) => {
		const keys = strongKeys(identity);
		// Records with the same bare name and nothing else cannot be told apart.
		for (const key of keys.length > 0 ? keys : [`n${shortName(identity)}`]) {
			const other = first.get(key);
			if (other === undefined) first.set(key, at);
			else sets.join(at, other);
		}
	});
	const named = new Map<string, number[]>();
	const names = new Map<number, Set<string>>();
	identities.forEach((identity, at) => {
		const name = shortName(identity);
		if (name === '') return;
		const [root, all] = [sets.root(at), named.get(name) ?? []];
		if (!all.includes(root)) named.set(name, [...all, root]);
		names.set(root, (names.get(root) ?? new Set()).add(name));
	});
	const kinds = new Map<number, Set<string>>();
	identities.forEach((identity, at) => {
		const kindsHere = kinds.get(sets.root(at)) ?? new Set();
		for (const key of strongKeys(identity)) kindsHere.add(key.charAt(0));
		kinds.set(sets.root(at), kindsHere);
	});
	const apart: number[] = [];
	const joins: number[][] = [];
	for (const roots of named.values()) {
		if (roots.length < 2) continue;
		const all = roots.flatMap((root) => [...(kinds.get(root) ?? [])]);
		const fits = new Set(all).size === all.length && roots.every((root) => names.get(root)?.size === 1);
		if (fits) joins.push(roots);
		else apart.push(...roots);
	}
	for (const [one, ...others] of joins) for (const other of others) sets.join(one as number, other);
	return numbered(sets, identities.length, apart);
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
		const [low, high] = [this.root(one), this.root(other)].toSorted((a, b) => a - b) as [number, number];
		this.#parents[high] = low;
	}
}

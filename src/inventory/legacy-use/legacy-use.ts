import { foldAscii } from '../../reading/text/fold-ascii.ts';
import { shortName } from '../machines/identity.ts';
import type { Machine } from '../machines/machine.ts';
import type { Observation } from '../observation/observation.ts';

/** Someone used TLS 1.0, TLS 1.1 or 3DES, as a log of sign-ins or connections says. Texts are empty where it names none. */
export interface LegacyUse {
	readonly deviceId: string;
	/** Host name, bare or full, or an IP address: logs of connections give either. */
	readonly name: string;
	readonly address: string;
	/** ms since 1970 UTC; NaN where no time is given. */
	readonly time: number;
}

/** What logs say of the machines, and how many uses belong to none of them. */
export interface JoinedUse {
	readonly observations: readonly Observation[];
	readonly unmatched: number;
}

/**
 * Finds the machines that used legacy TLS: by device id, else by name, else by IP address, and only where exactly one
 * machine has it. A use without a time is matched to none, as the fact is its day.
 * @param source id of what the use was read from
 */
export function joinLegacyUse(machines: readonly Machine[], uses: Iterable<LegacyUse>, source: string): JoinedUse {
	const [ids, names, addresses] = [new Index(), new Index(), new Index()];
	machines.forEach(({ identity }, at) => {
		ids.add(identity.deviceId, at);
		names.add(identity.fqdn, at);
		names.add(shortName(identity), at);
		for (const address of identity.addresses) addresses.add(address, at);
	});
	const newest = new Map<number, number>();
	let unmatched = 0;
	for (const { deviceId, name, address, time } of uses) {
		const at = ids.only(deviceId) ?? names.only(name) ?? addresses.only(address) ?? addresses.only(name);
		if (at === undefined || Number.isNaN(time)) unmatched++;
		else if (!((newest.get(at) ?? Number.NEGATIVE_INFINITY) >= time)) newest.set(at, time);
	}
	return {
		unmatched,
		observations: [...newest].map(
			([at, time]): Observation => ({
				identity: (machines[at] as Machine).identity,
				source,
				time,
				windows: { name: '', version: '', kind: '', bits: undefined },
				facts: new Map([['legacy-use', { state: 'present', type: 'time', value: time }]]),
				labels: {},
				contentVersion: '',
			}),
		),
	};
}

/** Machines by a text; a text that several have names none of them. */
class Index {
	readonly #machines = new Map<string, number | 'several'>();

	add(text: string, machine: number): void {
		if (text === '') return;
		const key = foldAscii(text);
		const known = this.#machines.get(key);
		this.#machines.set(key, known === undefined || known === machine ? machine : 'several');
	}

	only(text: string): number | undefined {
		if (text === '') return undefined;
		const found = this.#machines.get(foldAscii(text));
		return found === 'several' ? undefined : found;
	}
}

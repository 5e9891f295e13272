/** Test-only: records and fleets made of them, by the facts as they stand in content/. */
import { FACTS } from '../advisor/estates/estate.ts';
import { inOrder } from './assessment/test-machines.ts';
import { type Fleet, fleetOf } from './fleet/fleet.ts';
import { Machines } from './machines/machines.ts';
import type { Fact, Identity, NamedWindows, Observation } from './observation/observation.ts';

export const TODAY = '2026-11-28';
export const DAY = Date.UTC(2026, 10, 20);

export const SERVER_2022: NamedWindows = {
	name: 'Windows Server 2022 Standard',
	version: '10.0.20348.2700',
	kind: 'server',
	bits: 64,
};

const NOBODY: Identity = { deviceId: '', objectId: '', fqdn: '', name: '', addresses: [] };

/** Everything was read and is right. */
export const RIGHT = inOrder(SERVER_2022);
const off: Fact = { state: 'present', type: 'REG_DWORD', value: 0 };
/** TLS 1.2 is switched off. */
export const WRONG = new Map(RIGHT).set('setting:schannel-tls12-client-enabled', off);

export function observed(identity: Partial<Identity>, rest: Partial<Observation> = {}): Observation {
	return {
		source: 'check',
		time: DAY,
		windows: SERVER_2022,
		facts: new Map(),
		labels: {},
		contentVersion: '',
		identity: { ...NOBODY, ...identity },
		...rest,
	};
}

export function machinesOf(observations: readonly Observation[]): Machines {
	const machines = new Machines();
	for (const [at, one] of observations.entries()) machines.add(one, at % 3);
	return machines;
}

export function fleetFrom(observations: readonly Observation[]): Fleet {
	return fleetOf(FACTS, machinesOf(observations), { today: TODAY });
}

import { StandIns } from '../../reading/stand-ins.ts';
import { foldAscii } from '../../reading/text/fold-ascii.ts';
import { shortName } from '../machines/identity.ts';
import type { Machine } from '../machines/machine.ts';
import type { Identity } from '../observation/observation.ts';

/** The object id of a stand-in. */
const MASKED = /^masked-M\d+-([0-9a-f]{6})$/;

/**
 * Replaces machines by numbered stand-ins, "M12-4f00c3". One instance gives the same machine the same number in every
 * file. Units, groups and Windows keep their names: they are what is acted on.
 */
export class Mask {
	readonly #machines = new StandIns('M');
	/** Tells the numbers of one run from those of another: two machines are never one because both came first. */
	readonly #run: string;

	/** `run`: six hexadecimal digits. */
	constructor(run = randomRun()) {
		this.#run = run;
	}

	name({ identity, sharesName }: Pick<Machine, 'identity' | 'sharesName'>): string {
		const { deviceId, objectId, fqdn, addresses } = identity;
		const strong = [deviceId && `d ${deviceId}`, objectId && `o ${objectId}`, fqdn && `f ${fqdn}`].filter((key) => key !== '');
		const name = shortName(identity);
		// A bare name that another machine has as well is no key of either that has a better one.
		const bare = name === '' || (sharesName && strong.length > 0) ? [] : [`n ${name}`];
		const keys = [...strong, ...bare, ...(strong.length + bare.length > 0 ? [] : addresses.map((each) => `a ${each}`))];
		const standIn = this.#machines.of(...keys.map(foldAscii));
		// The number comes first, so that it is in the part by which bare names are compared.
		return standIn === '' ? '' : `${standIn.replace(' ', '')}-${this.#run}`;
	}

	identity(machine: Pick<Machine, 'identity' | 'sharesName'>): Identity {
		const name = this.name(machine);
		return { deviceId: '', objectId: `masked-${name}`, fqdn: '', name, addresses: [] };
	}
}

/** The run in which the names of a machine were masked; empty where they were not. */
export function runOf({ objectId }: Identity): string {
	return MASKED.exec(objectId)?.[1] ?? '';
}

function randomRun(): string {
	return [...crypto.getRandomValues(new Uint8Array(3))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

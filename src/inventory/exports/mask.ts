import { StandIns } from '../../reading/stand-ins.ts';
import { foldAscii } from '../../reading/text/fold-ascii.ts';
import { shortName } from '../machines/identity.ts';
import type { Machine } from '../machines/machine.ts';
import type { Identity } from '../observation/observation.ts';

/**
 * Replaces machines by numbered stand-ins. One instance gives the same machine the same number in every file. Units,
 * groups and Windows keep their names: they are what is acted on.
 */
export class Mask {
	readonly #machines = new StandIns('Machine');

	name({ identity, sharesName }: Pick<Machine, 'identity' | 'sharesName'>): string {
		const { deviceId, objectId, fqdn, addresses } = identity;
		const strong = [deviceId && `d ${deviceId}`, objectId && `o ${objectId}`, fqdn && `f ${fqdn}`].filter((key) => key !== '');
		const name = shortName(identity);
		// A bare name that another machine has as well is no key of either that has a better one.
		const bare = name === '' || (sharesName && strong.length > 0) ? [] : [`n ${name}`];
		const keys = [...strong, ...bare, ...(strong.length + bare.length > 0 ? [] : addresses.map((each) => `a ${each}`))];
		return this.#machines.of(...keys.map(foldAscii));
	}

	identity(machine: Pick<Machine, 'identity' | 'sharesName'>): Identity {
		return { deviceId: '', objectId: '', fqdn: '', name: this.name(machine), addresses: [] };
	}
}

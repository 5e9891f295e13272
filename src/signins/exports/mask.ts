import { StandIns } from '../../reading/stand-ins.ts';
import { foldAscii } from '../../reading/text/fold-ascii.ts';
import type { SignIn } from '../record/sign-in.ts';
import type { Group } from '../session/legacy-records.ts';

/**
 * Replaces user names, user ids, devices and IP addresses by numbered stand-ins. One instance gives the same person, device and
 * address the same number wherever they stand, so that masked files can be laid side by side.
 */
export class Mask {
	readonly #users = new StandIns('User');
	readonly #addresses = new StandIns('Address');
	readonly #devices = new StandIns('Device');

	signIn(signIn: SignIn): SignIn {
		const user = this.#user(signIn.userId, signIn.userPrincipalName || signIn.userDisplayName);
		const standIn = (text: string) => (text === '' ? '' : user);
		const device = this.#device(signIn.deviceId, signIn.deviceName);
		return {
			...signIn,
			userPrincipalName: standIn(signIn.userPrincipalName),
			userDisplayName: standIn(signIn.userDisplayName),
			userId: standIn(signIn.userId),
			ipAddress: this.#addresses.of(signIn.ipAddress),
			deviceId: signIn.deviceId === '' ? '' : device,
			deviceName: signIn.deviceName === '' ? '' : device,
		};
	}

	/** An account's group. Service principals are programs and keep their names. */
	account(group: Group): Group {
		if (group.isWorkload) return group;
		const user = this.#user(group.names[1] ?? '', group.names[0] ?? '');
		return { ...group, names: user === '' ? group.names : [user] };
	}

	/** Devices are often named after who uses them. */
	device(group: Group): Group {
		const device = this.#device(group.names[1] ?? '', group.names[0] ?? '');
		return { ...group, names: device === '' ? group.names : [device] };
	}

	ipAddress(group: Group): Group {
		return { ...group, names: group.names.map((name) => this.#addresses.of(name)) };
	}

	#device(id: string, name: string): string {
		return this.#devices.of(id, foldAscii(name));
	}

	/** A person is known by id, or by name where the log gives no id. */
	#user(id: string, name: string): string {
		return this.#users.of(id, foldAscii(name));
	}
}

/** Leaves everything as it is. */
export const UNMASKED: Pick<Mask, 'signIn' | 'account' | 'device' | 'ipAddress'> = {
	signIn: (signIn) => signIn,
	account: (group) => group,
	device: (group) => group,
	ipAddress: (group) => group,
};

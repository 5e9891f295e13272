import { foldAscii } from './legacy-entry.ts';
import type { Group } from './legacy-records.ts';
import type { SignIn } from './sign-in.ts';

/**
 * Replaces user names, user ids and IP addresses by numbered stand-ins. One instance gives the same person and the same
 * address the same number wherever they stand, so that masked files can be laid side by side.
 */
export class Mask {
	readonly #users = new Map<string, number>();
	readonly #addresses = new Map<string, number>();
	#people = 0;

	signIn(signIn: SignIn): SignIn {
		const user = this.#user(signIn.userId, signIn.userPrincipalName || signIn.userDisplayName);
		const standIn = (text: string) => (text === '' ? '' : user);
		return {
			...signIn,
			userPrincipalName: standIn(signIn.userPrincipalName),
			userDisplayName: standIn(signIn.userDisplayName),
			userId: standIn(signIn.userId),
			ipAddress: this.#address(signIn.ipAddress),
		};
	}

	/** An account's group. Service principals are programs and keep their names. */
	account(group: Group): Group {
		if (group.isWorkload) return group;
		const user = this.#user(group.names[1] ?? '', group.names[0] ?? '');
		return { ...group, names: user === '' ? group.names : [user] };
	}

	ipAddress(group: Group): Group {
		return { ...group, names: group.names.map((name) => this.#address(name)) };
	}

	/** A person is known by id, or by name where the log gives no id. */
	#user(id: string, name: string): string {
		const keys = [id, foldAscii(name)].filter((key) => key !== '');
		if (keys.length === 0) return '';
		const known = keys.map((key) => this.#users.get(key)).find((number) => number !== undefined);
		const number = known ?? ++this.#people;
		for (const key of keys) this.#users.set(key, number);
		return `User ${number}`;
	}

	#address(address: string): string {
		if (address === '') return '';
		const number = this.#addresses.get(address) ?? this.#addresses.size + 1;
		this.#addresses.set(address, number);
		return `Address ${number}`;
	}
}

/** Leaves everything as it is. */
export const UNMASKED: Pick<Mask, 'signIn' | 'account' | 'ipAddress'> = {
	signIn: (signIn) => signIn,
	account: (group) => group,
	ipAddress: (group) => group,
};

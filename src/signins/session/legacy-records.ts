import { foldAscii } from '../../reading/text/fold-ascii.ts';
import { TextPool } from '../../reading/text/text-pool.ts';
import type { Kind, SignIn } from '../record/sign-in.ts';
import { wasRefused } from '../record/statement.ts';
import { KeptSignIns } from './kept-sign-ins.ts';

/** By what legacy sign-ins are grouped: whom to act on. */
export const DIMENSIONS = [
	'application',
	'account',
	'device',
	'userAgent',
	'platform',
	'ipAddress',
	'clientApp',
	'resource',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export interface Group {
	/** Texts that make the group, most telling first; all empty where the log names none. */
	readonly names: readonly string[];
	/** In the dimension `account`: a service principal or managed identity, not a user. */
	readonly isWorkload: boolean;
	count: number;
	/** How many of them were refused because of it; the others passed, or do not say. */
	refused: number;
	/** Milliseconds since 1970 UTC; NaN where no time could be read. */
	first: number;
	last: number;
}

/** Most legacy sign-ins of users, and of workloads, kept one by one. Counts and groups go on beyond. About 200 bytes each. */
export const MOST_KEPT = 50_000;

/** Most groups kept in one dimension; what is beyond is counted in `ungrouped`. */
export const MOST_GROUPS = 20_000;

/** Legacy sign-ins: all of them counted in groups, the first of each kind kept to be listed and exported. */
export class LegacyRecords {
	readonly #texts = new TextPool();
	readonly kept = new KeptSignIns(this.#texts);
	readonly #groups = byDimension(() => new Map<string, Group>());
	readonly #ungrouped = byDimension(() => 0);
	readonly #keptOf = { users: 0, workloads: 0 };
	#total = 0;

	get total(): number {
		return this.#total;
	}

	add(signIn: SignIn): void {
		this.#total++;
		// Apart, so that programs that sign in by the thousand do not crowd out people.
		const kind = isWorkload(signIn) ? 'workloads' : 'users';
		if (this.#keptOf[kind]++ < MOST_KEPT) this.kept.add(signIn);
		for (const dimension of DIMENSIONS) this.#count(dimension, signIn);
	}

	/** A sign-in counted as legacy turns out, by another copy of it, to have been refused. */
	refuse(copy: SignIn): void {
		const counted = this.kept.refuse(copy.id) ?? copy;
		for (const dimension of DIMENSIONS) {
			const group = this.#groups[dimension].get(groupKey(dimension, groupNames(dimension, counted)));
			if (group !== undefined && group.refused < group.count) group.refused++;
		}
	}

	/** Largest first; equal counts in order of name. */
	groups(dimension: Dimension): readonly Group[] {
		return [...this.#groups[dimension].entries()]
			.sort(([leftKey, left], [rightKey, right]) => right.count - left.count || (leftKey < rightKey ? -1 : 1))
			.map(([, group]) => group);
	}

	/** Sign-ins left out of the groups because there were more than `MOST_GROUPS`. */
	ungrouped(dimension: Dimension): number {
		return this.#ungrouped[dimension];
	}

	#count(dimension: Dimension, signIn: SignIn): void {
		const groups = this.#groups[dimension];
		const names = groupNames(dimension, signIn);
		const key = groupKey(dimension, names);
		let group = groups.get(key);
		if (group === undefined) {
			if (groups.size >= MOST_GROUPS) {
				this.#ungrouped[dimension]++;
				return;
			}
			group = {
				names: names.map((name) => this.#texts.shared(name)),
				isWorkload: dimension === 'account' && isWorkload(signIn),
				count: 0,
				refused: 0,
				first: Number.NaN,
				last: Number.NaN,
			};
			groups.set(key, group);
		}
		group.count++;
		if (wasRefused(signIn)) group.refused++;
		if (!(group.first <= signIn.time)) group.first = Number.isNaN(signIn.time) ? group.first : signIn.time;
		if (!(group.last >= signIn.time)) group.last = Number.isNaN(signIn.time) ? group.last : signIn.time;
	}
}

/** One text for what makes a group. An account is known by its id, however its name is written. */
export function groupKey(dimension: Dimension, names: readonly string[]): string {
	if (dimension !== 'account') return names.join('\u0000');
	const [name = '', id = ''] = names;
	return foldAscii(id === '' ? name : `\u0000${id}`);
}

/** Texts that make the group a sign-in belongs to. */
export function groupNames(dimension: Dimension, signIn: SignIn): readonly string[] {
	switch (dimension) {
		case 'application':
			return [signIn.appDisplayName, signIn.appId];
		case 'account':
			return isWorkload(signIn)
				? [signIn.servicePrincipalName, signIn.servicePrincipalId]
				: [signIn.userPrincipalName || signIn.userDisplayName, signIn.userId];
		case 'userAgent':
			return [signIn.userAgent];
		case 'ipAddress':
			return [signIn.ipAddress];
		case 'platform':
			return [signIn.operatingSystem, signIn.browser];
		case 'device':
			return [signIn.deviceName, signIn.deviceId];
		case 'clientApp':
			return [signIn.clientAppUsed];
		case 'resource':
			return [signIn.resourceDisplayName, signIn.resourceId];
	}
}

/** One value for each dimension. */
export function byDimension<T>(make: (dimension: Dimension) => T): Record<Dimension, T> {
	return Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, make(dimension)])) as Record<Dimension, T>;
}

/** Whether a service principal or managed identity signed in, not a user. */
export function isWorkload(signIn: SignIn): boolean {
	if (WORKLOADS.includes(signIn.kind)) return true;
	return signIn.kind === 'unknown' && signIn.userPrincipalName === '' && signIn.servicePrincipalId !== '';
}

const WORKLOADS: readonly Kind[] = ['servicePrincipal', 'managedIdentity', 'microsoftServicePrincipal'];

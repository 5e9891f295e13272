import type { SignIn } from '../record/sign-in.ts';

/** How often a key was met in sign-ins with an id, and without. */
type Seen = Map<string, { withId: number; withoutId: number }>;

/**
 * Finds the same legacy sign-in in a file that gives no ids (the CSV of the PowerShell script) and in one that does.
 * They are taken as one if correlation id, second, application, account and address agree; as often as they stand on
 * both sides, because several sign-ins can agree in all of these.
 * Costs nothing until both sides have been met; only then are the sign-ins counted so far looked through.
 */
export class LegacyCopies {
	readonly #counted: Iterable<SignIn>;
	/** Whether the sign-ins met so far have ids, while all of them agree in that. */
	#onlySide: boolean | undefined;
	#seen: Seen | undefined;

	/** `counted`: the legacy sign-ins counted and kept, as it grows. One that is not kept is not matched, and may count twice. */
	constructor(counted: Iterable<SignIn>) {
		this.#counted = counted;
	}

	/** Whether a sign-in, met for the first time by its id or without one, has been counted on the other side. */
	isCopy(signIn: SignIn): boolean {
		const hasId = signIn.id !== '';
		this.#onlySide ??= hasId;
		if (this.#seen === undefined) {
			if (hasId === this.#onlySide) return false;
			this.#seen = new Map();
			for (const counted of this.#counted) this.#meet(this.#seen, counted);
		}
		return this.#meet(this.#seen, signIn);
	}

	#meet(all: Seen, signIn: SignIn): boolean {
		const key = keyOf(signIn);
		if (key === undefined) return false;
		let seen = all.get(key);
		if (seen === undefined) {
			if (all.size >= MOST_KEYS) return false;
			seen = { withId: 0, withoutId: 0 };
			all.set(key, seen);
		}
		const counted = Math.max(seen.withId, seen.withoutId);
		if (signIn.id === '') seen.withoutId++;
		else seen.withId++;
		return Math.max(seen.withId, seen.withoutId) === counted;
	}
}

/** Most keys remembered. About 200 bytes each. */
const MOST_KEYS = 100_000;

/** Undefined where too little is known to take two sign-ins for one. */
function keyOf(signIn: SignIn): string | undefined {
	if (signIn.correlationId === '' || Number.isNaN(signIn.time)) return undefined;
	const account = signIn.userId || signIn.servicePrincipalId;
	return [signIn.correlationId, Math.floor(signIn.time / 1000), signIn.appId, account, signIn.ipAddress]
		.join('\u0000')
		.toLowerCase();
}

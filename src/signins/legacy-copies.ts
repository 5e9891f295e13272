import type { SignIn } from './sign-in.ts';

/** Most keys remembered; sign-ins beyond are not matched, and so may count twice. About 200 bytes each. */
const MOST_KEYS = 100_000;

/**
 * Finds the same legacy sign-in in a file that gives no ids (the CSV of the PowerShell script) and in one that does.
 * They are taken as one if correlation id, second, application, account and address agree; as often as they stand on
 * both sides, because several sign-ins can agree in all of these.
 */
export class LegacyCopies {
	readonly #seen = new Map<string, { withId: number; withoutId: number }>();

	/** Whether a sign-in, met for the first time by its id or without one, has been counted on the other side. */
	isCopy(signIn: SignIn): boolean {
		const key = keyOf(signIn);
		if (key === undefined) return false;
		let seen = this.#seen.get(key);
		if (seen === undefined) {
			if (this.#seen.size >= MOST_KEYS) return false;
			seen = { withId: 0, withoutId: 0 };
			this.#seen.set(key, seen);
		}
		const counted = Math.max(seen.withId, seen.withoutId);
		if (signIn.id === '') seen.withoutId++;
		else seen.withId++;
		return Math.max(seen.withId, seen.withoutId) === counted;
	}
}

/** Undefined where too little is known to take two sign-ins for one. */
function keyOf(signIn: SignIn): string | undefined {
	if (signIn.correlationId === '' || Number.isNaN(signIn.time)) return undefined;
	const account = signIn.userId || signIn.servicePrincipalId;
	return [signIn.correlationId, Math.floor(signIn.time / 1000), signIn.appId, account, signIn.ipAddress]
		.join('\u0000')
		.toLowerCase();
}

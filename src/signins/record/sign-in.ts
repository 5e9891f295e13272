declare const indexOf: unique symbol;
/** A place in a list, which must not be taken for a place in another. */
type Index<List extends string> = number & { readonly [indexOf]: List };

/** The four kinds of sign-in that Entra logs apart, and `unknown` where a record does not say. */
export const KINDS = ['interactive', 'nonInteractive', 'servicePrincipal', 'managedIdentity', 'unknown'] as const;
export type Kind = (typeof KINDS)[number];
/** A kind as a place in `KINDS`. */
export type KindIndex = Index<'KINDS'>;

export const INTERACTIVE = 0 as KindIndex;
export const NON_INTERACTIVE = 1 as KindIndex;
export const SERVICE_PRINCIPAL = 2 as KindIndex;
export const MANAGED_IDENTITY = 3 as KindIndex;
export const UNKNOWN_KIND = 4 as KindIndex;

/** What a record says about legacy TLS, weakest statement first: where two copies differ, the stronger one counts. */
export const USES = ['notStated', 'modern', 'legacy'] as const;
export type Use = (typeof USES)[number];
/** A statement as a place in `USES`. */
export type UseIndex = Index<'USES'>;

export const NOT_STATED = 0 as UseIndex;
export const MODERN = 1 as UseIndex;
export const LEGACY = 2 as UseIndex;

/** The stronger of two statements. */
export function strongerUse(one: UseIndex, other: UseIndex): UseIndex {
	return one > other ? one : other;
}

/** Texts of one sign-in as the log gives them; empty where it gives none. Names follow Microsoft Graph. */
export interface SignIn {
	readonly id: string;
	readonly correlationId: string;
	/** As written in the log. */
	readonly createdDateTime: string;
	/** Milliseconds since 1970 UTC; NaN where the time could not be read. */
	readonly time: number;
	readonly kind: Kind;
	readonly userPrincipalName: string;
	readonly userId: string;
	readonly userDisplayName: string;
	readonly servicePrincipalName: string;
	readonly servicePrincipalId: string;
	readonly appDisplayName: string;
	readonly appId: string;
	readonly resourceDisplayName: string;
	readonly resourceId: string;
	readonly ipAddress: string;
	readonly userAgent: string;
	readonly operatingSystem: string;
	readonly browser: string;
	readonly isInteractive: string;
	/** Name of the file it was read from. */
	readonly file: string;
}

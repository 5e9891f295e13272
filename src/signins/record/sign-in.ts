import { RECORD_SHAPES } from '../../knowledge/record-shapes.ts';

declare const indexOf: unique symbol;
/** A place in a list, which must not be taken for a place in another. */
type Index<List extends string> = number & { readonly [indexOf]: List };

/**
 * The kinds of sign-in that Entra logs apart, and `unknown` where a record does not say. The portal and Microsoft Graph
 * give the first four; AD FS and Microsoft's own services are exported by Azure Monitor only.
 */
export const KINDS = [
	'interactive',
	'nonInteractive',
	'servicePrincipal',
	'managedIdentity',
	'adfs',
	'microsoftServicePrincipal',
	'unknown',
] as const;
export type Kind = (typeof KINDS)[number];
/** A kind as a place in `KINDS`. */
export type KindIndex = Index<'KINDS'>;

export const INTERACTIVE = 0 as KindIndex;
export const NON_INTERACTIVE = 1 as KindIndex;
export const SERVICE_PRINCIPAL = 2 as KindIndex;
export const MANAGED_IDENTITY = 3 as KindIndex;
export const ADFS = 4 as KindIndex;
export const MICROSOFT_SERVICE_PRINCIPAL = 5 as KindIndex;
export const UNKNOWN_KIND = 6 as KindIndex;

/**
 * What a record says about legacy TLS, weakest statement first: where two copies differ, the stronger one counts.
 * `absent`: the details are there and hold no such entry; what that means depends on the form and the kind
 * (content/flag-absences). `refused`: the sign-in was refused because it used legacy TLS; `legacy` are the others that did.
 */
export const USES = ['notStated', 'absent', 'modern', 'legacy', 'refused'] as const;
export type Use = (typeof USES)[number];
/** A statement as a place in `USES`. */
export type UseIndex = Index<'USES'>;

export const NOT_STATED = 0 as UseIndex;
export const ABSENT = 1 as UseIndex;
export const MODERN = 2 as UseIndex;
export const LEGACY = 3 as UseIndex;
export const REFUSED = 4 as UseIndex;

/** Whether a sign-in used legacy TLS, refused or not. */
export function isLegacy(use: UseIndex): boolean {
	return use >= LEGACY;
}

/** The shape of a record: as the portal and Microsoft Graph give it, as Azure Monitor exports it, as a row of Log Analytics. */
export const SHAPES = RECORD_SHAPES;
/** A shape as a place in `SHAPES`. */
export type ShapeIndex = Index<'SHAPES'>;

export const GRAPH = 0 as ShapeIndex;
export const DIAGNOSTIC = 1 as ShapeIndex;
export const LOG_ANALYTICS = 2 as ShapeIndex;

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
	readonly clientAppUsed: string;
	readonly deviceId: string;
	readonly deviceName: string;
	readonly operatingSystem: string;
	readonly browser: string;
	/** "true" or "false" as the log gives it. */
	readonly isManaged: string;
	readonly trustType: string;
	readonly isInteractive: string;
	/** Error code of the sign-in as the log gives it; "0" where it succeeded. */
	readonly errorCode: string;
	/** Name of the file it was read from. */
	readonly file: string;
}

/** Fields whose texts repeat; those of the others hardly ever do, and keeping them once would only cost a table. */
export const REPEATING = [
	'kind',
	'userPrincipalName',
	'userId',
	'userDisplayName',
	'servicePrincipalName',
	'servicePrincipalId',
	'appDisplayName',
	'appId',
	'resourceDisplayName',
	'resourceId',
	'ipAddress',
	'userAgent',
	'clientAppUsed',
	'deviceId',
	'deviceName',
	'operatingSystem',
	'browser',
	'isManaged',
	'trustType',
	'isInteractive',
	'errorCode',
	'file',
] as const satisfies readonly (keyof SignIn)[];

import { foldAscii } from '../../reading/text/fold-ascii.ts';
import { timeOfText } from '../../reading/text/log-time.ts';
import { isCutShort, joinedUse, useOfDetails } from './legacy-entry.ts';
import {
	ABSENT,
	ADFS,
	DIAGNOSTIC,
	GRAPH,
	INTERACTIVE,
	KINDS,
	type KindIndex,
	LOG_ANALYTICS,
	MANAGED_IDENTITY,
	MICROSOFT_SERVICE_PRINCIPAL,
	NON_INTERACTIVE,
	NOT_STATED,
	REFUSED,
	SERVICE_PRINCIPAL,
	type ShapeIndex,
	type SignIn,
	UNKNOWN_KIND,
	type UseIndex,
} from './sign-in.ts';

/**
 * Which log a name stands for: `signInEventTypes` of Graph, `category` of a diagnostic record, `Type` of a
 * Log Analytics row. Lower case.
 */
export const KIND_NAMES: ReadonlyMap<string, KindIndex> = new Map([
	['interactiveuser', INTERACTIVE],
	['signinlogs', INTERACTIVE],
	['noninteractiveuser', NON_INTERACTIVE],
	['noninteractiveusersigninlogs', NON_INTERACTIVE],
	['aadnoninteractiveusersigninlogs', NON_INTERACTIVE],
	['serviceprincipal', SERVICE_PRINCIPAL],
	['serviceprincipalsigninlogs', SERVICE_PRINCIPAL],
	['aadserviceprincipalsigninlogs', SERVICE_PRINCIPAL],
	['managedidentity', MANAGED_IDENTITY],
	['managedidentitysigninlogs', MANAGED_IDENTITY],
	['aadmanagedidentitysigninlogs', MANAGED_IDENTITY],
	['adfssigninlogs', ADFS],
	['microsoftserviceprincipalsigninlogs', MICROSOFT_SERVICE_PRINCIPAL],
]);

/** Error code of a sign-in that was refused because it used legacy TLS (content/error-messages/aadsts1002016.yaml). */
export const LEGACY_TLS_ERROR = '1002016';

/** What a record states. */
export interface RecordStatement {
	/** Whether it is a sign-in at all: it names its kind, or has a field that only sign-ins have. */
	readonly signIn: boolean;
	/** Empty where the record carries none. */
	readonly id: string;
	/** Milliseconds since 1970 UTC, or NaN. */
	readonly time: number;
	readonly kind: KindIndex;
	readonly use: UseIndex;
	readonly shape: ShapeIndex;
	/** It is no sign-in, and names the log that it belongs to. */
	readonly otherLog: boolean;
	/** Its details are what PowerShell shows of an object, not the object: nobody can tell what they stated. */
	readonly cutDetails: boolean;
}

/**
 * A record's members under lower-case names. In a diagnostic record the members of `properties` come before those
 * around it; null counts as absent. Of two spellings of one name, the later wins.
 */
export type Members = ReadonlyMap<string, unknown>;

export function membersOf(record: unknown): Members {
	return membersIn(partsOf(record));
}

function membersIn(parts: readonly object[]): Members {
	const members = new Map<string, unknown>();
	for (const part of parts)
		for (const [name, value] of Object.entries(part)) if (value !== null) members.set(foldAscii(name), value);
	return members;
}

/** A record, and what it carries as `properties`: an object, or JSON text of one as Data Explorer gives it. */
function partsOf(record: unknown): readonly object[] {
	if (!isObject(record)) return [];
	let inner: unknown;
	for (const [name, value] of Object.entries(record)) if (foldAscii(name) === 'properties' && value !== null) inner = value;
	const properties = parsedIfText(inner);
	return isObject(properties) ? [record, properties] : [record];
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The statement of a parsed record. This is the definition; the byte scanner must agree with it. */
export function statementOf(record: unknown): RecordStatement {
	const parts = partsOf(record);
	const members = membersIn(parts);
	const kind = kindOf(members);
	const id = members.get('id');
	const details = detailsOf(parts);
	const signIn = kind !== UNKNOWN_KIND || details.length > 0 || members.has('signineventtypes') || members.has('isinteractive');
	const stated = details.length === 0 ? NOT_STATED : details.map(useOfDetails).reduce(joinedUse, ABSENT);
	return {
		signIn,
		id: typeof id === 'string' ? id : '',
		time: timeOf(members),
		kind,
		use: isRefused(errorCodesOf(parts)) ? REFUSED : stated,
		shape: parts.length > 1 ? DIAGNOSTIC : members.has('timegenerated') ? LOG_ANALYTICS : GRAPH,
		otherLog: !signIn && ['category', 'type'].some((name) => isText(members.get(name))),
		cutDetails: details.some(isCutShort),
	};
}

/** Every value of the details, null too: in another spelling, or around `properties` as well, none hides another. */
function detailsOf(parts: readonly object[]): unknown[] {
	return parts.flatMap((part) => valuesOf(part, ['authenticationprocessingdetails']));
}

function valuesOf(object: object, names: readonly string[]): unknown[] {
	return Object.entries(object).flatMap(([name, value]) => (names.includes(foldAscii(name)) ? [value] : []));
}

/** Whether the sign-in was refused because it used legacy TLS: any error code that it gives says so. */
function isRefused(errorCodes: readonly unknown[]): boolean {
	return errorCodes.some((code) => String(code) === LEGACY_TLS_ERROR);
}

/** The same of a sign-in as shown. */
export function wasRefused({ errorCode }: Pick<SignIn, 'errorCode'>): boolean {
	return errorCode === LEGACY_TLS_ERROR;
}

/** `ResultType` of Azure Monitor and Log Analytics, `status.errorCode` of Microsoft Graph. */
function errorCodesOf(parts: readonly object[]): unknown[] {
	return parts.flatMap((part) => {
		const statuses = valuesOf(part, ['status']).map(parsedIfText).filter(isObject);
		return [...valuesOf(part, ['resulttype']), ...statuses.flatMap((status) => valuesOf(status, ['errorcode']))];
	});
}

function timeOf(members: Members): number {
	for (const name of ['createddatetime', 'time', 'timegenerated']) {
		const text = members.get(name);
		const time = typeof text === 'string' ? timeOfText(text) : Number.NaN;
		if (!Number.isNaN(time)) return time;
	}
	return Number.NaN;
}

function kindOf(members: Members): KindIndex {
	// The log that a record stands in says more than its event types: AD FS sign-ins are sign-ins of users too.
	for (const name of ['category', 'type']) {
		const kind = kindOfName(members.get(name));
		if (kind !== UNKNOWN_KIND) return kind;
	}
	const types = members.get('signineventtypes');
	for (const type of Array.isArray(types) ? types : [types]) {
		const kind = kindOfName(type);
		if (kind !== UNKNOWN_KIND) return kind;
	}
	const interactive = foldAscii(String(members.get('isinteractive')));
	if (interactive === 'true') return INTERACTIVE;
	if (interactive !== 'false') return UNKNOWN_KIND;
	return isText(members.get('serviceprincipalid')) && !isText(members.get('userid')) ? SERVICE_PRINCIPAL : NON_INTERACTIVE;
}

function kindOfName(name: unknown): KindIndex {
	return typeof name === 'string' ? (KIND_NAMES.get(foldAscii(name)) ?? UNKNOWN_KIND) : UNKNOWN_KIND;
}

function isText(value: unknown): boolean {
	return typeof value === 'string' && value !== '';
}

/** Everything shown of a sign-in. Fields of the wrong type are taken as text where they have one, else as empty. */
export function signInOf(record: unknown, file: string): SignIn {
	const parts = partsOf(record);
	const members = membersIn(parts);
	const text = (...names: string[]): string => {
		for (const name of names) {
			const value = members.get(name);
			if (typeof value === 'string' ? value !== '' : typeof value === 'number' || typeof value === 'boolean')
				return String(value);
		}
		return '';
	};
	const device = membersOf(parsedIfText(members.get('devicedetail')));
	/** `column`: where a table has it as a column of its own. */
	const deviceText = (name: string, column: string): string => {
		const value = device.get(name) ?? members.get(column);
		return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
	};
	const codes = errorCodesOf(parts);
	const code = codes.find((value) => typeof value === 'number' || isText(value));
	return {
		id: text('id'),
		correlationId: text('correlationid'),
		createdDateTime: text('createddatetime', 'time', 'timegenerated'),
		time: timeOf(members),
		kind: KINDS[kindOf(members)] as SignIn['kind'],
		userPrincipalName: text('userprincipalname'),
		userId: text('userid'),
		userDisplayName: text('userdisplayname'),
		servicePrincipalName: text('serviceprincipalname'),
		servicePrincipalId: text('serviceprincipalid'),
		appDisplayName: text('appdisplayname'),
		appId: text('appid'),
		resourceDisplayName: text('resourcedisplayname'),
		resourceId: text('resourceid', 'resourceidentity'),
		ipAddress: text('ipaddress', 'calleripaddress'),
		userAgent: text('useragent'),
		clientAppUsed: text('clientappused'),
		deviceId: deviceText('deviceid', 'deviceid'),
		deviceName: deviceText('displayname', 'devicename'),
		operatingSystem: deviceText('operatingsystem', 'operatingsystem'),
		browser: deviceText('browser', 'browser'),
		isManaged: deviceText('ismanaged', 'ismanaged'),
		trustType: deviceText('trusttype', 'trusttype'),
		isInteractive: text('isinteractive'),
		errorCode: isRefused(codes) ? LEGACY_TLS_ERROR : code === undefined ? '' : String(code),
		file,
	};
}

/** Log Analytics gives structured columns as JSON text. */
function parsedIfText(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value);
	} catch {
		return undefined;
	}
}

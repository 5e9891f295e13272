import { foldAscii } from '../../reading/text/fold-ascii.ts';
import { timeOfText } from '../../reading/text/log-time.ts';
import { isCutShort, joinedUse, useOfDetails } from './legacy-entry.ts';
import { hasMember, isObject, type Parts, parsedIfText, partOf, partsOf, valueIn, valuesIn } from './parts.ts';
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

/** The statement of a record. This is the definition; the byte scanner must agree with it. */
export function statementOf(parts: Parts): RecordStatement {
	const kind = kindOf(parts);
	const id = valueIn(parts, 'id');
	const details = detailsOf(parts);
	const signIn =
		kind !== UNKNOWN_KIND || details.length > 0 || hasMember(parts, 'signineventtypes') || hasMember(parts, 'isinteractive');
	const stated = details.length === 0 ? NOT_STATED : details.map(useOfDetails).reduce(joinedUse, ABSENT);
	return {
		signIn,
		id: typeof id === 'string' ? id : '',
		time: timeOf(parts),
		kind,
		use: isRefused(errorCodesOf(parts)) ? REFUSED : stated,
		shape: parts.length > 1 ? DIAGNOSTIC : hasMember(parts, 'timegenerated') ? LOG_ANALYTICS : GRAPH,
		otherLog: !signIn && ['category', 'type'].some((name) => isText(valueIn(parts, name))),
		cutDetails: details.some(isCutShort),
	};
}

/** Every value of the details, null too: in another spelling, or around `properties` as well, none hides another. */
function detailsOf(parts: Parts): unknown[] {
	return parts.flatMap((part) => valuesIn(part, 'authenticationprocessingdetails'));
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
function errorCodesOf(parts: Parts): unknown[] {
	return parts.flatMap((part) => {
		const statuses = valuesIn(part, 'status').map(parsedIfText).filter(isObject);
		return [...valuesIn(part, 'resulttype'), ...statuses.flatMap((status) => valuesIn(partOf(status), 'errorcode'))];
	});
}

function timeOf(parts: Parts): number {
	for (const name of ['createddatetime', 'time', 'timegenerated']) {
		const text = valueIn(parts, name);
		const time = typeof text === 'string' ? timeOfText(text) : Number.NaN;
		if (!Number.isNaN(time)) return time;
	}
	return Number.NaN;
}

function kindOf(parts: Parts): KindIndex {
	// The log that a record stands in says more than its event types: AD FS sign-ins are sign-ins of users too.
	for (const name of ['category', 'type']) {
		const kind = kindOfName(valueIn(parts, name));
		if (kind !== UNKNOWN_KIND) return kind;
	}
	const types = valueIn(parts, 'signineventtypes');
	for (const type of Array.isArray(types) ? types : [types]) {
		const kind = kindOfName(type);
		if (kind !== UNKNOWN_KIND) return kind;
	}
	const interactive = foldAscii(String(valueIn(parts, 'isinteractive')));
	if (interactive === 'true') return INTERACTIVE;
	if (interactive !== 'false') return UNKNOWN_KIND;
	return isText(valueIn(parts, 'serviceprincipalid')) && !isText(valueIn(parts, 'userid')) ? SERVICE_PRINCIPAL : NON_INTERACTIVE;
}

function kindOfName(name: unknown): KindIndex {
	return typeof name === 'string' ? (KIND_NAMES.get(foldAscii(name)) ?? UNKNOWN_KIND) : UNKNOWN_KIND;
}

function isText(value: unknown): boolean {
	return typeof value === 'string' && value !== '';
}

/** Names of all members that `signInOf` looks at. */
export const SHOWN: ReadonlySet<string> = new Set([
	'properties',
	'id',
	'correlationid',
	'createddatetime',
	'time',
	'timegenerated',
	'category',
	'type',
	'signineventtypes',
	'isinteractive',
	'userprincipalname',
	'userid',
	'userdisplayname',
	'serviceprincipalname',
	'serviceprincipalid',
	'appdisplayname',
	'appid',
	'resourcedisplayname',
	'resourceid',
	'resourceidentity',
	'ipaddress',
	'calleripaddress',
	'useragent',
	'clientappused',
	'devicedetail',
	'deviceid',
	'devicename',
	'operatingsystem',
	'browser',
	'ismanaged',
	'trusttype',
	'status',
	'resulttype',
]);

/** Everything shown of a sign-in. Fields of the wrong type are taken as text where they have one, else as empty. */
export function signInOf(parts: Parts, file: string): SignIn {
	const text = (...names: string[]): string => {
		for (const name of names) {
			const value = valueIn(parts, name);
			if (typeof value === 'string' ? value !== '' : typeof value === 'number' || typeof value === 'boolean')
				return String(value);
		}
		return '';
	};
	const device = partsOf(parsedIfText(valueIn(parts, 'devicedetail')));
	/** `column`: where a table has it as a column of its own. */
	const deviceText = (name: string, column: string): string => {
		const value = valueIn(device, name) ?? valueIn(parts, column);
		return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
	};
	const codes = errorCodesOf(parts);
	const code = codes.find((value) => typeof value === 'number' || isText(value));
	return {
		id: text('id'),
		correlationId: text('correlationid'),
		createdDateTime: text('createddatetime', 'time', 'timegenerated'),
		time: timeOf(parts),
		kind: KINDS[kindOf(parts)] as SignIn['kind'],
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

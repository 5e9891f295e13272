import { foldAscii } from '../../reading/text/fold-ascii.ts';
import { timeOfText } from '../../reading/text/log-time.ts';
import { isCutShort, useOfDetails } from './legacy-entry.ts';
import {
	INTERACTIVE,
	KINDS,
	type KindIndex,
	MANAGED_IDENTITY,
	NON_INTERACTIVE,
	NOT_STATED,
	SERVICE_PRINCIPAL,
	type SignIn,
	strongerUse,
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
]);

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
	const members = new Map<string, unknown>();
	if (!isObject(record)) return members;
	const fill = (from: object) => {
		for (const [name, value] of Object.entries(from)) if (value !== null) members.set(foldAscii(name), value);
	};
	fill(record);
	const inner = members.get('properties');
	if (isObject(inner)) fill(inner);
	return members;
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The statement of a parsed record. This is the definition; the byte scanner must agree with it. */
export function statementOf(record: unknown): RecordStatement {
	const members = membersOf(record);
	const kind = kindOf(members);
	const id = members.get('id');
	const details = detailsOf(record);
	const signIn = kind !== UNKNOWN_KIND || details.length > 0 || members.has('signineventtypes') || members.has('isinteractive');
	return {
		signIn,
		id: typeof id === 'string' ? id : '',
		time: timeOf(members),
		kind,
		use: details.map(useOfDetails).reduce(strongerUse, NOT_STATED),
		otherLog: !signIn && ['category', 'type'].some((name) => isText(members.get(name))),
		cutDetails: details.some(isCutShort),
	};
}

/** Every value of the details, null too: in another spelling, or around `properties` as well, none hides another. */
function detailsOf(record: unknown): unknown[] {
	if (!isObject(record)) return [];
	const inner = membersOf(record).get('properties');
	return [record, ...(isObject(inner) ? [inner] : [])].flatMap((object) =>
		Object.entries(object).flatMap(([name, value]) => (foldAscii(name) === 'authenticationprocessingdetails' ? [value] : [])),
	);
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
	const types = members.get('signineventtypes');
	for (const type of Array.isArray(types) ? types : [types]) {
		const kind = kindOfName(type);
		if (kind !== UNKNOWN_KIND) return kind;
	}
	const category = kindOfName(members.get('category'));
	if (category !== UNKNOWN_KIND) return category;
	const type = kindOfName(members.get('type'));
	if (type !== UNKNOWN_KIND) return type;
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
	const members = membersOf(record);
	const text = (...names: string[]): string => {
		for (const name of names) {
			const value = members.get(name);
			if (typeof value === 'string' ? value !== '' : typeof value === 'number' || typeof value === 'boolean')
				return String(value);
		}
		return '';
	};
	const device = membersOf(parsedIfText(members.get('devicedetail')));
	const deviceText = (name: string): string => {
		const value = device.get(name);
		return typeof value === 'string' ? value : '';
	};
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
		operatingSystem: deviceText('operatingsystem'),
		browser: deviceText('browser'),
		isInteractive: text('isinteractive'),
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

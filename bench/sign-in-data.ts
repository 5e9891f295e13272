import { closeSync, openSync, writeSync } from 'node:fs';

/** Seeded 32-bit generator (mulberry32): the same seed gives the same file, byte for byte. */
export function seededRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

const USER_AGENTS = [
	'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0',
	'Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0; .NET4.0C; .NET4.0E)',
	'Microsoft.OData.Client/7.12.5',
	'Dalvik/1.6.0 (Linux; U; Android 4.2.2; Sample Build/JDQ39)',
];
const APPLICATIONS = ['Sample Portal', 'Payroll "classic"', 'Backup agent', 'Intranet \\ reports', 'Mail client'];
const SYSTEMS = ['Windows 10', 'Windows 7', '', 'Android', 'MacOs'];
const CITIES = ['Utrecht', 'Zürich', 'Leeds', '東京', ''];
const EVENT_TYPES = ['interactiveUser', 'nonInteractiveUser', 'servicePrincipal', 'managedIdentity'];

/** One made-up sign-in in the form of the portal's JSON download. Nobody's data: every value is invented. */
export function sampleSignIn(random: () => number, legacy: boolean): Record<string, unknown> {
	const hex = (length: number): string => {
		let digits = '';
		while (digits.length < length)
			digits += Math.floor(random() * 0x10000000)
				.toString(16)
				.padStart(7, '0');
		return digits.slice(0, length);
	};
	const guid = (): string => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
	const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
	const user = Math.floor(random() * 4000);
	const app = Math.floor(random() * APPLICATIONS.length);
	const type = EVENT_TYPES[Math.floor(random() ** 2 * EVENT_TYPES.length)] as string;
	const workload = type === 'servicePrincipal' || type === 'managedIdentity';
	const time = new Date(Date.UTC(2026, 9, 20) + Math.floor(random() * 30 * 86_400_000)).toISOString();
	return {
		id: guid(),
		createdDateTime: `${time.slice(0, 19)}Z`,
		userDisplayName: workload ? null : `Sample User ${user}`,
		userPrincipalName: workload ? '' : `user${user}@contoso.example`,
		userId: workload ? '' : `00000000-0000-4000-a000-${String(user).padStart(12, '0')}`,
		appId: `00000000-0000-4000-b000-${String(app).padStart(12, '0')}`,
		appDisplayName: APPLICATIONS[app],
		ipAddress: `203.0.113.${Math.floor(random() * 256)}`,
		clientAppUsed: 'Mobile Apps and Desktop clients',
		userAgent: workload ? '' : pick(USER_AGENTS),
		correlationId: guid(),
		conditionalAccessStatus: 'notApplied',
		originalRequestId: '',
		isInteractive: type === 'interactiveUser',
		processingTimeInMilliseconds: Math.floor(random() * 900),
		resourceDisplayName: 'Microsoft Graph',
		resourceId: '00000003-0000-0000-c000-000000000000',
		authenticationMethodsUsed: [],
		servicePrincipalName: workload ? 'sample-workload' : null,
		servicePrincipalId: workload ? `00000000-0000-4000-c000-${String(user % 50).padStart(12, '0')}` : '',
		signInEventTypes: [type],
		status: { errorCode: random() < 0.05 ? 50126 : 0, failureReason: 'Other.', additionalDetails: null },
		deviceDetail: {
			deviceId: '',
			displayName: '',
			operatingSystem: pick(SYSTEMS),
			browser: 'IE 8.0',
			isCompliant: false,
			isManaged: false,
			trustType: '',
		},
		location: {
			city: pick(CITIES),
			state: '',
			countryOrRegion: 'NL',
			geoCoordinates: { altitude: null, latitude: 52.09083, longitude: 5.12222 },
		},
		appliedConditionalAccessPolicies: [],
		authenticationProcessingDetails: [
			{ key: 'Login Hint Present', value: 'True' },
			{ key: 'Legacy TLS (TLS 1.0, 1.1, 3DES)', value: legacy ? 'True' : 'False' },
			{ key: 'Oauth Scope Info', value: '["openid","profile","User.Read"]' },
			{ key: 'Is CAE Token', value: 'False' },
		],
		networkLocationDetails: [],
		authenticationDetails: [],
		authenticationRequirement: 'singleFactorAuthentication',
	};
}

/** How a file of made-up sign-ins is written. */
export type SampleForm = 'portal' | 'lines' | 'csv';

/** Writes `records` sign-ins; every hundredth on average is legacy. The same seed gives the same file, byte for byte. */
export function writeSampleFile(path: string, form: SampleForm, records: number, seed: number): void {
	const random = seededRandom(seed);
	const file = openSync(path, 'w');
	let text = HEADS[form];
	for (let index = 0; index < records; index++) {
		const signIn = sampleSignIn(random, random() < 0.01);
		if (form === 'portal') text += `${index > 0 ? ',' : ''}${JSON.stringify(signIn)}`;
		else text += form === 'lines' ? `${JSON.stringify(diagnosticRecord(signIn))}\n` : csvLine(Object.values(rowOf(signIn)));
		if (text.length > 4_000_000) {
			writeSync(file, text);
			text = '';
		}
	}
	writeSync(file, `${text}${form === 'portal' ? ']' : ''}`);
	closeSync(file);
}

/** The portal's form, one bare array. */
export function writePortalFile(path: string, records: number, seed: number): void {
	writeSampleFile(path, 'portal', records, seed);
}

const CATEGORIES: Readonly<Record<string, string>> = {
	interactiveUser: 'SignInLogs',
	nonInteractiveUser: 'NonInteractiveUserSignInLogs',
	servicePrincipal: 'ServicePrincipalSignInLogs',
	managedIdentity: 'ManagedIdentitySignInLogs',
};

/** The same sign-in as Azure Monitor exports it. */
function diagnosticRecord(signIn: Record<string, unknown>): Record<string, unknown> {
	return {
		time: signIn['createdDateTime'],
		resourceId: '/tenants/00000000-0000-4000-8000-000000000009/providers/Microsoft.aadiam',
		operationName: 'Sign-in activity',
		operationVersion: '1.0',
		category: CATEGORIES[(signIn['signInEventTypes'] as string[])[0] as string],
		tenantId: '00000000-0000-4000-8000-000000000009',
		resultType: String((signIn['status'] as { errorCode: number }).errorCode),
		resultSignature: 'None',
		durationMs: 0,
		callerIpAddress: signIn['ipAddress'],
		correlationId: signIn['correlationId'],
		Level: 4,
		properties: signIn,
	};
}

/** The same sign-in as a row of Log Analytics: structured columns as JSON text. */
function rowOf(signIn: Record<string, unknown>): Record<string, string> {
	const text = (name: string) => String(signIn[name] ?? '');
	const json = (name: string) => JSON.stringify(signIn[name]);
	return {
		'TimeGenerated [UTC]': usTime(text('createdDateTime')),
		Id: text('id'),
		Category: CATEGORIES[(signIn['signInEventTypes'] as string[])[0] as string] as string,
		ResultType: String((signIn['status'] as { errorCode: number }).errorCode),
		CorrelationId: text('correlationId'),
		UserPrincipalName: text('userPrincipalName'),
		UserDisplayName: text('userDisplayName'),
		UserId: text('userId'),
		ServicePrincipalName: text('servicePrincipalName'),
		ServicePrincipalId: text('servicePrincipalId'),
		AppDisplayName: text('appDisplayName'),
		AppId: text('appId'),
		ResourceDisplayName: text('resourceDisplayName'),
		IPAddress: text('ipAddress'),
		UserAgent: text('userAgent'),
		ClientAppUsed: text('clientAppUsed'),
		IsInteractive: text('isInteractive'),
		Status: json('status'),
		DeviceDetail: json('deviceDetail'),
		LocationDetails: json('location'),
		AuthenticationProcessingDetails: json('authenticationProcessingDetails'),
		ConditionalAccessPolicies: '[]',
		OperationName: 'Sign-in activity',
		Level: '4',
	};
}

/** As a browser set to English (United States) writes a time. */
function usTime(iso: string): string {
	const [, year, month, day, hour, rest] = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+:\d+)Z$/.exec(iso) as RegExpExecArray;
	const hour24 = Number(hour);
	return `${Number(month)}/${Number(day)}/${year}, ${hour24 % 12 || 12}:${rest}.000 ${hour24 < 12 ? 'AM' : 'PM'}`;
}

function csvLine(cells: readonly string[]): string {
	return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
}

const HEADS: Readonly<Record<SampleForm, string>> = {
	portal: '[',
	lines: '',
	csv: csvLine(Object.keys(rowOf(sampleSignIn(seededRandom(1), false)))),
};

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

/** Writes `records` sign-ins as one bare array, the form of the portal's download; every hundredth on average is legacy. */
export function writePortalFile(path: string, records: number, seed: number): void {
	const random = seededRandom(seed);
	const file = openSync(path, 'w');
	let text = '[';
	for (let index = 0; index < records; index++) {
		if (index > 0) text += ',';
		text += JSON.stringify(sampleSignIn(random, random() < 0.01));
		if (text.length > 4_000_000) {
			writeSync(file, text);
			text = '';
		}
	}
	writeSync(file, `${text}]`);
	closeSync(file);
}

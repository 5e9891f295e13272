import type { MachineShape, Plan } from '../../advisor/plan-types.ts';
import type { DecisionFacts, MachineFacts } from '../../knowledge/decision-facts.ts';
import type { RegistrySetting } from '../../knowledge/registry-setting.ts';
import type { RenderInput } from '../artifact.ts';

/*
 * Plans for tests of the scripts, with the fourteen registry values written out. The real ones are in
 * content/; these stand here so that a test of a script fails only when the script is wrong.
 */

const cites = [{ source: 'fixture', section: 'fixture' }];
const rest: Omit<RegistrySetting, 'id' | 'layer' | 'access' | 'key' | 'view' | 'name' | 'fine' | 'absent'> = {
	title: 'fixture',
	hive: 'HKEY_LOCAL_MACHINE',
	type: 'REG_DWORD',
	restart: true,
	does: 'fixture',
	cites,
	confidence: 'documented',
	rows: [],
	disagreements: [],
};

const PROTOCOL = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2';
const onByDefault = [
	{ ntAtLeast: '6.2', means: 'ready', because: 'This Windows has TLS 1.2 on unless a value says otherwise.' },
	{ ntBelow: '6.2', means: 'action', because: 'This Windows has TLS 1.2 off unless a value turns it on.' },
] satisfies RegistrySetting['absent'];

function schannel(side: 'Client' | 'Server'): RegistrySetting[] {
	const place = {
		...rest,
		layer: 'schannel',
		access: 'write',
		key: `${PROTOCOL}\\${side}`,
		view: 'native',
	} as const;
	return [
		{
			...place,
			id: `schannel-${side.toLowerCase()}-enabled`,
			name: 'Enabled',
			absent: onByDefault,
			write: { value: 1 },
			fine: [{ test: 'not-zero', means: 'ready', because: 'Any value but 0 allows TLS 1.2.', otherwise: '0 disables TLS 1.2.' }],
		},
		{
			...place,
			id: `schannel-${side.toLowerCase()}-disabled-by-default`,
			name: 'DisabledByDefault',
			absent: onByDefault,
			write: { value: 0 },
			fine: [
				{
					test: 'equals',
					value: 0,
					means: 'ready',
					because: '0 leaves TLS 1.2 among the defaults.',
					otherwise: 'It takes TLS 1.2 out of the defaults.',
				},
			],
		},
	];
}

function dotnet(version: 'v4.0.30319' | 'v2.0.50727', view: 'native' | 'wow6432'): RegistrySetting[] {
	return (['SystemDefaultTlsVersions', 'SchUseStrongCrypto'] as const).map((name) => ({
		...rest,
		id: `dotnet-${version === 'v4.0.30319' ? 'v4' : 'v2'}-${view}-${name === 'SchUseStrongCrypto' ? 'strong-crypto' : 'system-default'}`,
		layer: 'dotnet',
		access: 'write',
		key: `SOFTWARE\\Microsoft\\.NETFramework\\${version}`,
		view,
		name,
		write: { value: 1 },
		fine: [
			{
				test: 'equals',
				value: 1,
				means: 'ready',
				because: '1 is the value that programs look for.',
				otherwise: 'Programs look for 1.',
			},
		],
		absent: [{ means: 'action', because: 'Programs built for an older .NET Framework then choose older protocols.' }],
	}));
}

const NAMES_TLS12 = { because: 'The value names TLS 1.2.', otherwise: 'The value leaves TLS 1.2 out.' };
const NO_UPDATE = 'No update makes this Windows read the value.';

function winhttp(view: 'native' | 'wow6432'): RegistrySetting {
	return {
		...rest,
		id: `winhttp-${view}`,
		layer: 'winhttp',
		access: 'write',
		key: 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp',
		view,
		name: 'DefaultSecureProtocols',
		write: {
			ntBelow: '6.3',
			where: [{ ntBelow: '6.2' }, { kind: 'server' }],
			value: 0x800,
			takesAway: 'WinHTTP then offers TLS 1.2 only.',
		},
		fine: [
			{ ntAtLeast: '6.2', ntBelow: '6.3', kind: 'client', test: 'any', means: 'action', because: NO_UPDATE },
			{
				ntAtLeast: '10.0.20348',
				test: 'bits',
				value: 0x2800,
				means: 'ready',
				because: 'The value names TLS 1.2 and TLS 1.3.',
				otherwise: 'The value leaves out TLS 1.2 or TLS 1.3.',
			},
			{ ntAtLeast: '6.3', ntBelow: '10.0.20348', test: 'bits', value: 0x800, means: 'ready', ...NAMES_TLS12 },
			{ ntAtLeast: '6.2', ntBelow: '6.3', kind: 'server', test: 'bits', value: 0x800, means: 'ready', ...NAMES_TLS12 },
			{ ntBelow: '6.2', test: 'bits', value: 0x800, means: 'ready', ...NAMES_TLS12 },
		],
		absent: [
			{ ntAtLeast: '6.3', means: 'ready', because: 'This Windows includes TLS 1.2 in the WinHTTP defaults.' },
			{ ntAtLeast: '6.2', ntBelow: '6.3', kind: 'client', means: 'action', because: NO_UPDATE },
			{ ntBelow: '6.3', means: 'action', because: 'This Windows leaves TLS 1.2 out of the WinHTTP defaults.' },
		],
	};
}

/** The 14 values, in the order of the facts. */
export const fourteen: readonly RegistrySetting[] = [
	...schannel('Client'),
	...schannel('Server'),
	...dotnet('v4.0.30319', 'native'),
	...dotnet('v4.0.30319', 'wow6432'),
	...dotnet('v2.0.50727', 'native'),
	...dotnet('v2.0.50727', 'wow6432'),
	winhttp('native'),
	winhttp('wow6432'),
];

/** Values that are only read. */
export const readOnly: readonly RegistrySetting[] = [
	{
		...rest,
		id: 'cipher-suite-policy',
		layer: 'cipher-suites',
		access: 'read',
		key: 'SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002',
		view: 'native',
		name: 'Functions',
		type: 'REG_SZ',
		fine: [{ test: 'any', means: 'unknown', because: 'A policy decides which cipher suites are used.' }],
		absent: [{ means: 'ready', because: 'No policy limits the cipher suites.' }],
	},
	{
		...rest,
		id: 'fips-policy',
		layer: 'policy',
		access: 'read',
		key: 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\FipsAlgorithmPolicy',
		view: 'native',
		name: 'Enabled',
		fine: [
			{ test: 'equals', value: 0, means: 'ready', because: 'The FIPS policy is off.' },
			{ test: 'any', means: 'info', because: 'The FIPS policy is on.' },
		],
		absent: [{ means: 'ready', because: 'The FIPS policy is off.' }],
	},
	{
		...rest,
		id: 'schannel-event-logging',
		layer: 'event-logging',
		access: 'read',
		key: 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL',
		view: 'native',
		name: 'EventLogging',
		fine: [{ test: 'any', means: 'ready', because: 'It decides what Schannel writes to the System log.' }],
		absent: [{ means: 'ready', because: 'Schannel writes errors to the System log.' }],
	},
];

const machineFacts: MachineFacts = {
	dotnetBeside: [],
	dotnetReleases: [
		{ version: '4.6.1', minimum: 394254, standing: 'fail' },
		{ version: '4.6.2', minimum: 394802, standing: 'minimum' },
		{ version: '4.7.2', minimum: 461808, standing: 'agents' },
		{ version: '4.8', minimum: 528040, standing: 'recommended' },
	],
	updates: [
		{
			kb: 'KB3140245',
			kind: 'server',
			ntAtLeast: '6.1',
			ntBelow: '6.3',
			does: 'Lets WinHTTP use TLS 1.2.',
			supersededBy: null,
			layer: 'winhttp',
			forDotnet: null,
		},
	],
	agents: [
		{
			role: 'agent',
			name: 'Authentication Agent',
			displayNames: ['Example Authentication Agent', 'Example Authentication Agent (64)'],
			minimum: '1.5.1007.0',
			minimumWhere: [],
		},
	],
	roots: [{ name: 'Example Root', thumbprint: '0123456789ABCDEF0123456789ABCDEF01234567', inUse: true }],
	events: [
		{ id: 36871, state: 10013, side: 'either', loggedWith: 1, says: 'A program asked for versions that are off.' },
		{ id: 36874, state: null, side: 'server', loggedWith: 1, says: 'A client offered nothing that this machine accepts.' },
		{ id: 36880, state: null, side: 'either', loggedWith: 4, says: 'A handshake succeeded.' },
	],
	cipherSuites: [
		{ name: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', ntAtLeast: '10.0' },
		{ name: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', ntAtLeast: '10.0' },
	],
};

/** What a machine of this kind is to be given: the values that exist on it and that are written on it. */
export function shape(architecture: 'x64' | 'x86', needsWinhttp: boolean): MachineShape {
	return {
		id: needsWinhttp ? `${architecture}-winhttp` : architecture,
		architecture,
		winhttp: needsWinhttp,
		windows: ['fixture'],
		settings: fourteen.filter(
			(setting) => (architecture === 'x64' || setting.view === 'native') && (needsWinhttp || setting.layer !== 'winhttp'),
		),
	};
}

/** A render input of these shapes; the plan calls for whatever its shapes need. */
export function inputFor(
	shapes: readonly MachineShape[],
	change: Partial<Plan> = {},
	address = 'https://tls.example/wizard/#v1;windows=server-2012-r2',
): RenderInput {
	const wanted = new Set(shapes.flatMap((each) => each.settings.map(({ id }) => id)));
	const plan: Plan = {
		contentVersion: '0123456789abcdef',
		fragment: '#v1;windows=server-2012-r2',
		answers: {},
		today: '2026-11-21',
		verdict: 'action-needed',
		items: [],
		unknowns: [],
		milestones: [],
		settings: fourteen.filter(({ id }) => wanted.has(id)),
		readSettings: readOnly,
		shapes,
		endpoints: [],
		formats: [],
		...change,
	};
	const facts: DecisionFacts = {
		version: plan.contentVersion,
		questions: [],
		actions: [],
		settings: [...fourteen, ...readOnly],
		milestones: [],
		endpoints: [],
		azureSettings: [],
		machine: machineFacts,
		sources: [],
		disagreements: [],
	};
	return { plan, facts, address };
}

/** Every shape there is. */
export const allShapes: readonly MachineShape[] = [
	shape('x64', true),
	shape('x64', false),
	shape('x86', true),
	shape('x86', false),
];

/** The widest plan: all fourteen values. */
export const everything = inputFor(allShapes);

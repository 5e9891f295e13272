import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFiles, summed } from '../../signins/test-logs.ts';
import { HOSTILE_RUNS, hostileTexts } from '../hostile-text.ts';
import { inputFor } from '../script-proof/fixture.ts';
import { describeWith } from '../script-proof/tools.ts';
import { format } from './index.ts';
import { Bench, type Result, type Service, type Step } from './stand-ins.ts';

const [file] = format.render(inputFor([]));
if (file === undefined) throw new Error('the script is missing');
const script = file.text;
const RUN = '20261121-093000';

describe('the script as a file', () => {
	it('is ASCII with CRLF, says what it does and how to undo it, and names the address', () => {
		expect(script).toMatch(/^[\r\n -~]*$/);
		expect(script.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		const header = script.slice(0, script.indexOf('#>'));
		for (const part of [
			'What it is: ',
			'What it does: ',
			'How to run: ',
			'How to undo: ',
			'Exit codes: ',
			'Content version: 0123456789abcdef',
		])
			expect(header).toContain(part);
		expect(header).toContain('Made for the answers at: https://tls.example/wizard/#v1;windows=server-2012-r2');
	});

	it('asks for no more than it needs', () => {
		expect(script).toContain("$Scopes = 'AuditLog.Read.All', 'Directory.Read.All'");
		expect(script).not.toMatch(/\.ReadWrite\.|Select-MgProfile|Set-ExecutionPolicy|Invoke-Expression/);
	});

	it('stays the same script whatever stands in the address', () => {
		const line = /^Made for the answers at: [!-~]*\r$/m;
		const bare = script.replace(line, '');
		fc.assert(
			fc.property(hostileTexts, (hostile) => {
				const [made] = format.render(inputFor([], {}, `https://tls.example/#${hostile.join('')}`));
				if (made?.text.replace(line, '') !== bare) throw new Error(`${JSON.stringify(hostile)} changed the script`);
			}),
			{ numRuns: HOSTILE_RUNS },
		);
	});
});

const all = (legacyTls?: string): NonNullable<Service['signIns']> => {
	const one = legacyTls === undefined ? {} : { legacyTls };
	return { interactiveUser: [one], nonInteractiveUser: [one], servicePrincipal: [one], managedIdentity: [one] };
};
const day = { Days: 1 };
const cases = {
	clean: [{ arguments: day, service: { signIns: all('False') } }],
	'three kinds empty': [{ arguments: day, service: { signIns: { interactiveUser: [{ legacyTls: 'False' }] } } }],
	'empty tenant': [{ arguments: day, service: {} }],
	'not stated': [
		{ arguments: day, service: { signIns: { ...all('False'), servicePrincipal: [{}, { legacyTls: 'False', secondsAgo: 90 }] } } },
	],
	'values and spellings': [
		{
			arguments: day,
			service: {
				signIns: {
					interactiveUser: [
						{ legacyTls: 'True' },
						{ legacyTls: 'true', key: 'legacy tls (tls 1.0, 1.1, 3des)' },
						{ legacyTls: '1', key: 'Legacy TLS (TLS 1.0, 1.1, or 3DES)' },
						{ legacyTls: 'False' },
						{ legacyTls: '0' },
						{ legacyTls: '' },
						{ legacyTls: 'True', key: 'Not legacy TLS' },
						{},
					],
				},
			},
		},
	],
	'refused, and with a device': [
		{
			arguments: day,
			service: {
				signIns: {
					interactiveUser: [
						{
							with: {
								Status: { ErrorCode: 1002016 },
								ClientAppUsed: 'Browser',
								DeviceDetail: {
									DeviceId: 'd-1',
									DisplayName: 'PC-7',
									OperatingSystem: 'Windows 7',
									Browser: 'IE 8.0',
									IsManaged: false,
									TrustType: 'Hybrid',
								},
							},
						},
						{ legacyTls: 'True', secondsAgo: 90, with: { Status: { ErrorCode: 0 } } },
					],
				},
			},
		},
	],
	'hostile user agent': [
		{
			arguments: day,
			service: {
				signIns: {
					interactiveUser: [
						{
							legacyTls: 'True',
							with: {
								UserAgent: '=HYPERLINK("http://x","y"),"\r\n+1',
								AppDisplayName: '\u202eApp\u0000 \u20ac',
								UserDisplayName: '@SUM(1)',
							},
						},
					],
				},
			},
		},
	],
	pages: [
		{
			arguments: { Days: 1 },
			service: {
				signIns: {
					nonInteractiveUser: [
						{ legacyTls: 'True', times: 60, secondsAgo: 1 },
						{ legacyTls: 'False', times: 3400, secondsAgo: 100 },
						{ legacyTls: 'True', times: 40, secondsAgo: 4000 },
					],
				},
			},
		},
	],
	'throttled on the second page': [
		{
			arguments: day,
			service: {
				signIns: { interactiveUser: [{ legacyTls: 'True', times: 1200 }] },
				faults: [
					{ call: 1, page: 2, error: 'throttled', retryAfter: 7 },
					{ call: 2, page: 1, error: 'throttled' },
					{ call: 3, page: 2, error: 'gone' },
				],
			},
		},
	],
	'throttled for good': [
		{
			arguments: day,
			service: {
				signIns: all('True'),
				faults: Array.from({ length: 8 }, (_, at) => ({ call: at + 2, page: 1, error: 'throttled', retryAfter: 60 }) as const),
			},
		},
		{ arguments: day, service: { signIns: all('True') } },
	],
	'the filter for legacy is refused': [
		{ arguments: { ...day, LegacyOnly: true }, service: { signIns: all('True'), refuses: 'authenticationProcessingDetails' } },
	],
	'the filter for the kind is refused': [{ arguments: day, service: { signIns: all('False'), refuses: 'signInEventTypes' } }],
	'every filter is refused': [{ arguments: day, service: { signIns: all('False'), refuses: '.' } }],
	'legacy only, some there': [
		{
			arguments: { ...day, LegacyOnly: true },
			service: {
				signIns: {
					interactiveUser: [
						{ legacyTls: 'True', times: 2 },
						{ legacyTls: 'False', times: 5, secondsAgo: 90 },
					],
				},
			},
		},
	],
	'legacy only, none there': [{ arguments: { ...day, LegacyOnly: true }, service: { signIns: all('False') } }],
	'legacy only, and the filter misses them': [
		{
			arguments: { ...day, LegacyOnly: true },
			service: { signIns: { servicePrincipal: [{ legacyTls: 'True', times: 3 }] }, filterMisses: true },
		},
	],
	'consent declined': [{ service: { connect: 'declined' } }],
	'consent to less': [{ service: { connect: 'less' } }],
	'no role': [{ arguments: day, service: { signIns: all('False'), faults: [{ call: 1, page: 1, error: 'forbidden' }] } }],
	'no licence': [{ arguments: day, service: { faults: [{ call: 1, page: 1, error: 'licence' }] } }],
	'no module': [{ without: ['Get-MgBetaAuditLogSignIn'], service: {} }],
	'already signed in': [{ arguments: day, service: { signedIn: true, signIns: all('False') } }],
	'another tenant and cloud': [
		{ arguments: { ...day, TenantId: 'tenant-2', Environment: 'USGov' }, service: { signedIn: true, signIns: all('False') } },
	],
	'spans meet': [
		{
			// Spans of an hour: sign-ins each half hour fall on every border.
			arguments: { ...day, HoursAtOnce: 1 },
			service: { signIns: { interactiveUser: [{ legacyTls: 'True', times: 48, every: 1800, secondsAgo: 0 }] } },
		},
	],
	'two finished runs': [
		{ arguments: day, service: { signIns: all('True') } },
		{ arguments: day, service: { signIns: all('True') } },
	],
} satisfies Readonly<Record<string, readonly Step[]>>;

describeWith('PowerShell', 'the script, run', () => {
	let bench: Bench;
	let results: Result[];
	beforeAll(() => {
		bench = new Bench(script);
		results = bench.run(cases);
	});
	afterAll(() => bench.remove());

	const of = (name: keyof typeof cases, step = 0): Result => {
		const found = results.filter((result) => result.case === name)[step];
		if (found === undefined) throw new Error(`${name} did not run`);
		return found;
	};
	const last = ({ output }: Result) => output.at(-1);
	const kindLine = ({ output }: Result, kind: string) =>
		output
			.find((line) => line.startsWith(`  ${kind} `))
			?.replaceAll(/ +/g, ' ')
			.trim();
	const csv = (result: Result, kind: string, run = RUN): Record<string, string>[] =>
		parse(result.files[`${run}/legacy-tls-${kind}.csv`] ?? '', { bom: true, columns: true });
	const json = (result: Result, kind: string, run = RUN): Record<string, unknown>[] =>
		JSON.parse(result.files[`${run}/legacy-tls-${kind}.json`]?.toString('utf8') ?? '');

	it('prints nothing in red, whatever happens', () => {
		expect(results.flatMap(({ errors }) => errors)).toEqual([]);
	});

	it('says no legacy TLS when every kind was read and every record states it', () => {
		const result = of('clean');
		expect(result.code).toBe(0);
		expect(last(result)).toBe(
			'TLS Ready: No legacy TLS. Every sign-in that was read states so. Connections that are not sign-ins do not show here.',
		);
		for (const kind of ['interactiveUser', 'nonInteractiveUser', 'servicePrincipal', 'managedIdentity'])
			expect(kindLine(result, kind)).toBe(`${kind} 1 read, 1 state it, 0 legacy; oldest 2026-11-21 09:29`);
	});

	it('asks for all four kinds by name, with spans that the service understands', () => {
		expect(of('clean').asked.filters).toEqual(
			['interactiveUser', 'nonInteractiveUser', 'servicePrincipal', 'managedIdentity'].map(
				(kind) =>
					`createdDateTime ge 2026-11-20T09:30:00Z and createdDateTime le 2026-11-21T09:30:00Z and signInEventTypes/any(t: t eq '${kind}')`,
			),
		);
	});

	it('shows a kind without sign-ins as such', () => {
		expect(kindLine(of('three kinds empty'), 'managedIdentity')).toBe(
			'managedIdentity 0 read, 0 state it, 0 legacy; oldest none',
		);
		expect(of('three kinds empty').code).toBe(0);
	});

	it('says unknown, not clean, in an empty tenant', () => {
		expect(of('empty tenant').code).toBe(2);
		expect(last(of('empty tenant'))).toBe(
			'TLS Ready: Unknown. No sign-ins found. Check that this is the right tenant and that it keeps logs.',
		);
	});

	it('says unknown when a sign-in does not state it', () => {
		expect(of('not stated').code).toBe(2);
		expect(last(of('not stated'))).toBe('TLS Ready: Unknown. No legacy TLS among the sign-ins that state it; 1 do not.');
	});

	it('takes True, true and 1 in every spelling of the key as legacy, False and 0 as not, and anything else as not stated', () => {
		const result = of('values and spellings');
		expect(kindLine(result, 'interactiveUser')).toBe('interactiveUser 8 read, 5 state it, 3 legacy; oldest 2026-11-21 09:29');
		expect(result.code).toBe(1);
		expect(last(result)).toBe('TLS Ready: Action needed. 3 sign-ins used TLS 1.0, TLS 1.1 or 3DES.');
		expect(json(result, 'interactiveUser').map(({ id }) => id)).toEqual([
			'interactiveUser-1',
			'interactiveUser-2',
			'interactiveUser-3',
		]);
	});

	it('writes the columns of users and of workloads', () => {
		const [user] = csv(of('the filter for legacy is refused'), 'interactiveUser');
		expect(Object.keys(user ?? {}).join()).toBe(
			'CorrelationId,CreatedDateTime,UserPrincipalName,UserId,UserDisplayName,AppDisplayName,AppId,IPAddress,IsInteractive,ResourceDisplayName,ResourceId,UserAgent,LegacyTls,Refused,ErrorCode,ClientAppUsed,DeviceId,DeviceName,OperatingSystem,Browser,IsManaged,TrustType',
		);
		const [workload] = csv(of('the filter for legacy is refused'), 'servicePrincipal');
		expect(Object.keys(workload ?? {}).join()).toBe(
			'CorrelationId,CreatedDateTime,AppDisplayName,AppId,IPAddress,ResourceDisplayName,ResourceId,ServicePrincipalId,ServicePrincipalName,LegacyTls,Refused,ErrorCode',
		);
		expect(workload).toMatchObject({ CreatedDateTime: '2026-11-21T09:29:00Z', ServicePrincipalName: 'Sample Workload' });
	});

	it('writes JSON in the shape of Microsoft Graph, which the page for sign-in logs reads', () => {
		expect(json(of('the filter for legacy is refused'), 'interactiveUser')).toEqual([
			expect.objectContaining({
				id: 'interactiveUser-1',
				createdDateTime: '2026-11-21T09:29:00Z',
				ipAddress: '203.0.113.10',
				isInteractive: true,
				userAgent: 'SampleAgent/1.0',
				signInEventTypes: ['interactiveUser'],
				authenticationProcessingDetails: [
					{ key: 'Login Hint Present', value: 'True' },
					{ key: 'Legacy TLS (TLS 1.0, 1.1, 3DES)', value: 'True' },
				],
			}),
		]);
	});

	it('takes a refusal for legacy TLS as legacy, and says which device it was', () => {
		const result = of('refused, and with a device');
		expect(kindLine(result, 'interactiveUser')).toBe(
			'interactiveUser 2 read, 2 state it, 2 legacy, 1 of them refused; oldest 2026-11-21 09:28',
		);
		expect(last(result)).toBe(
			'TLS Ready: Action needed. 2 sign-ins used TLS 1.0, TLS 1.1 or 3DES. 1 of them were refused because of it (error 1002016).',
		);
		const rows = csv(result, 'interactiveUser');
		expect(rows).toMatchObject([
			{ LegacyTls: 'True', Refused: 'True', ErrorCode: '1002016', DeviceName: 'PC-7', IsManaged: 'False', TrustType: 'Hybrid' },
			{ LegacyTls: 'True', Refused: 'False', ErrorCode: '0', DeviceName: '' },
		]);
		for (const extension of ['csv', 'json']) {
			const file = result.files[`${RUN}/legacy-tls-interactiveUser.${extension}`] as Buffer;
			const session = readFiles({ [`legacy-tls.${extension}`]: new Uint8Array(file) });
			expect(summed(session, 30).totals, extension).toMatchObject({ signIns: 2, legacy: 2, refused: 1 });
			expect(session.legacy.groups('device').map(({ names }) => names)).toEqual([
				['', ''],
				['PC-7', 'd-1'],
			]);
		}
	});

	it('makes cells harmless that a spreadsheet would run, and keeps everything else', () => {
		const [row] = csv(of('hostile user agent'), 'interactiveUser');
		expect(row?.['UserAgent']).toBe('\'=HYPERLINK("http://x","y"),"\r\n+1');
		expect(row?.['UserDisplayName']).toBe("'@SUM(1)");
		const [record] = json(of('hostile user agent'), 'interactiveUser');
		expect(record?.['userAgent']).toBe('=HYPERLINK("http://x","y"),"\r\n+1');
		expect(record?.['appDisplayName']).toBe('\u202eApp\u0000 \u20ac');
	});

	it('reads every page, and writes while it reads', () => {
		const result = of('pages');
		expect(kindLine(result, 'nonInteractiveUser')).toBe(
			'nonInteractiveUser 3500 read, 3500 state it, 100 legacy; oldest 2026-11-21 08:22',
		);
		expect(csv(result, 'nonInteractiveUser')).toHaveLength(100);
		const [first = 0, second = 0] = result.asked.onDisk;
		expect(result.asked.onDisk).toHaveLength(4);
		expect(second).toBeGreaterThan(first);
	});

	it('waits as long as the service asks, drops the half that it had, and reads the span again', () => {
		const result = of('throttled on the second page');
		expect(result.asked.waited).toEqual([7, 10, 20]);
		expect(kindLine(result, 'interactiveUser')).toBe(
			'interactiveUser 1200 read, 1200 state it, 1200 legacy; oldest 2026-11-21 09:09',
		);
		const ids = json(result, 'interactiveUser').map(({ id }) => id);
		expect(ids).toHaveLength(1200);
		expect(new Set(ids).size).toBe(1200);
		expect(csv(result, 'interactiveUser')).toHaveLength(1200);
	});

	it('gives up after eight attempts, keeps what it has, and goes on from there when started again', () => {
		const stopped = of('throttled for good');
		expect(stopped.code).toBe(2);
		expect(stopped.asked.waited).toEqual([60, 60, 60, 60, 60, 60, 60]);
		expect(last(stopped)).toMatch(
			/^TLS Ready: Unknown\. The service still does not answer after 8 attempts: .*; start this again to continue\.$/,
		);
		const resumed = of('throttled for good', 1);
		expect(resumed.output[0]).toMatch(/^TLS Ready: continuing the unfinished run in /);
		expect(resumed.asked.filters).toHaveLength(3);
		expect(resumed.code).toBe(1);
		expect(last(resumed)).toBe('TLS Ready: Action needed. 4 sign-ins used TLS 1.0, TLS 1.1 or 3DES.');
		expect(json(resumed, 'interactiveUser')).toHaveLength(1);
	});

	it('reads everything and tests it here if the service refuses to pick the legacy ones', () => {
		const result = of('the filter for legacy is refused');
		expect(result.code).toBe(1);
		expect(last(result)).toBe('TLS Ready: Action needed. 4 sign-ins used TLS 1.0, TLS 1.1 or 3DES.');
		expect(result.output.filter((line) => line.includes('refused to pick the legacy ones'))).toHaveLength(4);
		expect(result.asked.filters).toHaveLength(8);
	});

	it('reads interactive sign-ins without a filter for the kind if that is refused, and calls the others unknown', () => {
		const result = of('the filter for the kind is refused');
		expect(kindLine(result, 'interactiveUser')).toContain('1 read, 1 state it');
		expect(result.output.filter((line) => line.includes('Not read: Invalid filter clause'))).toHaveLength(3);
		expect(result.code).toBe(2);
		expect(last(result)).toBe('TLS Ready: Unknown. The service did not let every kind be read.');
	});

	it('says unknown if every filter is refused', () => {
		expect(of('every filter is refused').code).toBe(2);
	});

	it('is quick with -LegacyOnly where the service finds some', () => {
		const result = of('legacy only, some there');
		expect(kindLine(result, 'interactiveUser')).toContain('2 read, 2 state it, 2 legacy');
		expect(result.code).toBe(1);
	});

	it('says unknown with -LegacyOnly where the service finds none, and how much a look without it shows', () => {
		const result = of('legacy only, none there');
		expect(kindLine(result, 'interactiveUser')).toContain(
			'0 read, 0 state it, 0 legacy; oldest none; picked by the service; of the newest without that, 1 read, 1 state it',
		);
		expect(result.code).toBe(2);
	});

	it('does not believe a filter of the service that misses legacy sign-ins', () => {
		const result = of('legacy only, and the filter misses them');
		expect(kindLine(result, 'servicePrincipal')).toContain('3 read, 3 state it, 3 legacy');
		expect(result.output.some((line) => line.includes('did not pick legacy sign-ins that are there'))).toBe(true);
		expect(result.code).toBe(1);
	});

	it.each([
		['consent declined', 'signing in did not work: AADSTS65004: User declined to consent to access the app.'],
		['consent to less', 'signing in did not work: there is no consent to AuditLog.Read.All and Directory.Read.All'],
		['no role', 'the service does not let you read sign-ins: The principal does not have required Microsoft Graph permission(s)'],
		['no licence', 'the tenant has no P1 or P2 licence, which Microsoft Graph asks for'],
	] as const)('%s: one clear line and exit code 3', (name, line) => {
		expect(of(name).code).toBe(3);
		expect(last(of(name))).toContain(`TLS Ready: ${line}`);
	});

	it('names the modules to install if they are missing, and reads nothing', () => {
		expect(of('no module').code).toBe(4);
		expect(of('no module').output).toEqual([
			'TLS Ready: Get-MgBetaAuditLogSignIn cannot be found. Nothing was read. Install the modules: Install-Module Microsoft.Graph.Authentication, Microsoft.Graph.Beta.Reports -Scope CurrentUser',
		]);
	});

	it('signs in for this process alone and signs out again, and leaves a session that was there', () => {
		expect(of('clean').asked.connected).toEqual(['AuditLog.Read.All Directory.Read.All Process Global True']);
		expect(of('clean').asked.disconnected).toBe(1);
		expect(of('already signed in').asked).toMatchObject({ connected: [], disconnected: 0 });
		expect(of('another tenant and cloud').asked.connected).toEqual([
			'AuditLog.Read.All Directory.Read.All Process USGov tenant-2True',
		]);
	});

	it('counts a sign-in on the border of two spans once', () => {
		const result = of('spans meet');
		expect(result.asked.filters.filter((filter) => filter.includes('interactiveUser'))).toHaveLength(24);
		expect(new Set(json(result, 'interactiveUser').map(({ id }) => id)).size).toBe(48);
		expect(json(result, 'interactiveUser')).toHaveLength(48);
	});

	it('prints the full path of every file, and leaves the files of an earlier run alone', () => {
		const second = of('two finished runs', 1);
		expect(second.output.filter((line) => line.startsWith(`    ${bench.folder}`))).toHaveLength(8);
		expect(second.files[`${RUN}/legacy-tls-interactiveUser.csv`]).toEqual(
			of('two finished runs').files[`${RUN}/legacy-tls-interactiveUser.csv`],
		);
		expect(csv(second, 'interactiveUser', `${RUN}-2`)).toHaveLength(1);
	});

	it('killed in the middle of a page and started again, it ends with the same files as without', () => {
		const signIns = {
			interactiveUser: [{ legacyTls: 'True', times: 2500, every: 60, secondsAgo: 60 }],
			managedIdentity: [{ legacyTls: '1', times: 5, every: 60 }],
		};
		const whole = bench.run({ whole: [{ arguments: { Days: 3 }, service: { signIns } }] })[0];
		// The second day has more than one page.
		const killed: Step = { arguments: { Days: 3 }, service: { signIns, faults: [{ call: 2, page: 2, error: 'killed' }] } };
		expect(() => bench.run({ killed: [killed] })).toThrow(/PowerShell ended with/);
		const resumed = bench.run({ killed: [{ arguments: { Days: 3 }, service: { signIns } }] })[0];
		expect(resumed?.output[0]).toMatch(/^TLS Ready: continuing the unfinished run in /);
		expect(resumed?.asked.filters[0]).toContain('createdDateTime ge 2026-11-19T09:30:00Z');
		for (const [path, bytes] of Object.entries(whole?.files ?? {}))
			if (!path.endsWith('state.json')) expect(resumed?.files[path]?.equals(bytes), path).toBe(true);
		expect(Object.keys(resumed?.files ?? {})).toEqual(Object.keys(whole?.files ?? {}));
		expect(csv(resumed as Result, 'interactiveUser')).toHaveLength(2500);
	});

	it.skipIf(process.platform === 'win32')('on a full disk it says so with exit code 6, and goes on when there is room', () => {
		const service = { signIns: { interactiveUser: [{ legacyTls: 'True', times: 1500 }] } };
		const full = bench.run({ full: [{ arguments: day, service, files: false }] }, 400)[0];
		expect(full?.code).toBe(6);
		expect(full?.errors).toEqual([]);
		expect(full?.output.at(-1)).toMatch(
			/^TLS Ready: a file could not be written: .*; make room and start this again to continue\.$/,
		);
		const resumed = bench.run({ full: [{ arguments: day, service }] })[0];
		expect(resumed?.output[0]).toMatch(/^TLS Ready: continuing the unfinished run /);
		expect(json(resumed as Result, 'interactiveUser')).toHaveLength(1500);
	});
});

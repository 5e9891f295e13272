import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACTS } from '../../advisor/estates/estate.ts';
import { judge, type Observed } from '../../advisor/findings.ts';
import { evidenceCode } from '../evidence-line.ts';
import { hostileText } from '../hostile-text.ts';
import { inputFor } from '../script-proof/fixture.ts';
import { format } from './index.ts';
import { type Machine, rowOn } from './run-on-sqlite.ts';

const input = { ...inputFor([]), facts: FACTS };
const [sql, pack] = format.render(input).map(({ text }) => text) as [string, string];

const ask = (machine: Machine, query = sql) => rowOn(machine, query);
const dword = (value: number): Observed => ({ state: 'present', type: 'REG_DWORD', value });
const server2022: Machine = {
	name: 'SRV1',
	windows: 'Windows Server 2022 Standard',
	nt: '10.0.20348',
	arch: '64-bit',
	values: new Map(),
};

describe('the query for osquery', () => {
	it('finds nothing wrong with the Schannel values of a Server 2022 that has none, and the eight of .NET missing', () => {
		const { name, verdict, wrong, kind, reasons } = ask(server2022);
		expect({ name, verdict, wrong, kind }).toEqual({ name: 'SRV1', verdict: 'Action needed', wrong: 8, kind: 'server' });
		expect(reasons).toContain(
			'SchUseStrongCrypto in HKEY_LOCAL_MACHINE\\SOFTWARE\\WOW6432Node\\Microsoft\\.NETFramework\\v4.0.30319: ',
		);
		expect(reasons).not.toContain('SCHANNEL');
	});

	it('says Unknown where nothing is wrong, as it does not see everything', () => {
		const values = new Map(
			FACTS.settings.flatMap(({ id, layer, write }) => (layer === 'dotnet' && write ? [[id, dword(write.value)]] : [])) as [
				string,
				Observed,
			][],
		);
		expect(ask({ ...server2022, values })).toMatchObject({ verdict: 'Unknown', wrong: 0, reasons: '' });
	});

	it('names a wrong type, and leaves the 32-bit view out on a 32-bit Windows', () => {
		const values = new Map([['schannel-tls12-client-enabled', { state: 'present', type: 'REG_SZ', value: '1' } as const]]);
		expect(ask({ ...server2022, values }).reasons).toContain(
			'Enabled in HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client: It is REG_SZ; it must be REG_DWORD.',
		);
		expect(ask({ ...server2022, arch: '32-bit' })).toMatchObject({ wrong: 4, bits: 32 });
	});

	it('gives a line of evidence with what was found', () => {
		const values = new Map<string, Observed>([
			['winhttp-defaultsecureprotocols', dword(0xa00)],
			['dotnet-framework-release', dword(528449)],
		]);
		const { evidence } = ask({ ...server2022, values });
		expect(evidence).toMatch(
			/^TLSREADY1;t=\d{4}-\d\d-\d\dT\d\d:\d\dZ;n=SRV1;v=10\.0\.20348;b=64;k=server;c=0123456789ab;r=.*;d=81041;\.$/,
		);
		expect(evidence).toContain(`${evidenceCode('winhttp-defaultsecureprotocols')}=a00`);
		expect(evidence).toContain(`${evidenceCode('schannel-tls12-client-enabled')}=-`);
		expect(String(evidence).length).toBeLessThan(1000);
	});

	it('gives random machines the findings that the site gives them', () => {
		const windows = (FACTS.questions.find(({ id }) => id === 'windows')?.options ?? []).filter(({ nt }) => nt !== undefined);
		const value = fc.oneof(
			fc.constant<Observed>({ state: 'absent' }),
			fc.constantFrom(0, 1, 0x800, 0xa00, 0x2800, 0xffffffff).map(dword),
			fc.nat(0xffffffff).map(dword),
			fc.constantFrom<Observed>(
				{ state: 'present', type: 'REG_SZ', value: '1' },
				{ state: 'present', type: 'REG_QWORD', value: 1 },
			),
		);
		const values = fc
			.tuple(...FACTS.settings.map(() => value))
			.map((all) => new Map(all.map((one, at) => [FACTS.settings[at]?.id ?? '', one])));
		fc.assert(
			fc.property(
				fc.constantFrom(...windows),
				fc.constantFrom<32 | 64>(32, 64),
				values,
				({ label, nt = '', traits }, bits, read) => {
					const kind = traits?.includes('server') ? 'server' : 'client';
					const row = ask({ ...server2022, windows: label, nt, arch: `${bits}-bit`, values: read });
					const findings = FACTS.settings
						.filter(({ view }) => view === 'native' || bits === 64)
						.map((setting) => judge(setting, read.get(setting.id) ?? { state: 'absent' }, { nt, kind, bits }));
					const count = (verdict: string) => findings.filter((each) => each.verdict === verdict).length;
					expect({ wrong: row.wrong, notKnown: row.not_known }).toEqual({ wrong: count('action'), notKnown: count('unknown') });
					for (const { verdict, because } of findings) if (verdict === 'action') expect(row.reasons).toContain(because);
				},
			),
			{ numRuns: 200 },
		);
	});

	it('stays one query whatever a rule says', () => {
		fc.assert(
			fc.property(hostileText, (hostile) => {
				const settings = FACTS.settings.map((setting) => ({
					...setting,
					absent: setting.absent.map((rule) => ({ ...rule, because: `${rule.because}${hostile}` })),
				}));
				const [file] = format.render({ ...input, facts: { ...FACTS, settings } });
				expect(ask(server2022, file?.text)).toMatchObject({ wrong: 8 });
			}),
			{ numRuns: 50 },
		);
	});
});

describe('the pack', () => {
	it('holds the same query, once a day and on Windows alone', () => {
		const { platform, queries } = JSON.parse(pack);
		expect(platform).toBe('windows');
		expect(queries.tls_ready).toMatchObject({ query: sql, interval: 86400, snapshot: true });
	});
});

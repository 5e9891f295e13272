import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACTS } from '../../advisor/estates/estate.ts';
import { findingsOf } from '../../inventory/assessment/finding.ts';
import type { Fact, FactKey } from '../../inventory/observation/observation.ts';
import { decide } from '../fleet-rules/decide.ts';
import { hostileText } from '../hostile-text.ts';
import { faults } from '../kusto-proof/kusto.ts';
import { ADVANCED_HUNTING } from '../kusto-proof/schema.ts';
import { inputFor } from '../script-proof/fixture.ts';
import { fieldLines } from './field-lines.ts';
import { format } from './index.ts';

const input = { ...inputFor([]), facts: FACTS };
const files = format.render(input);
const [counted, machines] = files.map(({ text }) => text);

describe('the queries for advanced hunting', () => {
	it.each(files.map(({ fileName, text }) => [fileName, text] as const))('%s is understood, column by column', (_name, text) => {
		expect(faults(text, ADVANCED_HUNTING)).toEqual([]);
	});

	it('would fail this test with a wrong column or function', () => {
		expect(faults(machines?.replace('OSBuild, OSArchitecture', 'OSBuilds, OSArchitecture') ?? '', ADVANCED_HUNTING)).not.toEqual(
			[],
		);
		expect(faults(machines?.replace('make_set_if(', 'make_set_when(') ?? '', ADVANCED_HUNTING)).not.toEqual([]);
	});

	it('judge the eight values of .NET and both sides of TLS 1.2 by the fields that Defender has for them', () => {
		const fields = /^let Fields = dynamic\((.*)\);$/m.exec(machines ?? '')?.[1] ?? '';
		expect(JSON.parse(fields).toSorted()).toEqual([
			'SchUseStrongCrypto35',
			'SchUseStrongCrypto35Wow6432',
			'SchUseStrongCrypto40',
			'SchUseStrongCrypto40Wow6432',
			'SystemDefaultTlsVersions35',
			'SystemDefaultTlsVersions35Wow6432',
			'SystemDefaultTlsVersions40',
			'SystemDefaultTlsVersions40Wow6432',
			'TlsClient12',
			'TlsServer12',
		]);
	});

	it('give one row a machine, cut into shards, with the columns that its export is read by', () => {
		expect(machines).toContain('hash(DeviceId, Shards) == Shard');
		const columns = /^\| project (DeviceName.*)$/m
			.exec(machines ?? '')?.[1]
			?.split(', ')
			.map((column) => column.replace(/ =.*/, ''));
		for (const column of [
			'DeviceId',
			'DeviceName',
			'AadDeviceId',
			'OSPlatform',
			'OSVersion',
			'OSBuild',
			'AdditionalFields',
			'Timestamp',
		])
			expect(columns).toContain(column);
	});

	it('never say Ready, as they cannot see everything, and count what was looked at', () => {
		expect(machines).toContain('Verdict = iff(Wrong > 0, "Action needed", "Unknown")');
		expect(counted).toContain('Machines = count(), WithRecord = countif(HasRecord), WithTls = countif(Stated > 0)');
	});

	it('stay queries whatever a rule says', () => {
		fc.assert(
			fc.property(hostileText, (hostile) => {
				const settings = FACTS.settings.map((setting) => ({
					...setting,
					fine: setting.fine.map((rule) => ({ ...rule, because: `${rule.because}${hostile}` })),
				}));
				const [, file] = format.render({ ...input, facts: { ...FACTS, settings } });
				expect(file?.text).toMatch(/^[\n -~]*$/);
				expect(file?.text.split('\n').length).toBe(machines?.split('\n').length);
			}),
			{ numRuns: 100 },
		);
	});
});

describe('the table of rules', () => {
	const lines = Map.groupBy(fieldLines(FACTS), ({ field }) => field);
	const state = fc.constantFrom('Enabled', 'Disabled', '');
	const number = fc.constantFrom('0', '1', '2', '4294967295', '');
	const WINDOWS = (FACTS.questions.find(({ id }) => id === 'windows')?.options ?? []).filter(({ nt }) => nt !== undefined);

	it('gives random machines the findings that the site gives them for the same fields', () => {
		const decisive = FACTS.settings.filter(({ access }) => access === 'write');
		const fields = [...new Set(decisive.flatMap(({ defender }) => defender ?? []))];
		const record = fc.record(Object.fromEntries(fields.map((field) => [field, /^Tls/.test(field) ? state : number])));
		fc.assert(
			fc.property(fc.constantFrom(...WINDOWS), record, ({ nt = '', traits }, read) => {
				const kind = traits?.includes('server') ? 'server' : 'client';
				const known = new Map<FactKey, Fact>();
				for (const { id, defender, key } of decisive) {
					const text = read[defender ?? ''] ?? '';
					if (text === '') continue;
					if (!/^Tls/.test(defender ?? ''))
						known.set(`setting:${id}`, { state: 'present', type: 'REG_DWORD', value: Number(text) });
					else
						known.set(/Client$/.test(key) ? 'protocol:client' : 'protocol:server', {
							state: 'present',
							type: 'state',
							value: text,
						});
				}
				const findings = findingsOf(FACTS, { nt, kind, bits: 64 }, known);
				for (const { id, defender } of decisive) {
					const field = defender ?? id;
					const text = read[field] ?? '';
					const line = decide(lines.get(field) ?? [], Number(nt.split('.')[2]), kind, {
						state: text === '' ? 'not-read' : 'present',
						text,
					});
					const sharing = decisive.filter((each) => (each.defender ?? each.id) === field).map((each) => `setting:${each.id}`);
					const site = findings.filter(({ key }) => sharing.includes(key)).map(({ verdict }) => verdict);
					const expected = site.includes('action') ? 'action' : (site.find((verdict) => verdict === 'unknown') ?? site[0]);
					const [told, wanted] = [line?.means ?? 'unknown', expected];
					expect(`${field} ${text} on ${nt}: ${told}`).toBe(`${field} ${text} on ${nt}: ${wanted}`);
				}
			}),
			{ numRuns: 300 },
		);
	});
});

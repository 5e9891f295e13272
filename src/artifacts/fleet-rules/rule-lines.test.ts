import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACTS } from '../../advisor/estates/estate.ts';
import { judge, type Observed, whateverItHolds } from '../../advisor/findings.ts';
import { decide } from './decide.ts';
import { ruleLines } from './rule-lines.ts';

const WINDOWS = (FACTS.questions.find(({ id }) => id === 'windows')?.options ?? []).flatMap(({ nt = '', traits }) =>
	nt === ''
		? []
		: [{ nt, kind: traits?.includes('server') ? ('server' as const) : ('client' as const), build: Number(nt.split('.')[2]) }],
);
const lines = new Map(FACTS.settings.map((setting) => [setting.id, ruleLines(setting, FACTS)]));

describe('the rules as lines of a table', () => {
	it('give every value on every Windows the finding that the site gives it', () => {
		const value = fc.oneof(fc.constantFrom(0, 1, 0x80, 0x800, 0xa00, 0x2000, 0x2800, 0xffffffff), fc.nat(0xffffffff));
		const observed: fc.Arbitrary<Observed> = fc.oneof(
			fc.constant<Observed>({ state: 'absent' }),
			value.map((number): Observed => ({ state: 'present', type: 'REG_DWORD', value: number })),
		);
		const ofNumbers = FACTS.settings.filter(({ type }) => type === 'REG_DWORD');
		fc.assert(
			fc.property(fc.constantFrom(...ofNumbers), fc.constantFrom(...WINDOWS), observed, (setting, { nt, kind, build }, one) => {
				const { verdict, because } = judge(setting, one, { nt, kind, bits: 64 });
				const found = { state: one.state, text: one.state === 'present' ? String(one.value) : '' } as const;
				const line = decide(lines.get(setting.id) ?? [], build, kind, found);
				expect({ verdict: line?.means ?? 'unknown', because: line?.because ?? because }).toEqual({ verdict, because });
			}),
			{ numRuns: 3000 },
		);
	});

	it('say of a value that nobody read what the site says whatever it holds', () => {
		for (const setting of FACTS.settings)
			for (const { nt, kind, build } of WINDOWS) {
				const line = decide(lines.get(setting.id) ?? [], build, kind, { state: 'not-read', text: '' });
				expect(line?.means ?? 'unknown').toBe(whateverItHolds(setting, { nt, kind, bits: 64 }).verdict);
			}
	});

	it('know 0 as the value that disables TLS 1.2 on Server 2022, and its absence as fine there and as work on Server 2008 R2', () => {
		const own = lines.get('schannel-tls12-client-enabled') ?? [];
		const means = (build: number, state: 'present' | 'absent', text = '') => decide(own, build, 'server', { state, text })?.means;
		expect([means(20348, 'present', '0'), means(20348, 'absent'), means(7601, 'absent')]).toEqual(['action', 'ready', 'action']);
		// Builds that no fact names: Windows 7 without its service pack, and Server 2008 since its update of 2019.
		expect(
			lines
				.get('winhttp-defaultsecureprotocols')
				?.filter(({ from, below }) => from <= 7600 && 7600 < below)
				.map(({ below }) => below),
		).toContain(8401);
		expect([means(7600, 'absent'), means(6003, 'absent')]).toEqual(['action', 'action']);
	});
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACTS } from '../../advisor/estates/estate.ts';
import type { Fact, FactKey, NamedWindows } from '../observation/observation.ts';
import { Assessor } from './assess.ts';
import { factsOf, inOrder, randomFacts, randomWindows } from './test-machines.ts';

const TODAY = '2026-11-28';
const assess = (windows: NamedWindows, facts: ReadonlyMap<FactKey, Fact>) => new Assessor(FACTS, TODAY).assess(windows, facts);
const server2022: NamedWindows = { name: 'Windows Server 2022 Standard', version: '10.0.20348.2700', kind: 'server', bits: 64 };
const server2012: NamedWindows = { name: 'Windows Server 2012 Standard', version: '6.2 (9200)', kind: '', bits: 64 };
const present = (value: number | string): Fact => ({ state: 'present', type: 'REG_DWORD', value });

describe('a machine', () => {
	it('of which everything was read and is right is ready', () => {
		const { verdict, level, open, findings } = assess(server2022, inOrder(server2022));
		expect(findings.filter(({ verdict }) => verdict === 'unknown' || verdict === 'action')).toEqual([]);
		expect({ verdict, level, open }).toEqual({ verdict: 'ready', level: 'configuration', open: [] });
	});
	it('known from inventory alone is never ready, whatever its Windows', () => {
		const { verdict, level } = assess(server2022, new Map());
		expect({ verdict, level }).toEqual({ verdict: 'unknown', level: 'inventory' });
	});
	it('whose Windows has no TLS 1.2 needs action by inventory alone', () => {
		const vista: NamedWindows = { name: 'Windows Vista Business', version: '6.0 (6002)', kind: '', bits: 32 };
		expect(assess(vista, new Map())).toMatchObject({ verdict: 'action-needed', level: 'inventory' });
		const xp: NamedWindows = { name: 'Windows XP Professional', version: '5.1 (2600)', kind: '', bits: 32 };
		expect(assess(xp, new Map())).toMatchObject({ verdict: 'action-needed' });
	});
	it.each([
		['Windows XP Professional', '5.1 (2600)', 'replace-windows-without-tls12'],
		['Windows Server 2003', '5.2 (3790)', 'replace-windows-without-tls12'],
		['Windows Server 2008 R2 Standard', '6.1 (7600)', 'replace-windows-without-updates'],
	])('with %s (%s), which is older than all that the facts know, is told to be replaced', (name, version, item) => {
		const { verdict, items, open } = assess({ name, version, kind: '', bits: undefined }, new Map());
		expect([verdict, open]).toEqual(['action-needed', ['windows']]);
		expect(items).toContainEqual(expect.objectContaining({ id: item, isCertain: true }));
	});
	it('whose TLS 1.2 is disabled needs action, and the wizard is told that it is switched off', () => {
		const facts = new Map(inOrder(server2022)).set('setting:schannel-tls12-client-enabled', present(0));
		const { verdict, layers, answers, items } = assess(server2022, facts);
		expect(verdict).toBe('action-needed');
		expect(layers).toMatchObject({ schannel: 'action', dotnet: 'ready', winhttp: 'ready' });
		expect(answers['registry-state']).toEqual(['switched-off']);
		expect(items.map(({ id }) => id)).toContain('set-values');
	});
	it('whose absent value means work on its Windows needs action, and on another Windows does not', () => {
		const absent = new Map<FactKey, Fact>([['setting:winhttp-defaultsecureprotocols', { state: 'absent' }]]);
		expect(assess(server2012, absent).layers.winhttp).toBe('action');
		expect(assess(server2022, absent).layers.winhttp).toBe('unknown');
	});
	it('that Defender calls disabled on one side needs action; called enabled, its values count as right', () => {
		const state = (client: string) =>
			new Map<FactKey, Fact>([['protocol:client', { state: 'present', type: 'state', value: client }]]);
		expect(assess(server2022, state('Disabled')).verdict).toBe('action-needed');
		const found = assess(server2022, state('Enabled')).findings.find(
			({ key }) => key === 'setting:schannel-tls12-client-enabled',
		);
		expect(found).toMatchObject({ verdict: 'ready', isRead: true });
	});
	it('that can be a client or a server is judged as both, and what differs is not known', () => {
		const either: NamedWindows = { name: 'Windows', version: '6.2.9200', kind: '', bits: 64 };
		const { windows, findings } = assess(either, new Map());
		expect(windows.candidates.map(({ id }) => id)).toEqual(['windows-8', 'server-2012']);
		expect(findings.find(({ key }) => key === 'setting:winhttp-defaultsecureprotocols')?.verdict).toBe('unknown');
	});
	it('with an agent that is too old needs action, and the plan names its role', () => {
		const agent = FACTS.machine.agents.find(({ role }) => role === 'pta-agent');
		expect(agent).toBeDefined();
		const facts = new Map(inOrder(server2022)).set('role:pta-agent', { state: 'present', type: 'version', value: '1.5.100.0' });
		const { verdict, items, answers } = assess(server2022, facts);
		expect(verdict).toBe('action-needed');
		expect(answers).toMatchObject({ roles: ['pta-agent'], 'pta-agent.version': ['1.5.100.0'] });
		expect(items.some(({ id }) => id.startsWith('pta-agent'))).toBe(true);
	});
});

describe('for any machine', () => {
	const machines = fc.tuple(randomWindows, randomFacts);
	it('taking a fact away never makes it ready, and turns no doubt into "ready"', () => {
		fc.assert(
			fc.property(machines, fc.nat(), ([windows, facts], pick) => {
				const keys = [...facts.keys()];
				if (keys.length === 0) return;
				const gone = keys[pick % keys.length] as FactKey;
				const fewer = factsOf([...facts].filter(([key]) => key !== gone));
				const [before, after] = [assess(windows, facts), assess(windows, fewer)];
				if (before.verdict !== 'ready') expect([gone, after.verdict]).not.toEqual([gone, 'ready']);
			}),
			{ numRuns: 300 },
		);
	});
	it('what is not known of its Windows makes nothing ready', () => {
		fc.assert(
			fc.property(machines, ([windows, facts]) => {
				const before = assess(windows, facts);
				for (const less of [
					{ ...windows, name: '' },
					{ ...windows, version: '' },
					{ ...windows, kind: '' as const },
					{ ...windows, bits: undefined },
				])
					if (before.verdict !== 'ready') expect([less, assess(less, facts).verdict]).not.toEqual([less, 'ready']);
			}),
			{ numRuns: 200 },
		);
	});
	it('a fact that could not be read counts as little as one that nobody looked for', () => {
		fc.assert(
			fc.property(machines, ([windows, facts]) => {
				const unread = factsOf(
					[...facts.keys()].map((key): [FactKey, Fact] => [key, { state: 'not-read', why: 'Access is denied.' }]),
				);
				const verdict = (known: ReadonlyMap<FactKey, Fact>) => assess(windows, known).verdict;
				expect(verdict(unread)).toBe(verdict(new Map()));
			}),
			{ numRuns: 100 },
		);
	});
});

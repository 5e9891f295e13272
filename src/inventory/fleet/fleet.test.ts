import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACTS } from '../../advisor/estates/estate.ts';
import { inOrder, randomFacts } from '../assessment/test-machines.ts';
import { Machines } from '../machines/machines.ts';
import type { Fact, FactKey, Identity, Observation } from '../observation/observation.ts';
import { type Chosen, machinesChosen } from './chosen.ts';
import { type Fleet, fleetOf, total } from './fleet.ts';

const NOBODY: Identity = { deviceId: '', objectId: '', fqdn: '', name: '', addresses: [] };
const WINDOWS = { name: 'Windows Server 2022 Standard', version: '10.0.20348', kind: 'server', bits: 64 } as const;
const DAY = Date.UTC(2026, 10, 20);

function observed(identity: Partial<Identity>, rest: Partial<Observation> = {}): Observation {
	const made = {
		source: 'check',
		time: DAY,
		windows: WINDOWS,
		facts: new Map(),
		labels: {},
		contentVersion: '',
	} as const;
	return { ...made, identity: { ...NOBODY, ...identity }, ...rest };
}

function fleet(observations: readonly Observation[]): Fleet {
	const machines = new Machines();
	for (const [at, one] of observations.entries()) machines.add(one, at % 3);
	return fleetOf(FACTS, machines, { today: '2026-11-28' });
}

const names = ({ machines }: Fleet) => machines.map(({ machine }) => machine.name);
const standing = (of: Fleet, name: string) =>
	Array.from(of.standings.find((each) => each.name === name)?.machines ?? [], (at) => of.machines[at]?.machine.name);
const right = inOrder(WINDOWS);
const off: Fact = { state: 'present', type: 'REG_DWORD', value: 0 };
const wrong = new Map(right).set('setting:schannel-tls12-client-enabled', off);

describe('records of one machine', () => {
	it('become one by device id, by object id or by full name, whatever its case', () => {
		const of = fleet([
			observed({ name: 'SRV1', fqdn: 'srv1.contoso.com', objectId: 'S-1-5-21-1' }),
			observed({ name: 'SRV1', fqdn: 'SRV1.Contoso.com', deviceId: 'AAAA' }),
			observed({ name: 'Renamed', deviceId: 'aaaa' }),
		]);
		expect(names(of)).toEqual(['srv1.contoso.com']);
	});
	it('become one by a bare name where only one machine can be meant', () => {
		expect(
			names(fleet([observed({ name: 'SRV1', fqdn: 'srv1.contoso.com' }), observed({ name: 'srv1', deviceId: 'a' })])),
		).toEqual(['srv1.contoso.com']);
	});
	it('stay apart where two domains have the name, and that is said', () => {
		const of = fleet([
			observed({ fqdn: 'srv1.contoso.com' }),
			observed({ fqdn: 'srv1.fabrikam.com' }),
			observed({ name: 'SRV1' }),
		]);
		expect(names(of)).toEqual(['SRV1', 'srv1.contoso.com', 'srv1.fabrikam.com'].toSorted());
		expect(standing(of, 'name-shared')).toEqual(names(of));
	});
	it('of one machine under two device ids are one, and called a duplicate', () => {
		const of = fleet([
			observed({ fqdn: 'srv1.contoso.com', deviceId: 'a' }),
			observed({ fqdn: 'srv1.contoso.com', deviceId: 'b' }),
		]);
		expect(standing(of, 'duplicate')).toEqual(['srv1.contoso.com']);
	});
});

describe('facts of one machine', () => {
	const srv1 = { fqdn: 'srv1.contoso.com' };
	it('are those of the newest reading: what was put right since is right', () => {
		const of = fleet([observed(srv1, { facts: wrong, time: DAY }), observed(srv1, { facts: right, time: DAY + 1 })]);
		expect(total(of.counts, 'ready')).toBe(1);
		expect(standing(of, 'contradiction')).toEqual([]);
	});
	it('that contradict each other at one time, or without a time, count at their worst, and that is said', () => {
		for (const time of [DAY, Number.NaN]) {
			const of = fleet([observed(srv1, { facts: right, time }), observed(srv1, { facts: wrong, time })]);
			expect(total(of.counts, 'action-needed')).toBe(1);
			expect(standing(of, 'contradiction')).toEqual(['srv1.contoso.com']);
		}
	});
	it('of which one row says Windows 7 and another Server 2022, none newer, count as the older, whichever comes first', () => {
		const rows = [
			observed({ name: 'A' }, { time: Number.NaN, windows: WINDOWS }),
			observed(
				{ name: 'A' },
				{ time: Number.NaN, windows: { name: 'Windows 7 Professional', version: '6.1 (7601)', kind: '', bits: undefined } },
			),
		];
		for (const of of [fleet(rows), fleet(rows.toReversed())]) {
			expect(of.machines[0]?.assessment.windows.candidates.map(({ id }) => id)).toEqual(['windows-7-sp1']);
			expect([total(of.counts, 'action-needed'), standing(of, 'contradiction')]).toEqual([1, ['A']]);
		}
	});
	it('that could not be read by one source are taken from another, even an older one', () => {
		const unread = new Map(
			[...right.keys()].map((key): [FactKey, Fact] => [key, { state: 'not-read', why: 'Access is denied.' }]),
		);
		expect(
			total(fleet([observed(srv1, { facts: right }), observed(srv1, { facts: unread, time: DAY + 1 })]).counts, 'ready'),
		).toBe(1);
	});
});

describe('a fleet', () => {
	it('has each item of the plan with its machines, the most urgent first', () => {
		const of = fleet([
			observed({ fqdn: 'a.contoso.com' }, { facts: wrong }),
			observed({ fqdn: 'b.contoso.com' }, { facts: right }),
			observed({ fqdn: 'c.contoso.com' }),
		]);
		const values = of.items.find(({ id }) => id === 'set-values');
		expect(values).toMatchObject({ machines: [0], perhaps: [2] });
		expect([total(of.counts, 'action-needed'), total(of.counts, 'unknown'), total(of.counts, 'ready')]).toEqual([1, 1, 1]);
		expect(of.counts.unknown).toEqual({ inventory: 1, software: 0, configuration: 0, observed: 0 });
	});
	it('calls no layer ready that nobody looked at, and that does not decide either', () => {
		const { layers } = fleet([observed({ name: 'A' }), observed({ name: 'B' }, { facts: right })]);
		// Only B was looked at.
		expect(layers.policy).toEqual({ ready: 1, action: 0, unknown: 0, info: 1 });
		expect(layers.schannel).toEqual({ ready: 1, action: 0, unknown: 1, info: 0 });
	});
	it('names accounts that are disabled, not seen for 90 days, of a cluster, or known from one source only, and still counts them', () => {
		const old = Date.UTC(2026, 6, 1);
		const of = fleet([
			observed({ fqdn: 'a.contoso.com' }, { labels: { enabled: false } }),
			observed({ fqdn: 'b.contoso.com' }, { labels: { lastSeen: old }, time: Number.NaN }),
			observed({ fqdn: 'c.contoso.com' }, { labels: { nature: 'cluster' } }),
		]);
		expect([standing(of, 'disabled'), standing(of, 'stale'), standing(of, 'cluster')]).toEqual([
			['a.contoso.com'],
			['b.contoso.com'],
			['c.contoso.com'],
		]);
		expect(of.machines).toHaveLength(3);
	});
	it('shows the one of ten in a unit that differs from the others, and in what', () => {
		const of = fleet(
			Array.from({ length: 10 }, (_, at) =>
				observed({ fqdn: `srv${at}.contoso.com` }, { facts: at === 7 ? wrong : right, labels: { unit: 'OU=Web' } }),
			),
		);
		expect(of.odd).toEqual([{ machine: 7, group: 'OU=Web', differs: ['setting:schannel-tls12-client-enabled'] }]);
		expect(of.groups.unit).toMatchObject([
			{ name: 'OU=Web', counts: { 'action-needed': { configuration: 1 }, ready: { configuration: 9 } } },
		]);
	});
	it('is told apart by server and client, and any list can be limited to one of them', () => {
		const client = { name: 'Windows 11 Enterprise', version: '10.0.26100', kind: 'client', bits: 64 } as const;
		const of = fleet([
			observed({ name: 'SRV1' }, { facts: right }),
			observed({ name: 'SRV2' }, { facts: wrong }),
			observed({ name: 'PC1' }, { windows: client, facts: wrong }),
			observed({ name: 'ANY1' }, { windows: { name: '', version: '', kind: '', bits: undefined } }),
		]);
		const inGroup = (name: string) =>
			Array.from(of.groups.kind.find((group) => group.name === name)?.machines ?? [], (at) => names(of)[at]);
		expect(inGroup('Servers')).toEqual(['SRV1', 'SRV2']);
		expect(inGroup('Clients')).toEqual(['PC1']);
		expect(inGroup('Server or client not known')).toEqual(['ANY1']);
		const listed = (chosen: Chosen) => machinesChosen(of, chosen, '', DAY).map((at) => names(of)[at]);
		expect(listed({ kind: 'verdict', verdict: 'action-needed' })).toEqual(['PC1', 'SRV2']);
		expect(listed({ kind: 'verdict', verdict: 'action-needed', within: { by: 'kind', name: 'Servers' } })).toEqual(['SRV2']);
		expect(listed({ kind: 'all', within: { by: 'kind', name: 'No such group' } })).toEqual([]);
	});
	it('leaves out what is no Windows', () => {
		expect(
			fleet([observed({ name: 'phone' }, { windows: { name: 'iPadOS', version: '17.1', kind: '', bits: undefined } })]).machines,
		).toEqual([]);
	});
});

describe('whatever is given', () => {
	const identity = fc.record({
		deviceId: fc.constantFrom('', '', 'd1', 'D1', 'd2'),
		objectId: fc.constantFrom('', '', 's1', 's2'),
		fqdn: fc.constantFrom('', 'srv1.contoso.com', 'SRV1.contoso.com', 'srv1.fabrikam.com', 'srv2.contoso.com'),
		name: fc.constantFrom('', 'SRV1', 'srv2', 'srv3'),
	});
	const record = fc
		.record({
			identity,
			facts: randomFacts,
			time: fc.constantFrom(DAY, DAY, DAY + 1, Number.NaN),
			source: fc.constantFrom('check', 'defender'),
			unit: fc.constantFrom(undefined, 'OU=A', 'OU=B'),
		})
		.map(({ identity: given, facts, time, source, unit }) =>
			observed({ ...given, addresses: [] }, { facts, time, source, labels: unit === undefined ? {} : { unit } }),
		);
	const shown = (of: Fleet) => ({
		machines: of.machines.map(
			({ machine: { name, windows, facts, labels, sources, contradictions }, assessment: { verdict, items } }) => ({
				name,
				windows,
				facts: [...facts].toSorted(),
				labels,
				sources,
				contradictions,
				verdict,
				items,
			}),
		),
		items: of.items,
		standings: of.standings,
		counts: of.counts,
	});
	it('the order of files and records does not matter', () => {
		fc.assert(
			fc.property(fc.array(record, { maxLength: 7 }), fc.infiniteStream(fc.nat()), (records, picks) => {
				const shuffled = [...records];
				for (let at = shuffled.length - 1; at > 0; at--) {
					const other = (picks.next().value as number) % (at + 1);
					[shuffled[at], shuffled[other]] = [shuffled[other] as Observation, shuffled[at] as Observation];
				}
				expect(shown(fleet(shuffled))).toEqual(shown(fleet(records)));
			}),
			{ numRuns: 100 },
		);
	});
	it('giving everything twice changes nothing', () => {
		fc.assert(
			fc.property(fc.array(record, { maxLength: 6 }), (records) => {
				expect(shown(fleet([...records, ...records]))).toEqual(shown(fleet(records)));
			}),
			{ numRuns: 100 },
		);
	});
});

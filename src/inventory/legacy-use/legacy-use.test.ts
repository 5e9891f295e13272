import { describe, expect, it } from 'vitest';
import { fleetFrom, machinesOf, observed, RIGHT } from '../test-fleets.ts';
import { joinLegacyUse, type LegacyUse } from './legacy-use.ts';

const TIME = Date.UTC(2026, 10, 3, 9);
const use = (rest: Partial<LegacyUse>): LegacyUse => ({ deviceId: '', name: '', address: '', time: TIME, ...rest });
const SEEN = [
	observed({ fqdn: 'a.contoso.com', deviceId: '0f0e', addresses: ['10.0.0.1'] }, { facts: RIGHT }),
	observed({ fqdn: 'b.contoso.com', addresses: ['10.0.0.2'] }, { facts: RIGHT }),
	observed({ fqdn: 'b.fabrikam.com', addresses: ['10.0.0.2'] }, { facts: RIGHT }),
];

describe('logs joined with machines', () => {
	const machines = machinesOf(SEEN).merged(() => () => 0);
	const namesFor = (...uses: LegacyUse[]) =>
		joinLegacyUse(machines, uses, 'sign-ins').observations.map(({ identity }) => identity.fqdn);

	it('finds a machine by device id, full name, bare name and IP address, however they are written', () => {
		expect(namesFor(use({ deviceId: '0F0E' }))).toEqual(['a.contoso.com']);
		expect(namesFor(use({ name: 'B.contoso.com' }))).toEqual(['b.contoso.com']);
		expect(namesFor(use({ name: 'A' }))).toEqual(['a.contoso.com']);
		expect(namesFor(use({ address: '10.0.0.1' }))).toEqual(['a.contoso.com']);
		expect(namesFor(use({ name: '10.0.0.1' }))).toEqual(['a.contoso.com']);
	});
	it('gives a use to nobody where two machines have the name or the address, or where it has no time', () => {
		const { observations, unmatched } = joinLegacyUse(
			machines,
			[use({ name: 'b' }), use({ address: '10.0.0.2' }), use({ deviceId: '0f0e', time: Number.NaN })],
			'sign-ins',
		);
		expect([observations, unmatched]).toEqual([[], 3]);
	});
	it('keeps the newest day of each machine and says it in its findings', () => {
		const { observations } = joinLegacyUse(machines, [use({ name: 'a' }), use({ name: 'a', time: TIME - 1e9 })], 'sign-ins');
		const [first] = fleetFrom([...SEEN, ...observations]).machines;
		expect(first?.machine.name).toBe('a.contoso.com');
		expect([first?.assessment.verdict, first?.assessment.level]).toEqual(['ready', 'observed']);
		expect(first?.assessment.findings.map(({ because }) => because)).toContain('It used TLS 1.0, TLS 1.1 or 3DES on 2026-11-03.');
	});
});

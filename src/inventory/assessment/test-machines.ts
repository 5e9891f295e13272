/** Test-only: machines made up from the facts as they stand in content/. */
import fc from 'fast-check';
import { FACTS } from '../../advisor/estates/estate.ts';
import { onWindows } from '../../knowledge/versions.ts';
import type { Fact, FactKey, NamedWindows } from '../observation/observation.ts';
import { resolveWindows } from '../windows/candidates.ts';

export const factsOf = (entries: readonly (readonly [FactKey, Fact])[]): ReadonlyMap<FactKey, Fact> => new Map(entries);

const dword = (value: number): Fact => ({ state: 'present', type: 'REG_DWORD', value });

/** Everything that can be read, right for this Windows; what is right by not being there is absent. */
export function inOrder(windows: NamedWindows): ReadonlyMap<FactKey, Fact> {
	const { nt, kind } = resolveWindows(FACTS, windows);
	const machine = { nt, kind, bits: windows.bits ?? 64 };
	const settings = FACTS.settings.map((setting): [FactKey, Fact] => {
		const key: FactKey = `setting:${setting.id}`;
		if (setting.id === 'dotnet-framework-release') return [key, dword(528449)];
		const absent = setting.absent.find((rule) => onWindows(machine, rule));
		if (absent?.means !== 'action') return [key, { state: 'absent' }];
		return [key, dword(setting.write?.value ?? 1)];
	});
	const newest = FACTS.machine.dotnetReleases.at(-1)?.minimum ?? 0;
	return factsOf([
		...settings,
		['suites', { state: 'present', type: 'names', value: FACTS.machine.cipherSuites.map(({ name }) => name) }],
		['dotnet-release', dword(newest)],
		['dotnet-2', { state: 'absent' }],
		...FACTS.machine.updates.map(({ kb }): [FactKey, Fact] => [`update:${kb}`, { state: 'present', type: 'update', value: kb }]),
		...FACTS.machine.agents.map(({ role }): [FactKey, Fact] => [`role:${role}`, { state: 'absent' }]),
	]);
}

const WINDOWS = FACTS.questions.find(({ id }) => id === 'windows')?.options.filter(({ nt }) => nt !== undefined) ?? [];

/** A Windows of the facts as an export may name it: whole, or with parts left out. */
export const randomWindows: fc.Arbitrary<NamedWindows> = fc
	.record({
		option: fc.constantFrom(...WINDOWS),
		has: fc.record({ name: often(), version: often(), kind: often() }),
		bits: fc.constantFrom(64, 64, 64, 32, undefined),
	})
	.map(({ option: { label, nt = '', traits }, has, bits }) => ({
		name: has.name ? label : '',
		version: has.version ? nt : '',
		kind: !has.kind ? '' : traits?.includes('server') ? 'server' : 'client',
		bits,
	}));

function often(): fc.Arbitrary<boolean> {
	return fc.constantFrom(true, true, true, false);
}

const value = fc.constantFrom<number>(0, 1, 0x80, 0xa0, 0x800, 0xa00, 0x2800, 0xffffffff);
const ofSetting: fc.Arbitrary<Fact> = fc.oneof(
	{ weight: 4, arbitrary: fc.constant<Fact>({ state: 'absent' }) },
	{ weight: 4, arbitrary: value.map(dword) },
	{ weight: 1, arbitrary: fc.constant<Fact>({ state: 'present', type: 'REG_SZ', value: '1' }) },
	{ weight: 1, arbitrary: fc.constant<Fact>({ state: 'not-read', why: 'Access is denied.' }) },
);

const entry = <Key extends FactKey>(key: Key, fact: fc.Arbitrary<Fact>) => fact.map((one): [FactKey, Fact] => [key, one]);

/** Facts of a machine: mostly right ones with a few changed and a few left out, so that any verdict comes of them. */
export const randomFacts: fc.Arbitrary<ReadonlyMap<FactKey, Fact>> = fc
	.record({
		base: fc.constantFrom<NamedWindows>(
			{ name: '', version: '10.0.20348', kind: 'server', bits: 64 },
			{ name: '', version: '6.2.9200', kind: 'server', bits: 64 },
			{ name: '', version: '10.0.22621', kind: 'client', bits: 64 },
		),
		changed: fc.array(
			fc.oneof(
				fc.constantFrom(...FACTS.settings.map(({ id }) => id)).chain((id) => entry(`setting:${id}`, ofSetting)),
				entry(
					'protocol:client',
					fc.constantFrom<Fact>(
						{ state: 'present', type: 'state', value: 'Enabled' },
						{ state: 'present', type: 'state', value: 'Disabled' },
					),
				),
				entry('dotnet-release', fc.constantFrom(dword(378389), dword(461808), dword(533320), { state: 'absent' } as Fact)),
				entry('dotnet-2', fc.constantFrom<Fact>({ state: 'absent' }, { state: 'present', type: 'state', value: 1 })),
				fc
					.constantFrom(...FACTS.machine.agents.map(({ role }) => role))
					.chain((role) =>
						entry(
							`role:${role}`,
							fc.constantFrom<Fact>(
								{ state: 'present', type: 'version', value: '1.0.0.0' },
								{ state: 'present', type: 'version', value: '99.0' },
							),
						),
					),
			),
			{ maxLength: 3 },
		),
		left: fc.array(fc.nat(), { maxLength: 2 }),
	})
	.map(({ base, changed, left }) => {
		const facts = new Map([...inOrder(base), ...changed]);
		for (const at of left) facts.delete([...facts.keys()][at % facts.size] as FactKey);
		return facts;
	});

/** What is made of a machine from the output of check.ps1 is what check.ps1 itself makes of it, on a real PowerShell. */
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { FACTS, planOf } from '../advisor/estates/estate.ts';
import { format } from '../artifacts/powershell-check/index.ts';
import { type Held, runInMemory, type StepResult, windows } from '../artifacts/script-proof/memory.ts';
import { startingRegistry } from '../artifacts/script-proof/starting-registry.ts';
import { describeWith } from '../artifacts/script-proof/tools.ts';
import { type Assessed, type Fleet, fleetOf } from './fleet/fleet.ts';
import { sessionOf } from './test-files.ts';
import { TODAY } from './test-fleets.ts';

/** How many registries; a campaign sets more. */
const COUNT = Number(process.env['TLS_READY_MEMORY_CASES'] ?? 300);
const WORDS = { ready: 'Ready', action: 'Action needed', info: 'Info', unknown: 'Unknown' } as const;
const VERSIONS = ['6.0.6002', '6.1.7601', '6.2.9200', '6.3.9600', '10.0.19045', '10.0.20348', '10.0.26100'] as const;

const estate = planOf({
	windows:
		FACTS.questions
			.find(({ id }) => id === 'windows')
			?.options.filter(({ nt }) => nt !== undefined)
			.map(({ id }) => id) ?? [],
	'registry-state': 'not-sure',
	'winhttp-programs': ['yes'],
	'winhttp-value': 'not-sure',
});
const [check] = format.render({ plan: estate, facts: FACTS, address: 'https://tls.example/' });
if (check === undefined) throw new Error('check.ps1 is missing');
const planned = [...estate.settings, ...estate.readSettings];

interface Row {
	readonly verdict: string;
	readonly setting: string | null;
}

describeWith('PowerShell', 'machines read from check.ps1 -AsJson -ValuesOnly', () => {
	const samples = fc.sample(
		fc.record({
			// Right values as often as hostile ones, so that every verdict comes of them.
			hostile: startingRegistry(planned),
			isRight: fc.array(fc.boolean(), { minLength: planned.length, maxLength: planned.length }),
			nt: fc.constantFrom(...VERSIONS),
			kind: fc.constantFrom('client' as const, 'server' as const),
			bits: fc.constantFrom(64 as const, 64 as const, 32 as const),
			unreadable: fc.option(fc.constantFrom(...planned), { freq: 4 }),
		}),
		{ numRuns: COUNT, seed: 20261128 },
	);
	const valuesOf = ({ hostile, isRight, bits }: (typeof samples)[number]): Held[] => {
		const right = planned.filter(({ write }, at) => isRight[at] && write !== undefined);
		const isTaken = ({ view, key, name }: Held) =>
			right.some((setting) => setting.view === view && setting.key === key && setting.name === name);
		return [
			...hostile.filter((held) => !isTaken(held)),
			...right.map(({ view, key, name, write }): Held => ({ view, key, name, type: 'REG_DWORD', data: write?.value ?? 1 })),
		].filter(({ view }) => view === 'native' || bits === 64);
	};
	let results: (StepResult | undefined)[];
	beforeAll(() => {
		results = runInMemory(
			{ check },
			samples.map((sample) => ({
				windows: windows(sample.nt, {
					kind: sample.kind,
					bits: sample.bits,
					values: valuesOf(sample),
					unreadable: sample.unreadable === null ? [] : [`${sample.unreadable.view}|${sample.unreadable.key}`],
				}),
				steps: [{ script: 'check', arguments: { AsJson: true, ValuesOnly: true } }],
			})),
		).map(({ steps }) => steps[0]);
	});

	it(`have the findings of the script itself for every value, on ${COUNT} random registries`, () => {
		const met = new Map<string, number>();
		for (const [at, { output }] of results.map((result) => result ?? { output: '{}' }).entries()) {
			const { rows }: { rows: Row[] } = JSON.parse(output);
			const fleet: Fleet = fleetOf(FACTS, sessionOf([{ name: 'srv01.json', content: output }]).machines, { today: TODAY });
			expect([at, fleet.machines.length]).toEqual([at, 1]);
			const { machine, assessment } = fleet.machines[0] as Assessed;
			const { kind, bits } = samples[at] as (typeof samples)[number];
			expect([at, machine.windows]).toMatchObject([at, { kind, bits }]);
			for (const { setting, verdict } of rows) {
				if (setting === null) continue;
				const finding = assessment.findings.find(({ key }) => key === `setting:${setting}`);
				const isRead = machine.facts.get(`setting:${setting}`)?.state !== 'not-read';
				expect([at, setting, finding && WORDS[finding.verdict], finding?.isRead]).toEqual([at, setting, verdict, isRead]);
				met.set(verdict, (met.get(verdict) ?? 0) + 1);
			}
		}
		// Where a verdict never came up the test shows little.
		for (const verdict of ['Ready', 'Action needed', 'Unknown']) expect(met.get(verdict), verdict).toBeGreaterThan(COUNT / 10);
	});

	it('never come out readier than the script says', () => {
		for (const [at, result] of results.entries()) {
			const fleet = fleetOf(FACTS, sessionOf([{ name: 'srv01.json', content: result?.output ?? '' }]).machines, { today: TODAY });
			const verdict = fleet.machines[0]?.assessment.verdict;
			const said: string = JSON.parse(result?.output ?? '{}').verdict;
			if (said === 'Action needed') expect([at, verdict]).toEqual([at, 'action-needed']);
			if (said === 'Unknown') expect([at, verdict]).not.toEqual([at, 'ready']);
		}
	});
});

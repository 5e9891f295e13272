import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { FACTS, planOf } from '../../../advisor/estates/estate.ts';
import type { ArtifactFile } from '../../../artifacts/artifact.ts';
import { format } from '../../../artifacts/powershell-check/index.ts';
import { type CaseResult, runInMemory, windows } from '../../../artifacts/script-proof/memory.ts';
import { startingRegistry } from '../../../artifacts/script-proof/starting-registry.ts';
import { describeWith } from '../../../artifacts/script-proof/tools.ts';
import { fleetOfFiles } from '../../test-files.ts';

const VERSIONS = ['6.0.6002', '6.1.7601', '6.2.9200', '6.3.9600', '10.0.19045', '10.0.20348', '10.0.26100'] as const;
/** Machines of which every form is printed. What they are judged as is for `check-agreement.test.ts`. */
const COUNT = 40;

/** The check of an estate that has everything, so that it reads every value of the facts. */
const plan = planOf({
	windows:
		FACTS.questions
			.find(({ id }) => id === 'windows')
			?.options.filter(({ nt }) => nt !== undefined)
			.map(({ id }) => id) ?? [],
	'registry-state': 'not-sure',
	'winhttp-value': 'not-sure',
	'winhttp-programs': ['yes'],
});

describeWith('PowerShell', 'what check.ps1 prints on random registries', () => {
	const samples = fc.sample(
		fc.record({
			values: startingRegistry(FACTS.settings.filter(({ type }) => type === 'REG_DWORD')),
			nt: fc.constantFrom(...VERSIONS),
			kind: fc.constantFrom('client' as const, 'server' as const),
			bits: fc.constantFrom(64 as const, 64 as const, 32 as const),
			unreadable: fc.option(fc.constantFrom(...FACTS.settings), { freq: 4 }),
		}),
		{ numRuns: COUNT, seed: 20261128 },
	);
	let results: CaseResult[];
	beforeAll(() => {
		const [check] = format.render({ plan, facts: FACTS, address: 'https://tls.example/' });
		results = runInMemory(
			{ check: check as ArtifactFile },
			samples.map(({ values, nt, kind, bits, unreadable }, at) => ({
				windows: windows(nt, {
					kind,
					bits,
					name: `SRV${at}`,
					values: values.filter(({ view }) => view === 'native' || bits === 64),
					unreadable: unreadable === null ? [] : [`${unreadable.view}|${unreadable.key}`],
				}),
				steps: ['AsJson', 'AsCsv', 'AsLine'].map((name) => ({ script: 'check', arguments: { [name]: true } })),
			})),
		);
	});

	it('says the same as JSON, as a line and as a table, as far as each goes', () => {
		for (const [at, result] of results.entries()) {
			const [json, csv, line] = result.steps.map(({ output }) => output);
			const factsOf = (content: string) => fleetOfFiles([{ name: 'x', content }]).machines[0]?.machine.facts;
			const [whole, fromLine, fromTable] = [factsOf(json ?? ''), factsOf(`${line}\n`), factsOf(csv ?? '')];
			if (whole === undefined) continue;
			for (const less of [fromLine, fromTable])
				for (const [key, fact] of less ?? []) {
					const other = whole.get(key);
					// A release that is not there and one that cannot be read are printed alike in the JSON.
					const state = (each: typeof fact | undefined) =>
						key.startsWith('dotnet-release') && each?.state === 'absent' ? 'not-read' : each?.state;
					const value = (each: typeof fact | undefined) =>
						each?.state === 'present' && each.type === 'REG_DWORD' ? each.value : state(each);
					expect([at, key, value(fact)]).toEqual([at, key, value(other)]);
				}
			expect([at, (fromLine?.size ?? 0) > 10, (fromTable?.size ?? 0) > 10]).toEqual([at, true, true]);
		}
	});
	it('is read one document after the other, as a list, in UTF-16 and split into files, and always says the same', () => {
		const documents = results.slice(0, 20).map(({ steps }) => steps[0]?.output ?? '');
		const shown = (contents: readonly (string | Uint8Array)[]) =>
			fleetOfFiles(contents.map((content, at) => ({ name: `${at}`, content }))).machines.map(({ machine, assessment }) => [
				machine.name,
				assessment.verdict,
				[...machine.facts],
			]);
		const one = shown(documents);
		expect(one).toHaveLength(20);
		expect(shown([documents.join('\r\n')])).toEqual(one);
		expect(shown([`[${documents.join(',')}]`])).toEqual(one);
		expect(shown([documents.map((text) => JSON.stringify(JSON.parse(text))).join('\n')])).toEqual(one);
		expect(shown([Buffer.from(`\ufeff${documents.join('\r\n')}`, 'utf16le')])).toEqual(one);
		expect(shown([documents.slice(0, 7).join('\n'), documents.slice(7).toReversed().join('\n')])).toEqual(one);
	});
});

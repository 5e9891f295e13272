import { afterAll, beforeAll, expect, it } from 'vitest';
import { fourteen, inputFor, readOnly, shape } from '../script-proof/fixture.ts';
import { found, fullKey } from '../script-proof/hostile-registry.ts';
import {
	COUNT,
	due,
	expectAsItWas,
	expectWritten,
	onEach,
	type Sample,
	samples,
	shown,
	verdicts,
	withWritten,
} from '../script-proof/there-and-back.ts';
import { describeWith } from '../script-proof/tools.ts';
import { difference } from '../script-proof/windows-cases.ts';
import { WinePrefix } from '../script-proof/wine.ts';
import { format } from './index.ts';

const named = (output: string, word: 'Would write' | 'Written') =>
	[...output.matchAll(new RegExp(`^  ${word} +HKLM\\\\(.*): 0x[0-9a-f]+, (?:now|was) `, 'gm'))].map(([, name = '']) => name);
const judged = (output: string) =>
	Object.fromEntries(
		[...output.matchAll(/^ {2}(Ready|Action needed|Info|Unknown) +HKLM\\(\S.*?): /gm)].map(([, verdict = '', name = '']) => [
			name,
			verdict,
		]),
	);

/** reg.exe shows a REG_DWORD that is not four bytes long as a number, so the batch files cannot tell; their guide says so. */
function takenForNumber({ registry }: Sample) {
	return [...fourteen, ...readOnly].filter((setting) => {
		const seen = found(registry, setting);
		return seen.state === 'present' && seen.type === 'REG_DWORD of a wrong length';
	});
}
/** reg.exe's line is longer than cmd.exe reads, so that the type is not known; nothing but a number is ever written over. */
function tooLong({ registry }: Sample) {
	return readOnly.filter((setting) => {
		const seen = found(registry, setting);
		return seen.state === 'present' && setting.type !== 'REG_DWORD' && (seen.raw?.bytes.length ?? 0) > 4000;
	});
}

describeWith('PowerShell for Windows', 'check.cmd, enable.cmd and rollback.cmd on random registries of a real Windows', () => {
	let prefix: WinePrefix;
	beforeAll(() => {
		prefix = new WinePrefix();
		prefix.run(['reg', 'add', 'HKU\\S-1-5-19', '/f']);
	});
	afterAll(() => prefix?.remove());

	it(`judge ${COUNT} as the site does, change what /whatif announced and nothing else, and put back every byte`, () => {
		const given = samples(20261129, { few: true });
		const files = given.flatMap(({ plan }, at) =>
			format
				.render(inputFor([{ ...shape('x64', true), settings: plan }], { readSettings: readOnly.slice(0, at % 4) }))
				.map((file) => ({ ...file, fileName: `case-${at}\\${file.fileName}` })),
		);
		onEach(
			prefix,
			files,
			given,
			(_, at) => [
				{ script: `case-${at}\\check.cmd` },
				{ script: `case-${at}\\enable.cmd`, arguments: ['/whatif'] },
				{ script: `case-${at}\\enable.cmd` },
				{ script: `case-${at}\\check.cmd` },
				{ script: `case-${at}\\rollback.cmd` },
			],
			(sample, result, at) => {
				const settings = [...sample.plan, ...readOnly.slice(0, at % 4)];
				const [first, announced, enabled, second, undone] = result.steps;
				const cannotTell = [...takenForNumber(sample), ...tooLong(sample)].map(shown);
				const told = (verdictsOf: Record<string, string>) =>
					Object.fromEntries(Object.entries(verdictsOf).filter(([name]) => !cannotTell.includes(name)));
				expect([at, told(judged(first?.output ?? ''))]).toEqual([at, told(verdicts(sample, settings))]);
				expectAsItWas(result, 1, at);

				const names = named(enabled?.output ?? '', 'Written');
				expect([at, named(announced?.output ?? '', 'Would write')]).toEqual([at, names]);
				const written = fourteen.filter((setting) => names.includes(shown(setting)));
				expect([at, written.map(shown)]).toEqual([at, names]);
				const certain = written.filter((setting) => !takenForNumber(sample).includes(setting));
				expect([at, certain.map(shown)]).toEqual([at, due(sample).map(shown)]);
				expectWritten(result, 2, written, at);

				const after = { ...sample, registry: withWritten(sample, written) };
				expect([at, told(judged(second?.output ?? ''))]).toEqual([at, told(verdicts(after, settings))]);

				expect([at, undone?.code]).toEqual([at, written.length > 0 ? 0 : 5]);
				const odd = takenForNumber(sample).map((setting) => `${fullKey(setting)}\0${setting.name}\u00004\u0000`.toLowerCase());
				const left = difference(result.start, result.steps[4]?.registry ?? []).filter(
					(line) => !odd.some((start) => line.slice(2).toLowerCase().startsWith(start)),
				);
				expect([at, left]).toEqual([at, []]);
			},
		);
	});
});

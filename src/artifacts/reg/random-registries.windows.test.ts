import { afterAll, beforeAll, expect, it } from 'vitest';
import { allShapes, fourteen, inputFor } from '../script-proof/fixture.ts';
import { COUNT, expectWritten, onEach, samples } from '../script-proof/there-and-back.ts';
import { describeWith } from '../script-proof/tools.ts';
import { WinePrefix } from '../script-proof/wine.ts';
import { format } from './index.ts';

describeWith('PowerShell for Windows', 'enable.reg on random registries of a real Windows', () => {
	let prefix: WinePrefix;
	beforeAll(() => {
		prefix = new WinePrefix();
	});
	afterAll(() => prefix?.remove());

	it(`writes its values and changes nothing else in ${COUNT}, whatever is there, in every kind of file`, () => {
		const given = samples(20261130).map((sample) => ({ ...sample, registry: { ...sample.registry, denied: [] } }));
		onEach(
			prefix,
			format.render(inputFor(allShapes)),
			given,
			// Each file after the other: the one with the most values last.
			() => ['x86', 'x86-winhttp', 'x64', 'x64-winhttp'].map((id) => ({ script: `enable-${id}.reg` })),
			(_, result, at) => {
				const shapes = new Map(allShapes.map((each) => [each.id, each.settings]));
				expect([at, result.steps.map(({ code }) => code)]).toEqual([at, [0, 0, 0, 0]]);
				expectWritten(result, 0, shapes.get('x86') ?? [], at);
				expectWritten(result, 1, shapes.get('x86-winhttp') ?? [], at);
				// The 64-bit file has no WinHTTP values, and those of the file before stay.
				expectWritten(
					result,
					2,
					fourteen.filter(({ id }) => id !== 'winhttp-wow6432'),
					at,
				);
				expectWritten(result, 3, fourteen, at);
			},
		);
	});
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACTS } from '../../advisor/estates/estate.ts';
import { judge, type Observed } from '../../advisor/findings.ts';
import { hostileText } from '../hostile-text.ts';
import { faults, wordsOf } from '../kusto-proof/kusto.ts';
import { inputFor } from '../script-proof/fixture.ts';
import { findingText } from './finding-text.ts';
import { format } from './index.ts';

const input = { ...inputFor([]), facts: FACTS };
const [text = ''] = format.render(input).map((file) => file.text);

/** What the overview of CMPivot lists, as far as a query of registry values can need it. */
const DOCUMENTED = {
	operators: ['count', 'distinct', 'join', 'order', 'project', 'summarize', 'take', 'top', 'where'],
	signs: ['==', '!=', '<', '>', '<=', '>=', '+', '-', '*', '/', '%', 'like', 'contains', 'startswith', 'endswith', 'and', 'or'],
	functions: [
		...['avg', 'count', 'countif', 'dcount', 'max', 'maxif', 'min', 'minif', 'percentile', 'sum', 'sumif'],
		...[
			'ago',
			'bin',
			'case',
			'datetime_add',
			'datetime_diff',
			'iif',
			'indexof',
			'isnotnull',
			'isnull',
			'now',
			'strcat',
			'strlen',
			'substring',
			'tostring',
		],
		'Registry',
	],
};

describe('the query for CMPivot', () => {
	it('uses only operators and functions that CMPivot documents', () => {
		const { functions, keywords } = wordsOf(text);
		expect([...functions].filter((name) => !DOCUMENTED.functions.includes(name))).toEqual([]);
		const parts = ['|', ',', '(', ')', '=', 'by', 'kind'];
		const known = [...DOCUMENTED.operators, ...DOCUMENTED.signs, ...parts];
		expect([...keywords].filter((word) => !known.includes(word))).toEqual([]);
		expect(wordsOf('Device | extend a = toint(b)')).toEqual({
			functions: new Set(['toint']),
			keywords: new Set(['|', 'extend', '=', '(', ')']),
		});
	});

	it('is understood column by column, once a join names its column and texts may be compared, as CMPivot has it', () => {
		const asKusto = text
			.replace(/Registry\('(?:[^'\\]|\\.)*'\)/g, 'Registry')
			.replace(/^ {4}\)$/gm, '    ) on Device')
			.replace(/Build (>=|<) '(\d+)'/g, 'strcmp(Build, "$2") $1 0');
		const tables = {
			OperatingSystem: 'Device: string, Caption: string, Version: string',
			Registry: 'Device: string, Key: string, Property: string, Value: string',
		};
		expect(faults(asKusto, tables)).toEqual([]);
		expect(faults(asKusto.replace('Property ==', 'Properties =='), tables)).not.toEqual([]);
	});

	it('joins five times at most, and no step has more than 64 columns', () => {
		expect(text.match(/^\| join kind=leftouter/gm)?.length).toBe(5);
		for (const step of text.split('\n| ').filter((each) => each.startsWith('project'))) {
			let flat = step;
			while (/\([^()]*\)/.test(flat)) flat = flat.replace(/\([^()]*\)/g, '');
			expect(flat.split(',').length).toBeLessThanOrEqual(64);
		}
	});

	it('reads the 32-bit view under its own key, and takes nothing there for absent where the view itself was not seen', () => {
		expect(text).toContain(String.raw`Registry('HKLM:\\SOFTWARE\\WOW6432Node\\Microsoft\\.NETFramework\\*')`);
		expect(text).toContain("iif(isnull(Rows32), '?', '-')");
	});

	it('never says Ready, as it cannot see everything', () => {
		expect(text).toMatch(/^ {4}Verdict = iif\(.*, 'Action needed', 'Unknown'\),$/m);
	});

	it('stays one query whatever the title of a value says', () => {
		fc.assert(
			fc.property(hostileText, (hostile) => {
				const settings = FACTS.settings.map((setting) => ({ ...setting, title: `${setting.title}${hostile}` }));
				const [file] = format.render({ ...input, facts: { ...FACTS, settings } });
				expect(file?.text).toMatch(/^[\n -~]*$/);
				expect(file?.text.split('\n').length).toBe(text.split('\n').length);
				expect(wordsOf(file?.text ?? '')).toEqual(wordsOf(text));
			}),
			{ numRuns: 10 },
		);
	});
});

describe('its rules', () => {
	/** An expression of CMPivot over these columns, worked out as JavaScript: of its language only these words occur. */
	function workOut(expression: string, columns: Readonly<Record<string, string>>): unknown {
		const script = expression.replaceAll(' and ', ' && ').replaceAll(' == ', ' === ').replaceAll(' != ', ' !== ');
		const pick = (...parts: readonly unknown[]) => {
			const at = parts.slice(0, -1).findIndex((part, place) => place % 2 === 0 && part === true);
			return at === -1 ? parts.at(-1) : parts[at + 1];
		};
		return new Function('pick', ...Object.keys(columns), `return ${script.replaceAll('case(', 'pick(')};`)(
			pick,
			...Object.values(columns),
		);
	}

	it('give random machines the finding of the site, or Unknown where bits would decide', () => {
		const windows = (FACTS.questions.find(({ id }) => id === 'windows')?.options ?? []).filter(({ nt }) => nt !== undefined);
		const decisive = FACTS.settings.filter(({ access }) => access === 'write');
		const observed: fc.Arbitrary<Observed> = fc.oneof(
			fc.constant<Observed>({ state: 'absent' }),
			fc
				.constantFrom(0, 1, 0x800, 0xa00, 0x2800, 0xffffffff)
				.map((value): Observed => ({ state: 'present', type: 'REG_DWORD', value })),
		);
		fc.assert(
			fc.property(fc.constantFrom(...decisive), fc.constantFrom(...windows), observed, (setting, { nt = '', traits }, one) => {
				const kind = traits?.includes('server') ? 'server' : 'client';
				const { present, absent } = findingText(setting, FACTS, 'Found');
				const columns = {
					Build: (nt.split('.')[2] ?? '').padStart(5, '0'),
					Kind: kind,
					Found: one.state === 'present' ? String(one.value) : '',
				};
				const told = workOut(one.state === 'present' ? present : absent, columns);
				const { verdict } = judge(setting, one, { nt, kind, bits: 64 });
				const isExact = setting.layer !== 'winhttp' || one.state !== 'present';
				expect(isExact ? [verdict] : [verdict, 'unknown']).toContain(told);
			}),
			{ numRuns: 2000 },
		);
	});
});

import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import type { RegistrySetting } from '../../knowledge/registry-setting.ts';
import { type RuleLine, ruleLines } from '../fleet-rules/rule-lines.ts';
import { kqlString } from '../kql-text.ts';

/** What CMPivot can say of a value: expressions over the columns Build (five digits), Kind and the value's own. */
export function findingText(
	setting: RegistrySetting,
	facts: DecisionFacts,
	column: string,
): { readonly present: string; readonly absent: string } {
	const lines = ruleLines(setting, facts);
	const of = (state: RuleLine['state']) =>
		firstOf(lines.filter((line) => line.state === state).flatMap((line) => arms(line, column)));
	return { present: of('present'), absent: of('absent') };
}

interface Arm {
	/** Empty where it always holds. */
	readonly test: string;
	readonly means: RuleLine['means'];
}

/** CMPivot has no bits: a number that is not exactly the one that is written may have them, so there nothing is known. */
function arms({ from, below, kind, test, value, means }: RuleLine, column: string): Arm[] {
	const windows = [
		...(from > 0 ? [`Build >= ${build(from)}`] : []),
		...(below < 100_000 ? [`Build < ${build(below)}`] : []),
		...(kind === '' ? [] : [`Kind == ${kqlString(kind)}`]),
	];
	const arm = (compared: readonly string[], what: Arm['means']): Arm => ({
		test: [...windows, ...compared].join(' and '),
		means: what,
	});
	if (test === 'any') return [arm([], means)];
	if (test === 'not-zero') return [arm([`${column} != '0'`], means)];
	const same = arm([`${column} == ${kqlString(String(value))}`], means);
	return test === 'equals' ? [same] : [same, arm([], 'unknown')];
}

const build = (number: number) => kqlString(String(number).padStart(5, '0'));

function firstOf(every: readonly Arm[]): string {
	// What is tested a second time is never reached.
	const all = every.filter(({ test }, at) => every.findIndex((other) => other.test === test) === at);
	const end = all.findIndex(({ test }) => test === '');
	const tested = (end === -1 ? all : all.slice(0, end)).flatMap(({ test, means }) => [test, kqlString(means)]);
	const rest = kqlString(all[end]?.means ?? 'unknown');
	return tested.length === 0 ? rest : `case(${[...tested, rest].join(', ')})`;
}

import { compareVersions } from 'compare-versions';
import { type Finding, whateverItHolds } from '../../advisor/findings.ts';
import type { QuestionFacts } from '../../knowledge/decision-facts.ts';
import { questionId } from '../../knowledge/named-in-code.ts';
import type { WindowsRange } from '../../knowledge/primitives.ts';
import type { RegistrySetting } from '../../knowledge/registry-setting.ts';

/*
 * The rules about registry values as lines of a table, for engines that judge many machines with one query. `judge`
 * (advisor/findings.ts) judges the same way: of the lines of a value whose state and Windows fit, the first whose test
 * holds decides, and where none does nothing is known.
 */

export interface RuleLine {
	/** Id of the setting. */
	readonly setting: string;
	/** not-read: nobody looked, or it could not be read. */
	readonly state: 'present' | 'absent' | 'not-read';
	/** First build of Windows for which it speaks, and the first after those. */
	readonly from: number;
	readonly below: number;
	/** Empty for both. */
	readonly kind: 'client' | 'server' | '';
	readonly test: RegistrySetting['fine'][number]['test'];
	/** What the test compares with; 0 where it does not compare. */
	readonly value: number;
	readonly means: Finding['verdict'];
	readonly because: string;
}

/** After every build of Windows. */
const NO_END = 1_000_000;

/** The lines of one setting, in order. A build stands for a version of Windows: builds have grown with every version. */
export function ruleLines(setting: RegistrySetting, facts: QuestionFacts): RuleLine[] {
	const builds = knownVersions(facts);
	const range = ({ ntAtLeast, ntBelow, kind }: WindowsRange): Pick<RuleLine, 'from' | 'below' | 'kind'> => ({
		from: ntAtLeast === undefined ? 0 : buildOf(ntAtLeast, builds),
		below: ntBelow === undefined ? NO_END : buildOf(ntBelow, builds),
		kind: kind ?? '',
	});
	const line = { setting: setting.id, test: 'any', value: 0 } as const;
	// Rules for some estates alone speak to nobody here, as in `judge`.
	const rules = setting.fine.filter(({ when }) => when === undefined);
	return [
		...rules.map(
			(rule): RuleLine => ({
				...line,
				...range(rule),
				state: 'present',
				test: rule.test,
				value: 'value' in rule ? rule.value : 0,
				means: rule.means,
				because: rule.because,
			}),
		),
		// Where no test holds it is work, and the first rule for this Windows says what is wrong.
		...rules
			.filter(({ test }) => test !== 'any')
			.map(
				(rule): RuleLine => ({
					...line,
					...range(rule),
					state: 'present',
					means: 'action',
					because: ('otherwise' in rule && rule.otherwise) || rule.because,
				}),
			),
		...setting.absent.map(
			(rule): RuleLine => ({ ...line, ...range(rule), state: 'absent', means: rule.means, because: rule.because }),
		),
		...notReadLines(setting, builds),
	];
}

/** What is so on some Windows even where nobody looked: whole stretches between the bounds of the rules. */
function notReadLines(setting: RegistrySetting, builds: readonly string[]): RuleLine[] {
	const bounds = [...setting.fine, ...setting.absent].flatMap(({ ntAtLeast, ntBelow }) =>
		[ntAtLeast ?? [], ntBelow ?? []].flat(),
	);
	const starts = ['0.0.0', ...new Set(bounds)].toSorted(compareVersions);
	return starts.flatMap((nt, at) =>
		(['client', 'server'] as const).flatMap((kind): RuleLine[] => {
			const { verdict, because } = whateverItHolds(setting, { nt, kind, bits: 64 });
			if (verdict === 'unknown') return [];
			const next = starts[at + 1];
			const [from, below] = [at === 0 ? 0 : buildOf(nt, builds), next === undefined ? NO_END : buildOf(next, builds)];
			return [{ setting: setting.id, state: 'not-read', from, below, kind, test: 'any', value: 0, means: verdict, because }];
		}),
	);
}

function knownVersions({ questions }: QuestionFacts): string[] {
	const options = questions.find(({ id }) => id === questionId('windows'))?.options ?? [];
	return options.flatMap(({ nt }) => nt ?? []).toSorted(compareVersions);
}

/**
 * The build at which a version begins. Of one that is named without a build, as "6.2", the facts know some builds and not
 * all: 7600 is a Windows 7 as 7601 is, and 6003 a Server 2008 as 6002 is. So it begins halfway between the last known one
 * of an older version and the first of its own.
 */
function buildOf(nt: string, known: readonly string[]): number {
	const build = (version: string | undefined) => Number(version?.split('.')[2] ?? 0);
	if (nt.split('.').length > 2) return build(nt);
	const before = build(known.findLast((each) => compareVersions(each, nt) < 0));
	const own = build(known.find((each) => compareVersions(each, nt) >= 0));
	return Math.ceil((before + Math.max(before, own)) / 2);
}

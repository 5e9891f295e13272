import type { AskedOption, QuestionFacts } from '../../knowledge/decision-facts.ts';
import { questionId } from '../../knowledge/named-in-code.ts';
import type { NamedWindows } from '../observation/observation.ts';

/** What a machine runs, as far as its name, version and kind tell. */
export interface ResolvedWindows {
	/** No Windows at all: a phone, a printer, Linux. */
	readonly isOther: boolean;
	/** major.minor.build for the rules; empty where no build is known. */
	readonly nt: string;
	readonly kind: 'client' | 'server' | undefined;
	/** Windows versions of the facts that it can be: one where it is certain, none where it is older than all of them. */
	readonly candidates: readonly AskedOption[];
	/** Where it is none of the facts' versions: the oldest of these that is newer. What is over for that one is over for it. */
	readonly olderThan?: AskedOption;
}

/** Windows versions of the facts, each with its build. */
interface Known {
	readonly option: AskedOption;
	readonly kind: 'client' | 'server';
	readonly nt: readonly [major: number, minor: number, build: number];
}

const knownBy = new WeakMap<QuestionFacts, readonly Known[]>();

function knownWindows(facts: QuestionFacts): readonly Known[] {
	const made = knownBy.get(facts);
	if (made !== undefined) return made;
	const options = facts.questions.find(({ id }) => id === questionId('windows'))?.options ?? [];
	const known = options.flatMap((option): Known[] => {
		if (option.nt === undefined) return [];
		const [major = 0, minor = 0, build = 0] = option.nt.split('.').map(Number);
		return [{ option, kind: option.traits?.includes('server') ? 'server' : 'client', nt: [major, minor, build] }];
	});
	knownBy.set(facts, known);
	return known;
}

/** The Windows versions that a machine can be by what a source says of it. */
export function resolveWindows(facts: QuestionFacts, named: NamedWindows): ResolvedWindows {
	const known = knownWindows(facts);
	const name = named.name
		.toLowerCase()
		.replace(/[^a-z0-9.]+/g, ' ')
		.trim();
	const numbers = numbersOf(named.version, known);
	const isWindows = name === '' || /\bwindows\b|\bhyper v server\b|\bazure stack hci\b/.test(name);
	if (!isWindows) return { isOther: true, nt: '', kind: undefined, candidates: [] };
	const kind = named.kind || kindOf(name);
	const ofKind = known.filter((each) => kind === '' || each.kind === kind);
	const candidates = numbers === undefined ? byName(name, ofKind) : byBuild(name, numbers, ofKind);
	const newer = candidates.length === 0 && numbers !== undefined ? nextNewer(numbers, known) : undefined;
	return {
		isOther: false,
		nt: numbers === undefined ? (single(candidates.map(({ option }) => option.nt ?? '')) ?? '') : numbers.join('.'),
		kind: kind || single(candidates.map((each) => each.kind)),
		candidates: candidates.map(({ option }) => option),
		...(newer !== undefined && { olderThan: newer }),
	};
}

function kindOf(name: string): NamedWindows['kind'] {
	if (/\bserver\b|\bazure stack hci\b/.test(name)) return 'server';
	return /\bwindows (nt |embedded )?(xp|vista|7|8|8\.1|10|11)\b/.test(name) ? 'client' : '';
}

/** "10.0.14393.7428", "10.0 (14393)", "6.3.9600", or a build alone, as numbers; builds alone take the rest from the facts. */
function numbersOf(version: string, known: readonly Known[]): [number, number, number] | undefined {
	const whole = /^\s*(\d{1,2})\.(\d{1,2})\D{1,3}(\d{4,5})(?!\d)/.exec(version);
	if (whole !== null) return [Number(whole[1]), Number(whole[2]), Number(whole[3])];
	const alone = /^\s*(\d{4,5})(?:\.\d+)?\s*$/.exec(version);
	if (alone === null) return undefined;
	const build = Number(alone[1]);
	const from = known.filter(({ nt }) => nt[2] <= build).toSorted((one, other) => other.nt[2] - one.nt[2])[0];
	return from === undefined ? undefined : [from.nt[0], from.nt[1], build];
}

function byBuild(name: string, [major, minor, build]: readonly [number, number, number], known: readonly Known[]): Known[] {
	const same = known.filter(({ nt }) => nt[0] === major && nt[1] === minor && nt[2] <= build);
	const bothKinds = new Set(same.map(({ kind }) => kind)).size > 1;
	// A kind that is not known leaves the newest of either, and servers have builds of their own.
	return (['client', 'server'] as const).flatMap((kind) => {
		const ofKind = same.filter((each) => each.kind === kind && (!bothKinds || kind === 'client' || each.nt[2] === build));
		const forAll = newest(ofKind.filter(({ option }) => option.editions === undefined));
		const forSome = ofKind.filter(({ option, nt }) => option.editions !== undefined && nt[2] === build);
		const named = forSome.filter(({ option }) => option.editions?.some((word) => name.split(' ').includes(word)));
		if (named.length > 0) return named;
		return namesEdition(name) || forSome.length === 0 ? forAll : [...forAll, ...forSome];
	});
}

function nextNewer(numbers: readonly [number, number, number], known: readonly Known[]): AskedOption | undefined {
	const after = (one: Known['nt'], other: Known['nt']) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
	return known.filter(({ nt }) => after(nt, numbers) > 0).toSorted((one, other) => after(one.nt, other.nt))[0]?.option;
}

/** Without a build the name decides: the longest label whose words it has; any Windows where it says no more than that. */
function byName(name: string, known: readonly Known[]): readonly Known[] {
	if (/^(microsoft )?(windows( server)?)?$/.test(name)) return known;
	const product = ({ option }: Known) =>
		option.label
			.toLowerCase()
			.replace(/,.*/, '')
			.replace(/ sp\d$/, '');
	const fitting = known.filter((each) => ` ${name} `.includes(` ${product(each)} `));
	const longest = Math.max(0, ...fitting.map((each) => product(each).length));
	return fitting.filter((each) => product(each).length === longest);
}

/** Whether a name says more than the product: "windows 10 pro", not "windows 10". */
function namesEdition(name: string): boolean {
	return !/^(microsoft )?(windows( nt)?( [\d.]+)?)?$/.test(name);
}

function newest(known: readonly Known[]): Known[] {
	const top = Math.max(0, ...known.map(({ nt }) => nt[2]));
	return known.filter(({ nt }) => nt[2] === top);
}

function single<Value>(values: readonly Value[]): Value | undefined {
	return new Set(values).size === 1 ? values[0] : undefined;
}

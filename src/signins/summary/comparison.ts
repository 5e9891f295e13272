import { membersOf } from '../../reading/json/members.ts';
import { type Dimension, type Group, groupKey } from '../session/legacy-records.ts';

/** By what two results are compared: what has an owner. */
export const COMPARED = ['application', 'account', 'device'] as const satisfies Dimension[];

/** Groups of one dimension with legacy TLS: only in the earlier result, in both, only in this one. */
export interface Change {
	readonly gone: readonly (readonly string[])[];
	readonly still: readonly (readonly string[])[];
	readonly new: readonly (readonly string[])[];
}

/** What changed since an earlier result. */
export interface Comparison {
	/** Name of the file that holds the earlier result. */
	readonly file: string;
	/** Legacy sign-ins in it. */
	readonly legacy: number;
	readonly changes: Readonly<Record<(typeof COMPARED)[number], Change>>;
}

/** An earlier result: its legacy sign-ins, and the names of its groups. */
export interface Earlier {
	readonly file: string;
	readonly legacy: number;
	readonly names: Readonly<Record<(typeof COMPARED)[number], readonly (readonly string[])[]>>;
}

/** The summary that this reader saves as JSON, as an earlier result; undefined where a value is none. */
export function earlierResult(value: unknown, file: string): Earlier | undefined {
	const members = membersOf(value);
	const legacy = membersOf(members.get('totals')).get('legacy');
	const groups = membersOf(members.get('groups'));
	if (typeof members.get('verdict') !== 'string' || typeof legacy !== 'number' || !groups.has('application')) return undefined;
	const names = Object.fromEntries(COMPARED.map((dimension) => [dimension, namesIn(groups.get(dimension))]));
	return { file, legacy, names: names as Earlier['names'] };
}

function namesIn(groups: unknown): readonly (readonly string[])[] {
	return (Array.isArray(groups) ? groups : []).flatMap((group) => {
		const names = membersOf(group).get('names');
		return Array.isArray(names) && names.every((name) => typeof name === 'string') ? [names as string[]] : [];
	});
}

/** What changed from an earlier result to these groups. What no name tells is left out: it is nobody's. */
export function comparisonWith(
	{ file, legacy, names }: Earlier,
	groups: Readonly<Record<(typeof COMPARED)[number], readonly Group[]>>,
): Comparison {
	const changes = COMPARED.map((dimension) => {
		const keyed = (all: readonly (readonly string[])[]) =>
			new Map(all.filter((one) => one.some((name) => name !== '')).map((one) => [groupKey(dimension, one), one]));
		const before = keyed(names[dimension]);
		const now = keyed(groups[dimension].map((group) => group.names));
		const change: Change = {
			gone: [...before].flatMap(([key, one]) => (now.has(key) ? [] : [one])),
			still: [...now].flatMap(([key, one]) => (before.has(key) ? [one] : [])),
			new: [...now].flatMap(([key, one]) => (before.has(key) ? [] : [one])),
		};
		return [dimension, change];
	});
	return { file, legacy, changes: Object.fromEntries(changes) as Comparison['changes'] };
}

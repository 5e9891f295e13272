import type { Fact, FactKey, Identity, NamedWindows, SharedLabels } from '../observation/observation.ts';
import { type Facts, factText } from './facts-text.ts';
import type { Statement } from './machine.ts';

/** Newest first; what has no time is older than all that has one. Statements of one time stand in a fixed order. */
export function newestFirst(one: Statement, other: Statement): number {
	return after(other.time) - after(one.time) || order(ownText(one), ownText(other));
}

/** What tells statements of one time apart, but for their facts, of which the worse count in any order. */
function ownText({ identity, source, windows, labels }: Statement): string {
	return JSON.stringify([identity, source, windows, Object.entries(labels).toSorted()]);
}

/** A time to compare with. */
export const after = (time: number) => (Number.isNaN(time) ? 0 : time);

/** The later of two times, of which either or both may be NaN. */
export const laterOf = (one: number, other: number) => (one >= other || Number.isNaN(other) ? one : other);

const order = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** How bad a fact is for its machine; of two that contradict each other the worse one counts. */
export type Severity = (key: FactKey, fact: Fact) => number;

export interface MergedFacts {
	readonly facts: Facts;
	readonly contradictions: readonly FactKey[];
}

/**
 * One fact a key: the newest that was read. Of readings of the same time, or without one, that differ, the worse counts
 * and the key is a contradiction. What was not read gives way to any reading.
 */
export function mergeFacts(statements: readonly Pick<Statement, 'facts' | 'time'>[], severity: Severity): MergedFacts {
	const facts = new Map<FactKey, Fact>();
	const times = new Map<FactKey, number>();
	const contradictions = new Set<FactKey>();
	for (const statement of statements)
		for (const [key, fact] of statement.facts) {
			const [known, time] = [facts.get(key), after(statement.time)];
			const isNewer = known === undefined || known.state === 'not-read' || time > (times.get(key) as number);
			if (known !== undefined && fact.state === 'not-read') continue;
			const isTie = known !== undefined && known.state !== 'not-read' && time === times.get(key);
			const differs = isTie && factText(known) !== factText(fact);
			if (differs) contradictions.add(key);
			else if (isNewer) contradictions.delete(key);
			if (!isNewer && !(differs && isWorse(key, fact, known, severity))) continue;
			facts.set(key, fact);
			times.set(key, time);
		}
	return { facts, contradictions: [...contradictions].toSorted() };
}

function isWorse(key: FactKey, fact: Fact, known: Fact, severity: Severity): boolean {
	const difference = severity(key, fact) - severity(key, known);
	return difference > 0 || (difference === 0 && factText(fact) < factText(known));
}

/**
 * Each part from the newest statement that has it; of builds that differ although none is newer, the oldest counts. A name
 * or a kind of another build than that does not count.
 */
export function mergeWindows(newest: readonly Statement[]): { readonly windows: NamedWindows; readonly contradicts: boolean } {
	const withVersion = newest.filter(({ windows }) => windows.version !== '');
	const build = (version: string) => /\d{4,5}/.exec(version)?.[0] ?? '';
	const number = ({ windows }: Statement) => Number(build(windows.version)) || Number.POSITIVE_INFINITY;
	const latest = withVersion
		.filter(({ time }) => after(time) === after(withVersion[0]?.time ?? 0))
		.reduce<Statement | undefined>(
			(oldest, each) => (oldest === undefined || number(each) < number(oldest) ? each : oldest),
			undefined,
		);
	const current = newest.filter(
		({ windows }) => latest === undefined || windows.version === '' || build(windows.version) === build(latest.windows.version),
	);
	const contradicts = withVersion.some(
		({ time, windows }) =>
			after(time) === after(latest?.time ?? 0) && build(windows.version) !== build(latest?.windows.version ?? ''),
	);
	const longest = (texts: readonly string[]) =>
		texts.toSorted((one, other) => other.length - one.length || order(one, other))[0] ?? '';
	const windows: NamedWindows = {
		name: longest(current.map(({ windows: { name } }) => name)),
		version:
			longest(
				current.filter(({ time }) => after(time) === after(latest?.time ?? 0)).map(({ windows: { version } }) => version),
			) ||
			(latest?.windows.version ?? ''),
		kind: current.find(({ windows: { kind } }) => kind !== '')?.windows.kind ?? '',
		bits: current.find(({ windows: { bits } }) => bits !== undefined)?.windows.bits,
	};
	return { windows, contradicts };
}

export function mergeIdentity(newest: readonly Statement[]): Identity {
	const first = (part: 'deviceId' | 'objectId' | 'fqdn' | 'name') =>
		newest.find(({ identity }) => identity[part] !== '')?.identity[part] ?? '';
	return {
		deviceId: first('deviceId'),
		objectId: first('objectId'),
		fqdn: first('fqdn'),
		name: first('name'),
		addresses: [...new Set(newest.flatMap(({ identity: { addresses } }) => addresses))].toSorted(),
	};
}

/** What any source says, newest first; that an account is disabled, or a name no machine's, is believed whoever says it. */
export function mergeLabels(all: readonly SharedLabels[]): SharedLabels {
	const unit = all.find((labels) => labels.unit !== undefined)?.unit;
	const group = all.find((labels) => labels.group !== undefined)?.group;
	const nature =
		all.find((labels) => labels.nature === 'cluster')?.nature ?? all.find(({ nature }) => nature !== undefined)?.nature;
	const enabled = all.flatMap((labels) => labels.enabled ?? []);
	return {
		...(unit !== undefined && { unit }),
		...(group !== undefined && { group }),
		...(nature !== undefined && { nature }),
		...(enabled.length > 0 && { enabled: !enabled.includes(false) }),
	};
}

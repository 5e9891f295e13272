import type { Earlier, Fact, FactKey, Labels, Observation } from '../../observation/observation.ts';
import type { EvidenceLine, SavedObservation } from './schema.ts';

/** What is saved of an observation: what was said of it stands beside it. */
export type Saved = Omit<Observation, 'earlier'>;

/** One machine as a line of the file, with its line feed. What is said twice is written once. */
export function evidenceLine(observations: readonly Saved[], judged: Earlier): string {
	const line: EvidenceLine = {
		tlsReadyEvidence: 1,
		judged: { ...judged, items: [...judged.items] },
		observations: [],
	};
	const texts = new Set(observations.map((observation) => JSON.stringify(saved(observation))));
	return `${JSON.stringify(line).slice(0, -2)}${[...texts].join(',')}]}\n`;
}

function saved({ source, time, identity, windows, facts, labels, contentVersion }: Saved): SavedObservation {
	const present: SavedObservation['present'] = {};
	const absent: string[] = [];
	const notRead: SavedObservation['notRead'] = {};
	for (const [key, fact] of [...facts].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
		if (fact.state === 'absent') absent.push(key);
		else if (fact.state === 'not-read') notRead[key] = fact.why;
		else present[key] = { type: fact.type, value: typeof fact.value === 'object' ? [...fact.value] : fact.value };
	}
	const { lastSeen, ...others } = labels;
	return {
		source,
		time: timeText(time),
		identity: { ...identity, addresses: [...identity.addresses] },
		windows: { ...windows, bits: windows.bits ?? null },
		present,
		absent,
		notRead,
		labels: { ...others, ...(lastSeen !== undefined && { lastSeen: timeText(lastSeen) }) },
		contentVersion,
	};
}

/** ISO 8601 in UTC; null for what is no time, or one that no four digits name the year of. */
function timeText(time: number): string | null {
	const text = Number.isNaN(new Date(time).getTime()) ? '' : new Date(time).toISOString();
	return /^\d{4}-/.test(text) ? text : null;
}

/**
 * The observations of a line. Anybody may have written it, so each part is taken only in the form that it has to have, and
 * anything else counts as not said; undefined where it is no observation at all.
 */
export function observationsOf(observations: unknown, judged: unknown): Observation[] | undefined {
	if (!Array.isArray(observations)) return undefined;
	const earlier = earlierOf(judged);
	const read = observations.filter(isRecord).map((each) => observationOf(each, earlier));
	return read.length === observations.length ? read : undefined;
}

function observationOf(given: Given, earlier: Earlier | undefined): Observation {
	const [identity, windows] = [recordOf(given['identity']), recordOf(given['windows'])];
	const facts = factsOf(given);
	return {
		source: textOf(given['source']),
		time: timeOf(given['time']),
		identity: {
			deviceId: textOf(identity['deviceId']),
			objectId: textOf(identity['objectId']),
			fqdn: textOf(identity['fqdn']),
			name: textOf(identity['name']),
			addresses: textsOf(identity['addresses']) ?? [],
		},
		windows: {
			name: textOf(windows['name']),
			version: textOf(windows['version']),
			kind: oneOf(windows['kind'], ['client', 'server']) ?? '',
			bits: oneOf(windows['bits'], [32, 64]),
		},
		facts,
		labels: labelsOf(recordOf(given['labels'])),
		contentVersion: textOf(given['contentVersion']),
		...(earlier !== undefined && { earlier }),
	};
}

/** What a fact is about; what is about nothing that is known here is passed over by those who judge. */
function factsOf(given: Given): ReadonlyMap<FactKey, Fact> {
	const facts = new Map<FactKey, Fact>();
	for (const key of textsOf(given['absent']) ?? []) facts.set(key as FactKey, { state: 'absent' });
	for (const [key, why] of Object.entries(recordOf(given['notRead'])))
		facts.set(key as FactKey, { state: 'not-read', why: textOf(why) });
	for (const [key, fact] of Object.entries(recordOf(given['present']))) {
		const { type, value } = recordOf(fact);
		const known = typeof value === 'number' || typeof value === 'string' ? value : textsOf(value);
		facts.set(
			key as FactKey,
			known === undefined
				? { state: 'not-read', why: 'The saved evidence holds no value.' }
				: { state: 'present', type: textOf(type), value: known },
		);
	}
	return facts;
}

function labelsOf({ unit, group, enabled, lastSeen, nature }: Given): Labels {
	const seen = timeOf(lastSeen);
	const known = oneOf(nature, ['cluster', 'unmanaged']);
	return {
		...(typeof unit === 'string' && { unit }),
		...(typeof group === 'string' && { group }),
		...(typeof enabled === 'boolean' && { enabled }),
		...(!Number.isNaN(seen) && { lastSeen: seen }),
		...(known !== undefined && { nature: known }),
	};
}

function earlierOf(given: unknown): Earlier | undefined {
	const { day, contentVersion, verdict, items, namesMasked } = recordOf(given);
	const known = oneOf(verdict, ['ready', 'action-needed', 'unknown']);
	if (known === undefined || typeof day !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
	return {
		day,
		contentVersion: textOf(contentVersion),
		verdict: known,
		items: textsOf(items) ?? [],
		namesMasked: namesMasked === true,
	};
}

type Given = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Given => typeof value === 'object' && value !== null && !Array.isArray(value);
const recordOf = (value: unknown): Given => (isRecord(value) ? value : {});
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const timeOf = (value: unknown): number => (typeof value === 'string' ? Date.parse(value) : Number.NaN);

function textsOf(value: unknown): string[] | undefined {
	return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : undefined;
}

function oneOf<Value extends string | number>(value: unknown, values: readonly Value[]): Value | undefined {
	return values.find((each) => each === value);
}

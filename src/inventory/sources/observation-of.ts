import type { Fact, FactKey, Identity, Labels, NamedWindows, Observation } from '../observation/observation.ts';

export const NO_IDENTITY: Identity = { deviceId: '', objectId: '', fqdn: '', name: '', addresses: [] };
export const NO_WINDOWS: NamedWindows = { name: '', version: '', kind: '', bits: undefined };
const NO_FACTS: ReadonlyMap<FactKey, Fact> = new Map();
const NO_LABELS: Labels = {};

/** An observation of which a source gives these parts. */
export function observationOf(
	given: Pick<Observation, 'source'> & {
		readonly identity: Partial<Identity>;
		readonly windows?: Partial<NamedWindows>;
		readonly time?: number;
		readonly facts?: ReadonlyMap<FactKey, Fact>;
		readonly labels?: Labels;
		readonly contentVersion?: string;
	},
): Observation {
	return {
		source: given.source,
		identity: named({ ...NO_IDENTITY, ...given.identity }),
		time: given.time ?? Number.NaN,
		windows: given.windows === undefined ? NO_WINDOWS : wholeWindows(given.windows),
		facts: given.facts ?? NO_FACTS,
		labels: given.labels ?? NO_LABELS,
		contentVersion: given.contentVersion ?? '',
	};
}

/** An object that has all parts stays what it is. */
function wholeWindows(given: Partial<NamedWindows>): NamedWindows {
	const { name, version, kind } = given;
	const isWhole = name !== undefined && version !== undefined && kind !== undefined && 'bits' in given;
	return isWhole ? (given as NamedWindows) : { ...NO_WINDOWS, ...given };
}

/** A full name stands where a bare one is given, and a bare one in place of a full one, as sources mix them. */
function named(identity: Identity): Identity {
	const { fqdn, name } = identity;
	if (fqdn === '' && /^[^.\s]+\.[^\s]+\.[^\s.]+$/.test(name))
		return { ...identity, fqdn: name, name: name.split('.')[0] as string };
	if (fqdn !== '' && !fqdn.includes('.')) return { ...identity, fqdn: '', name: name || fqdn };
	return identity;
}

/** An id, or nothing where it is empty or all zeros, as exports write "none". */
export function idOf(text: string): string {
	if (/^[{(]?[0-]*[)}]?$/.test(text)) return '';
	return /^[{(]|[)}]$/.test(text) ? text.replace(/^[{(]|[)}]$/g, '') : text;
}

import { COLLECTIONS, type CollectionName, type Facts } from '../knowledge/collections.ts';

/** A fact whose review day is over. */
export interface DueFact {
	/** Path below content/, without extension: "milestones/azure-storage". */
	readonly entry: string;
	/** YYYY-MM-DD by which it was to be looked at again. */
	readonly reviewBy: string;
}

/** Facts whose review day is before `today` (YYYY-MM-DD), the longest overdue first. */
export function dueFacts(facts: Facts, today: string): DueFact[] {
	return reviewed(facts).filter(({ reviewBy }) => reviewBy < today);
}

/** The facts that are to be looked at next, today's included. */
export function nextFacts(facts: Facts, today: string): DueFact[] {
	return reviewed(facts).filter(({ reviewBy }) => reviewBy >= today);
}

function reviewed(facts: Facts): DueFact[] {
	const names = Object.keys(COLLECTIONS) as CollectionName[];
	return names
		.flatMap((name) =>
			facts[name].flatMap((entry) =>
				'reviewBy' in entry && entry.reviewBy !== undefined ? [{ entry: `${name}/${entry.id}`, reviewBy: entry.reviewBy }] : [],
			),
		)
		.toSorted((one, other) => one.reviewBy.localeCompare(other.reviewBy) || one.entry.localeCompare(other.entry));
}

import { dateText } from '../advisor/milestone-status.ts';
import type { Facts } from '../knowledge/collections.ts';
import { statedOn } from './calendar.ts';

/** Something that became known: a date was published or moved, a newer version appeared. */
export interface Change {
	/** Stable: the same change has the same id in every build. */
	readonly id: string;
	readonly title: string;
	readonly text: string;
	/** From the root of the site. */
	readonly path: string;
	/** YYYY-MM-DD on which the document said so. */
	readonly day: string;
}

/** Changes of facts, newest first. */
export function changesOf(facts: Pick<Facts, 'milestones' | 'server-roles' | 'sources'>): Change[] {
	const dates = facts.milestones.flatMap((milestone) =>
		milestone.dates.map((entry, at): Change => {
			const before = milestone.dates[at - 1];
			return {
				id: `milestone:${milestone.id}:${entry.date}`,
				title: `${milestone.title}: ${dateText(entry.date)}`,
				text: [
					before === undefined ? 'Date published.' : `Moved from ${dateText(before.date)} to ${dateText(entry.date)}.`,
					...(entry.note === undefined ? [] : [entry.note]),
					milestone.effect,
				].join(' '),
				path: `/schedule/${milestone.id}/`,
				day: statedOn(entry.statedBy, facts.sources),
			};
		}),
	);
	const versions = facts['server-roles'].flatMap(({ id, name, newestVersion }): Change[] =>
		newestVersion === undefined
			? []
			: [
					{
						id: `version:${id}:${newestVersion.version}`,
						title: `${name}: newest known version ${newestVersion.version}`,
						text: `Newest version as of ${dateText(newestVersion.asOf)}.`,
						path: `/server-roles/${id}/`,
						day: newestVersion.asOf,
					},
				],
	);
	return [...dates, ...versions].toSorted((one, other) => other.day.localeCompare(one.day) || one.id.localeCompare(other.id));
}

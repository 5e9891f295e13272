import { dateText } from '../advisor/milestone-status.ts';
import { statedOn } from '../artifacts/calendar/calendar-text.ts';
import type { Facts } from '../knowledge/collections.ts';
import { newestFirst } from '../knowledge/newest-first.ts';

/** Something that became known: a date was published or moved, a newer version appeared, or this site says something else than before. */
export interface NewsItem {
	/** Stable: the same change has the same id in every build. */
	readonly id: string;
	/** published: by a document, on that day. said: by this site, from that day on. */
	readonly kind: 'published' | 'said';
	readonly title: string;
	readonly text: string;
	/** From the root of the site. */
	readonly path: string;
	/** YYYY-MM-DD on which the document said so. */
	readonly day: string;
}

/** Changes of facts, newest first. */
export function changesOf(facts: Pick<Facts, 'milestones' | 'server-roles' | 'sources' | 'changes'>): NewsItem[] {
	const dates = facts.milestones.flatMap((milestone) =>
		milestone.dates.map((entry, at): NewsItem => {
			const before = milestone.dates[at - 1];
			return {
				id: `milestone:${milestone.id}:${entry.date}`,
				kind: 'published',
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
	const versions = facts['server-roles'].flatMap(({ id, name, newestVersion }): NewsItem[] =>
		newestVersion === undefined
			? []
			: [
					{
						id: `version:${id}:${newestVersion.version}`,
						kind: 'published',
						title: `${name}: newest known version ${newestVersion.version}`,
						text: `Newest version as of ${dateText(newestVersion.asOf)}.`,
						path: `/server-roles/${id}/`,
						day: newestVersion.asOf,
					},
				],
	);
	const said = facts.changes.map(
		({ id, title, believed, holds, day }): NewsItem => ({
			id: `change:${id}`,
			kind: 'said',
			title,
			text: `Until then: ${believed} Since then: ${holds}`,
			path: `/changes/#${id}`,
			day,
		}),
	);
	return newestFirst([...dates, ...versions, ...said]);
}

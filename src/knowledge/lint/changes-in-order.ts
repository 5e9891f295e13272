import { COLLECTIONS, type CollectionName } from '../collections.ts';
import { compile } from '../compile.ts';
import { newItemsOf } from '../new-items.ts';
import { type Problem, shown } from '../problem.ts';
import type { Rule } from './rule.ts';

/** A change names an entry, item or milestone that is not there, or an item as gone that is; or its file does not begin with its day. */
export const changesInOrder: Rule = (facts) => {
	const entries = new Set(
		(Object.keys(COLLECTIONS) as CollectionName[]).flatMap((name) => facts[name].map(({ id }) => `${name}/${id}`)),
	);
	const items = new Set(compile(facts).actions.map(({ id }) => id));
	const gone = new Map(facts.changes.flatMap(({ day, goneItems }) => goneItems.map(({ id }) => [id, day] as const)));
	const milestones = new Set(facts.milestones.map(({ id }) => id));
	return facts.changes.flatMap((change) => {
		const file = `changes/${change.id}.yaml`;
		const missing = (key: string, ids: readonly string[], isThere: (id: string) => boolean, accepted: string): Problem[] =>
			ids.flatMap((id, at) => (isThere(id) ? [] : [{ file, key: `${key}.${at}`, found: shown(id), accepted }]));
		const anItem = 'the id of an item, or of one that a later change names in goneItems';
		const isOrWasItem = (id: string) => items.has(id) || (gone.get(id) ?? '') >= change.day;
		return [
			...(change.id.startsWith(`${change.day}-`)
				? []
				: [{ file, key: 'day', found: change.day, accepted: 'the day with which the name of the file begins' }]),
			...missing('facts', change.facts, (name) => entries.has(name), 'an entry of content/, as collection/id'),
			...missing(
				'newItems',
				newItemsOf(change).map(({ item }) => item),
				isOrWasItem,
				anItem,
			),
			...missing(
				'goneItems',
				change.goneItems.map(({ id }) => id),
				(id) => !items.has(id),
				'an item that is no more',
			),
			...missing(
				'goneItems.became',
				change.goneItems.flatMap(({ became }) => became ?? []),
				isOrWasItem,
				anItem,
			),
			...missing('newMilestones', change.newMilestones, (id) => milestones.has(id), 'an entry of content/milestones'),
			...missing(
				'movedDates',
				change.movedDates.map(({ milestone }) => milestone),
				(id) => milestones.has(id),
				'an entry of content/milestones',
			),
		];
	});
};

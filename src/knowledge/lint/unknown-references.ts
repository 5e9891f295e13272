import { COLLECTIONS, type CollectionName, type Facts } from '../collections.ts';
import { compile } from '../compile.ts';
import type { Condition } from '../condition.ts';
import { leavesOf } from '../leaves.ts';
import { newItemsOf } from '../new-items.ts';
import { fileOf, type Origin } from '../origin.ts';
import { placedConditions } from '../placed-conditions.ts';
import { type Problem, shown } from '../problem.ts';
import type { Rule } from './rule.ts';

/** An entry names another that does not exist. */
export const unknownReferences: Rule = (facts) => [...namedEntries(facts), ...hosts(facts), ...conditions(facts)];

/** Field names that hold ids, and the collection that they point into, wherever they stand. */
const REFERENCES: Readonly<Record<string, CollectionName>> = {
	source: 'sources',
	disagreements: 'disagreements',
	settings: 'registry-settings',
	dueBy: 'milestones',
	onlyIfEmpty: 'azure-settings',
};

const AN_ITEM = 'the id of an action, or <role>.<rule> of a server role';

function namedEntries(facts: Facts): Problem[] {
	const targets = new Map(
		Object.entries(REFERENCES).map(([field, name]) => [
			field,
			{ ids: new Set(facts[name].map(({ id }) => id)), accepted: `an entry of content/${name}` },
		]),
	);
	const { actions, questions } = compile(facts);
	targets.set('endsOf', { ids: new Set(questions.map(({ id }) => id)), accepted: 'the id of a question' });
	const items = new Set(actions.map(({ id }) => id));
	for (const field of ['after', 'item', 'makesNeedless']) targets.set(field, { ids: items, accepted: AN_ITEM });
	return (Object.keys(COLLECTIONS) as CollectionName[]).flatMap((collection) =>
		facts[collection].flatMap((entry) => {
			const file = `${collection}/${entry.id}.${collection === 'guides' ? 'md' : 'yaml'}`;
			return [...fieldsIn(entry)].flatMap(([key, name, value]) => {
				const target = targets.get(name);
				if (target === undefined || target.ids.has(value)) return [];
				return [{ file, key, found: shown(value), accepted: target.accepted }];
			});
		}),
	);
}

/** Strings in fields, and in lists that are fields, with the field's name. */
function* fieldsIn(value: unknown, path = ''): Generator<readonly [path: string, name: string, text: string]> {
	if (typeof value !== 'object' || value === null) return;
	for (const [name, part] of Object.entries(value)) {
		const key = path === '' ? name : `${path}.${name}`;
		for (const text of [part].flat()) if (typeof text === 'string') yield [key, name, text];
		yield* fieldsIn(part, key);
	}
}

function hosts(facts: Facts): Problem[] {
	const servers = facts['operating-systems'].filter(({ kind }) => kind === 'server').map(({ id }) => id);
	return facts['server-roles']
		.filter(({ host }) => host !== undefined && !servers.includes(host.minimum))
		.map(({ id, host }) => ({
			file: `server-roles/${id}.yaml`,
			key: 'host.minimum',
			found: shown(host?.minimum),
			accepted: `one of ${servers.join(', ')}`,
		}));
}

function conditions(facts: Facts): Problem[] {
	const decisions = compile(facts);
	const { questions, actions } = decisions;
	return [...placedConditions(decisions), ...conditionsOfChanges(facts)].flatMap(({ origin, condition }) => {
		const file = fileOf(origin);
		return leavesOf(condition).flatMap((leaf): Problem[] => {
			if ('action' in leaf)
				return actions.some(({ id }) => id === leaf.action)
					? []
					: [
							{
								file,
								key: `${origin.key}.action`,
								found: shown(leaf.action),
								accepted: AN_ITEM,
							},
						];
			const question = questions.find(({ id }) => id === leaf.question);
			if (question === undefined)
				return [
					{
						file,
						key: `${origin.key}.question`,
						found: shown(leaf.question),
						accepted: `one of ${questions.map(({ id }) => id).join(', ')}`,
					},
				];
			if ('includes' in leaf) {
				const options = question.options.map(({ id }) => id);
				return leaf.includes
					.filter((id) => !options.includes(id))
					.map((id) => ({
						file,
						key: `${origin.key}.includes (${question.id})`,
						found: shown(id),
						accepted: `one of ${options.join(', ')}`,
					}));
			}
			if ('trait' in leaf) {
				const traits = [...new Set(question.options.flatMap((option) => option.traits ?? []))];
				return traits.includes(leaf.trait)
					? []
					: [
							{
								file,
								key: `${origin.key}.trait (${question.id})`,
								found: shown(leaf.trait),
								accepted: `one of ${traits.join(', ') || 'no traits'}`,
							},
						];
			}
			return [];
		});
	});
}

/** They decide nothing about a plan of today, so that they are no part of what plans are made from. */
function conditionsOfChanges({ changes }: Facts): { readonly origin: Origin; readonly condition: Condition }[] {
	return changes.flatMap((change) =>
		[
			...newItemsOf(change).map(({ when }, at) => ({ key: `newItems.${at}.when`, when })),
			...change.goneItems.map(({ when }, at) => ({ key: `goneItems.${at}.when`, when })),
		].flatMap(({ key, when }) =>
			when === undefined ? [] : [{ origin: { collection: 'changes', id: change.id, key } as const, condition: when }],
		),
	);
}

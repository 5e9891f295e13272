import type { Change } from '../knowledge/change.ts';
import { COLLECTIONS, type CollectionName, type Facts } from '../knowledge/collections.ts';
import type { DecisionFacts } from '../knowledge/decision-facts.ts';
import { newItemsOf } from '../knowledge/new-items.ts';
import { newestFirst } from '../knowledge/newest-first.ts';
import { checklistPath } from './checklist-path.ts';
import type { Reference } from './references.ts';

/** Entries of the log about these entries of content/ ("milestones/azure-storage"), newest first. */
export function changesAbout({ changes }: Pick<Facts, 'changes'>, names: ReadonlySet<string>): Change[] {
	return newestFirst(changes).filter(({ facts }) => facts.some((name) => names.has(name)));
}

/** Names of the entries of content/ that a page was made from: `value` is one of them, or lists and objects with some in them. */
export function namesOf(facts: Facts, value: unknown): Set<string> {
	const known = new Map<unknown, string>(
		(Object.keys(COLLECTIONS) as CollectionName[]).flatMap((name) =>
			facts[name].map((entry) => [entry, `${name}/${entry.id}`] as const),
		),
	);
	const found = new Set<string>();
	const look = (part: unknown): void => {
		const name = known.get(part);
		if (name !== undefined) found.add(name);
		else if (typeof part === 'object' && part !== null) Object.values(part).forEach(look);
	};
	look(value);
	return found;
}

/** Pages of the entries that a change is about, and of the items that came with it. */
export function pagesOf(change: Change, facts: Facts, decisions: DecisionFacts): Reference[] {
	const items = newItemsOf(change).map(({ item }) => `actions/${item}`);
	const pages = [...new Set([...change.facts, ...items])].flatMap((name) => pageOf(name, facts, decisions) ?? []);
	return [...new Map(pages.map((page) => [page.path, page])).values()];
}

function pageOf(name: string, facts: Facts, { actions }: DecisionFacts): Reference | undefined {
	const [collection, id = ''] = name.split('/') as [CollectionName, string?];
	const page = PAGES[collection];
	if (collection === 'actions') {
		const action = actions.find((candidate) => candidate.id === id);
		return action === undefined ? undefined : { path: checklistPath(action), label: action.title };
	}
	const entry: object | undefined = facts[collection].find((candidate) => candidate.id === id);
	return page === undefined || entry === undefined ? undefined : { path: page(id), label: labelOf(entry, id) };
}

/** Where an entry of a collection is read. */
const PAGES: Partial<Record<CollectionName, (id: string) => string>> = {
	milestones: (id) => `/schedule/${id}/`,
	clients: (id) => `/clients/${id}/`,
	'server-roles': (id) => `/server-roles/${id}/`,
	'operating-systems': (id) => `/windows/${id}/`,
	dotnet: (id) => `/dotnet/${id}/`,
	'registry-settings': (id) => `/registry/${id}/`,
	disagreements: (id) => `/disagreements/#${id}`,
	endpoints: (id) => `/endpoints/#${id}`,
	'azure-settings': (id) => `/azure-settings/#${id}`,
	'error-messages': (id) => `/errors/#${id}`,
	'root-certificates': () => '/guides/certificates/',
	guides: (id) => `/guides/${id}/`,
	sources: (id) => `/sources/#${id}`,
};

/** What an entry is called: collections name it differently. */
function labelOf(entry: object, id: string): string {
	const fields = entry as Readonly<Record<string, unknown>>;
	const label = ['title', 'name', 'text', 'host', 'service']
		.map((field) => fields[field])
		.find((text) => typeof text === 'string');
	return typeof label === 'string' ? label : id;
}

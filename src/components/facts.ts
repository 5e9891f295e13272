import { getCollection } from 'astro:content';
import { milestoneStatus, statusText } from '../advisor/milestone-status.ts';
import type { Facts } from '../knowledge/collections.ts';
import { compile } from '../knowledge/compile.ts';
import type { DecisionFacts } from '../knowledge/decision-facts.ts';
import type { Milestone } from '../knowledge/milestone.ts';
import { BUILD_DAY, CONTENT_VERSION } from './site.ts';

async function collect(): Promise<Facts> {
	return {
		sources: (await getCollection('sources')).map(({ data }) => data),
		milestones: (await getCollection('milestones')).map(({ data }) => data),
		clients: (await getCollection('clients')).map(({ data }) => data),
		'server-roles': (await getCollection('server-roles')).map(({ data }) => data),
		'operating-systems': (await getCollection('operating-systems')).map(({ data }) => data),
		dotnet: (await getCollection('dotnet')).map(({ data }) => data),
		'registry-settings': (await getCollection('registry-settings')).map(({ data }) => data),
		disagreements: (await getCollection('disagreements')).map(({ data }) => data),
		questions: (await getCollection('questions')).map(({ data }) => data),
		actions: (await getCollection('actions')).map(({ data }) => data),
		endpoints: (await getCollection('endpoints')).map(({ data }) => data),
		'azure-settings': (await getCollection('azure-settings')).map(({ data }) => data),
		'error-messages': (await getCollection('error-messages')).map(({ data }) => data),
		guides: (await getCollection('guides')).map(({ id, data }) => ({ id, ...data })),
		version: CONTENT_VERSION,
	};
}

let facts: Promise<Facts> | undefined;
let decisions: Promise<DecisionFacts> | undefined;

/** Every fact, as pages read them. */
export function siteFacts(): Promise<Facts> {
	facts ??= collect();
	return facts;
}

/** Questions and actions as the wizard decides on them. */
export function decisionFacts(): Promise<DecisionFacts> {
	decisions ??= siteFacts().then(compile);
	return decisions;
}

/** The entry with that id. @throws Error if there is none; content checks have seen to it that there is. */
export function byId<Entry extends { readonly id: string }>(entries: readonly Entry[], id: string): Entry {
	const entry = entries.find((candidate) => candidate.id === id);
	if (entry === undefined) throw new Error(`no entry "${id}"`);
	return entry;
}

/** Status of a milestone on the day of the build. */
export function builtStatusText(milestone: Milestone): string {
	return statusText(milestone.kind, milestoneStatus(milestone, BUILD_DAY));
}

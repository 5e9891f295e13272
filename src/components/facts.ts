import { getCollection } from 'astro:content';
import type { CollectionName, Entry, Facts } from '../knowledge/collections.ts';
import { compile } from '../knowledge/compile.ts';
import type { DecisionFacts } from '../knowledge/decision-facts.ts';
import { CONTENT_VERSION } from './site.ts';

/** Entries as content.config.ts has checked them; the type of its schemas does not survive the way through Astro. */
async function entriesOf<Name extends Exclude<CollectionName, 'guides'>>(name: Name): Promise<readonly Entry<Name>[]> {
	return (await getCollection(name)).map(({ data }) => data as Entry<Name>);
}

async function collect(): Promise<Facts> {
	return {
		sources: await entriesOf('sources'),
		milestones: await entriesOf('milestones'),
		clients: await entriesOf('clients'),
		'server-roles': await entriesOf('server-roles'),
		'operating-systems': await entriesOf('operating-systems'),
		dotnet: await entriesOf('dotnet'),
		'registry-settings': await entriesOf('registry-settings'),
		disagreements: await entriesOf('disagreements'),
		questions: await entriesOf('questions'),
		actions: await entriesOf('actions'),
		endpoints: await entriesOf('endpoints'),
		'cipher-suites': await entriesOf('cipher-suites'),
		'azure-settings': await entriesOf('azure-settings'),
		'error-messages': await entriesOf('error-messages'),
		'log-limits': await entriesOf('log-limits'),
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

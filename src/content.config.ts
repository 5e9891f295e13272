import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'zod';
import { checkedFacts } from './content-check/check.ts';
import { COLLECTIONS, type CollectionName } from './knowledge/collections.ts';

/** The collections are read and checked by src/knowledge, so that tests, command line and site see the same facts. */
function fromContent<Name extends Exclude<CollectionName, 'guides'>>(name: Name) {
	return defineCollection({
		loader: async () => (await checkedFacts())[name].map((entry) => ({ ...entry })),
		schema: COLLECTIONS[name],
	});
}

function withoutDates(value: unknown): unknown {
	if (value instanceof Date) return value.toISOString().slice(0, 10);
	if (Array.isArray(value)) return value.map(withoutDates);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutDates(part)]));
}

export const collections = {
	sources: fromContent('sources'),
	milestones: fromContent('milestones'),
	clients: fromContent('clients'),
	'server-roles': fromContent('server-roles'),
	'operating-systems': fromContent('operating-systems'),
	dotnet: fromContent('dotnet'),
	'registry-settings': fromContent('registry-settings'),
	disagreements: fromContent('disagreements'),
	questions: fromContent('questions'),
	actions: fromContent('actions'),
	endpoints: fromContent('endpoints'),
	'cipher-suites': fromContent('cipher-suites'),
	'azure-settings': fromContent('azure-settings'),
	'error-messages': fromContent('error-messages'),
	'log-limits': fromContent('log-limits'),
	guides: defineCollection({
		loader: glob({ base: './content/guides', pattern: '*.md' }),
		// Astro's YAML reads a bare day as a date, which all other collections, and the check, have as text.
		schema: z.preprocess(withoutDates, COLLECTIONS.guides.omit({ id: true })),
	}),
};

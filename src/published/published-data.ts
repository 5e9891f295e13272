import { Ajv2020 } from 'ajv/dist/2020.js';
import { z } from 'zod';
import { WrittenPrerequisite, WrittenSettings, WrittenStep } from '../knowledge/action.ts';
import { COLLECTIONS, type CollectionName, type Facts } from '../knowledge/collections.ts';

/** What each collection holds, for the documentation of the data. */
export const PUBLISHED: Readonly<Record<CollectionName, string>> = {
	milestones: 'The schedule: one entry for each service and cloud, with every published date.',
	clients: 'Clients and the versions from which they do TLS 1.2.',
	'server-roles': 'Server roles: versions, ranges with their own rules, host, .NET Framework, registry values.',
	'operating-systems': 'Windows versions: what each layer does by default, updates, cipher suites, end of support.',
	dotnet: '.NET Framework versions: release values, defaults, end of support.',
	'registry-settings': 'Registry values: key, name, type, what to write, what counts as fine, what absent means.',
	actions: 'Checklist items with their conditions; those of server roles stand with the roles.',
	questions: "The wizard's questions.",
	disagreements: 'Where documents contradict each other, and what we hold to.',
	endpoints: 'Hosts that an estate must reach with TLS 1.2, by cloud.',
	'cipher-suites': 'Cipher suites that Microsoft services accept.',
	'root-certificates': 'Root certificates of Microsoft services, with their thumbprints.',
	'azure-settings': 'The minimum-TLS setting of each type of Azure resource.',
	'error-messages': 'Errors that point to TLS, and what to do.',
	'log-limits': 'How long sign-ins are kept, and how many records one download holds.',
	'flag-absences': 'What a missing legacy TLS entry means, by form of the record and sign-in type.',
	sources: 'The documents that facts are cited from.',
	guides: 'Titles and sources of the guides.',
	changes: 'What this site said before and says since, with the entries, items and dates that changed.',
};

/** Document published at /api/v1/<collection>.json. */
export interface PublishedCollection {
	readonly contentVersion: string;
	readonly entries: readonly unknown[];
}

/**
 * JSON Schema (2020-12) of a published collection. Fields may be added later, never renamed,
 * so it does not forbid what it does not know.
 */
export function schemaOf(name: CollectionName): object {
	const schema: z.ZodType = z.object({
		contentVersion: z.string().describe('Hash of all facts: the same facts give the same version.'),
		entries: z.array(COLLECTIONS[name]),
	});
	return z.toJSONSchema(schema, {
		override: ({ zodSchema, jsonSchema }) => {
			delete jsonSchema.additionalProperties;
			if (CONDITIONAL.some(({ written }) => zodSchema === written)) {
				delete jsonSchema.anyOf;
				Object.assign(jsonSchema, { type: 'string', minLength: 1 });
			}
			for (const { field, beside, description } of CONDITIONAL)
				if (jsonSchema.properties?.[field] !== undefined)
					jsonSchema.properties[beside] = { description, type: 'array', items: { type: 'object', required: ['when'] } };
		},
	});
}

type Written<Schema extends z.ZodType> = Exclude<z.infer<Schema>, string>;

/**
 * Lists that were published as texts or ids before their parts could have conditions. They stay so; the parts that
 * have a condition are told beside them.
 */
const CONDITIONAL = [
	{
		field: 'steps',
		beside: 'conditionalSteps',
		description: 'Steps that are only for some estates, by their place in "steps" from 0, with the condition.',
		written: WrittenStep,
		plain: (part: Written<typeof WrittenStep>) => [part.text],
		told: ({ when }: Written<typeof WrittenStep>, at: number) => ({ step: at, when }),
	},
	{
		field: 'verify',
		beside: 'conditionalVerify',
		description: 'Checks that are only for some estates, by their place in "verify" from 0, with the condition.',
		written: WrittenStep,
		plain: (part: Written<typeof WrittenStep>) => [part.text],
		told: ({ when }: Written<typeof WrittenStep>, at: number) => ({ check: at, when }),
	},
	{
		field: 'after',
		beside: 'conditionalAfter',
		description: 'Items of "after" that have to be done first only in some estates, with the condition.',
		written: WrittenPrerequisite,
		plain: (part: Written<typeof WrittenPrerequisite>) => [part.item],
		told: (part: Written<typeof WrittenPrerequisite>) => part,
	},
	{
		field: 'settings',
		beside: 'conditionalSettings',
		description: 'Settings of "settings" that are set only in some estates, with the condition.',
		written: WrittenSettings,
		plain: (part: Written<typeof WrittenSettings>) => part.settings,
		told: (part: Written<typeof WrittenSettings>) => part,
	},
] as const;

/** Document published at /api/v1/all.json: every collection in one file. */
export interface PublishedData {
	/** Of the addresses and shapes; another one would be under another address. */
	readonly apiVersion: 'v1';
	readonly contentVersion: string;
	readonly collections: Readonly<Record<CollectionName, readonly unknown[]>>;
}

const NAMES = Object.keys(COLLECTIONS) as CollectionName[];

/** Every collection, each validated against its own schema. @throws Error that names the first fault */
export function publishAll(facts: Facts): PublishedData {
	const collections = Object.fromEntries(NAMES.map((name) => [name, publish(facts, name).entries]));
	return { apiVersion: 'v1', contentVersion: facts.version, collections: collections as PublishedData['collections'] };
}

/**
 * JSON Schema (2020-12) of all collections in one file. It holds the schema of each under the address that this has beside it
 * (/api/v1/<collection>.schema.json), so that what it refers to in itself is found.
 */
export function schemaOfAll(): object {
	return {
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		type: 'object',
		properties: {
			apiVersion: { const: 'v1' },
			contentVersion: { type: 'string', description: 'Hash of all facts: the same facts give the same version.' },
			collections: {
				type: 'object',
				properties: Object.fromEntries(
					NAMES.map((name) => [name, { description: PUBLISHED[name], $ref: `${name}.schema.json#/properties/entries` }]),
				),
				required: NAMES,
			},
		},
		required: ['apiVersion', 'contentVersion', 'collections'],
		$defs: Object.fromEntries(NAMES.map((name) => [name, { $id: `${name}.schema.json`, ...schemaOf(name) }])),
	};
}

/** An entry with these lists as texts or ids, however deep they stand. */
function withPlainLists(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withPlainLists);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).flatMap(([key, part]): [string, unknown][] => {
		const list = CONDITIONAL.find(({ field }) => field === key);
		if (list === undefined) return [[key, withPlainLists(part)]];
		// Each list has parts of its own schema, which the compiler cannot follow through the search.
		const { plain, told } = list as { plain(written: unknown): string[]; told(written: unknown, at: number): unknown };
		const parts = part as readonly unknown[];
		const conditional = parts.flatMap((each, at) => (typeof each === 'string' ? [] : [told(each, at)]));
		return [
			[key, parts.flatMap((each) => (typeof each === 'string' ? [each] : plain(each)))],
			...(conditional.length === 0 ? [] : [[list.beside, conditional] as [string, unknown]]),
		];
	});
	return Object.fromEntries(entries);
}

/** The published form of a collection, validated against its own schema. @throws Error that names the first fault. */
export function publish(facts: Facts, name: CollectionName): PublishedCollection {
	const published = { contentVersion: facts.version, entries: facts[name].map(withPlainLists) };
	// Formats (date, uri) were checked when content was read; Ajv carries none by itself.
	const ajv = new Ajv2020({ strict: false, validateFormats: false });
	if (!ajv.validate(schemaOf(name), published)) throw new Error(`${name} does not fit its schema: ${ajv.errorsText()}`);
	return published;
}

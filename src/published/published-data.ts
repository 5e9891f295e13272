import { Ajv2020 } from 'ajv/dist/2020.js';
import { z } from 'zod';
import { WrittenStep } from '../knowledge/action.ts';
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
	'log-limits': 'How long sign-ins are kept, and how many one download holds.',
	sources: 'The documents that facts are cited from.',
	guides: 'Titles and sources of the guides.',
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
			if (zodSchema === WrittenStep) {
				delete jsonSchema.anyOf;
				Object.assign(jsonSchema, PUBLISHED_STEP);
			}
			if (jsonSchema.properties?.['steps'] !== undefined) jsonSchema.properties['conditionalSteps'] = CONDITIONAL_STEPS;
		},
	});
}

/** Steps were published as texts before they could have conditions, and stay so; those that have one are told beside them. */
const PUBLISHED_STEP = { type: 'string', minLength: 1 } as const;
const CONDITIONAL_STEPS = {
	description: 'Steps that are for some estates alone, by their place in "steps" from 0, with the condition.',
	type: 'array' as const,
	items: {
		type: 'object' as const,
		properties: { step: { type: 'integer' as const }, when: { type: 'object' as const } },
		required: ['step', 'when'],
	},
};

/** An entry with its steps as texts, however deep they stand. */
function withPlainSteps(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withPlainSteps);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).flatMap(([key, part]): [string, unknown][] => {
		if (key !== 'steps') return [[key, withPlainSteps(part)]];
		const steps = part as readonly z.infer<typeof WrittenStep>[];
		const conditional = steps.flatMap((step, at) => (typeof step === 'string' ? [] : [{ step: at, when: step.when }]));
		return [
			['steps', steps.map((step) => (typeof step === 'string' ? step : step.text))],
			...(conditional.length === 0 ? [] : [['conditionalSteps', conditional] as [string, unknown]]),
		];
	});
	return Object.fromEntries(entries);
}

/** The published form of a collection, validated against its own schema. @throws Error that names the first fault. */
export function publish(facts: Facts, name: CollectionName): PublishedCollection {
	const published = { contentVersion: facts.version, entries: facts[name].map(withPlainSteps) };
	// Formats (date, uri) were checked when content was read; Ajv carries none by itself.
	const ajv = new Ajv2020({ strict: false, validateFormats: false });
	if (!ajv.validate(schemaOf(name), published)) throw new Error(`${name} does not fit its schema: ${ajv.errorsText()}`);
	return published;
}

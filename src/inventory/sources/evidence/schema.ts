import { z } from 'zod';

/** ISO 8601 in UTC; null where nothing said when. */
const Time = z.iso.datetime().nullable();

const Value = z.union([z.number(), z.string(), z.array(z.string())]);

const Observation = z.strictObject({
	/** Id of the source that said it. */
	source: z.string(),
	/** When it was collected. */
	time: Time,
	identity: z.strictObject({
		deviceId: z.string(),
		objectId: z.string(),
		fqdn: z.string(),
		name: z.string(),
		addresses: z.array(z.string()),
	}),
	windows: z.strictObject({
		name: z.string(),
		version: z.string(),
		kind: z.enum(['client', 'server', '']),
		bits: z.union([z.literal(32), z.literal(64)]).nullable(),
	}),
	/** What was looked at, by what it is about ("setting:ID", "update:KB…", "role:ID", "dotnet-release"). What is named in none of the three was not looked at. */
	present: z.record(z.string(), z.strictObject({ type: z.string(), value: Value })),
	/** Looked for and not there. */
	absent: z.array(z.string()),
	/** Could not be read, with the reason. */
	notRead: z.record(z.string(), z.string()),
	labels: z.strictObject({
		unit: z.string().optional(),
		group: z.string().optional(),
		enabled: z.boolean().optional(),
		lastSeen: Time.optional(),
		nature: z.enum(['cluster', 'unmanaged']).optional(),
	}),
	/** Of the rules under which it was collected; empty where the source does not say. */
	contentVersion: z.string(),
});

/** One line of saved evidence, about one machine. Published as JSON Schema; fields are added, never renamed. */
export const EvidenceLine = z.strictObject({
	tlsReadyEvidence: z.literal(1),
	/** What the rules of that day made of it. Later rules judge the observations anew. */
	judged: z.strictObject({
		day: z.iso.date(),
		contentVersion: z.string(),
		verdict: z.enum(['ready', 'action-needed', 'unknown']),
		/** Ids of the items of the checklist that it certainly needed. */
		items: z.array(z.string()),
		/** Whether names are stand-ins, numbered for this file alone. */
		namesMasked: z.boolean(),
	}),
	observations: z.array(Observation),
});
export type EvidenceLine = z.infer<typeof EvidenceLine>;
export type SavedObservation = z.infer<typeof Observation>;

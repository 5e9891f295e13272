import { z } from 'zod';
import { Phase, Priority } from '../../knowledge/action.ts';
import { Citation, Confidence } from '../../knowledge/citation.ts';
import { FindOut } from '../../knowledge/question.ts';

/** The plan as a file for machines. Published as JSON Schema beside the data; fields are added, never renamed. */
export const PlanDocument = z.strictObject({
	$schema: z.string(),
	/** What this file is, for a person who opens it. */
	about: z.string(),
	contentVersion: z.string(),
	/** YYYY-MM-DD on which it was made: what had passed and what was still to come then. */
	day: z.string(),
	/** Address that recreates the answers. */
	address: z.string(),
	answers: z.record(z.string(), z.union([z.array(z.string()), z.literal('not-sure')])),
	verdict: z.enum(['ready', 'action-needed', 'unknown']),
	verdictText: z.string(),
	milestones: z.array(
		z.strictObject({
			id: z.string(),
			title: z.string(),
			effect: z.string(),
			status: z.enum(['no-date', 'upcoming', 'under-way', 'in-effect', 'in-part', 'passed-unconfirmed']),
			date: z.string().nullable(),
			/** Its current date as published; null where none is. */
			published: z.string().nullable(),
			text: z.string(),
			confirmedNote: z.string(),
			cites: z.array(Citation),
		}),
	),
	items: z.array(
		z.strictObject({
			id: z.string(),
			phase: Phase,
			priority: Priority,
			title: z.string(),
			why: z.string(),
			appliesTo: z.array(z.string()),
			reasons: z.array(
				z.strictObject({
					kind: z.enum(['answer', 'item', 'everyone']),
					question: z.string(),
					subject: z.string(),
					values: z.array(z.string()),
				}),
			),
			/** In order. One that is for some estates alone, where an answer is missing to say whether for this one, begins with its condition in words. */
			steps: z.array(z.string()),
			verify: z.array(z.string()),
			/** Its deadline, else the earliest end of support. */
			due: z.string().nullable(),
			/** Every date that bears on it. */
			dates: z.array(
				z.strictObject({
					kind: z.enum(['deadline', 'earlier-deadline', 'end-of-free-updates', 'end-of-support']),
					date: z.string(),
					of: z.string(),
				}),
			),
			/** Ids of the items to do before it. */
			after: z.array(z.string()),
			/** Items that replace part of what it is for, and that part: it need not be done there. */
			needless: z.array(z.strictObject({ item: z.string(), parts: z.array(z.string()) })),
			settings: z.array(z.string()),
			cites: z.array(Citation),
			confidence: Confidence,
			disagreements: z.array(z.string()),
		}),
	),
	unknowns: z.array(
		z.strictObject({ question: z.string(), title: z.string(), findOut: FindOut, couldMean: z.array(z.string()) }),
	),
	settings: z.array(
		z.strictObject({
			id: z.string(),
			path: z.string(),
			name: z.string(),
			type: z.string(),
			/** DWORD to write, as a number. */
			value: z.number(),
		}),
	),
	shapes: z.array(
		z.strictObject({
			id: z.string(),
			architecture: z.enum(['x64', 'x86']),
			windows: z.array(z.string()),
			settings: z.array(z.string()),
		}),
	),
	/** Hosts that must be reached with TLS 1.2. */
	endpoints: z.array(z.strictObject({ host: z.string(), service: z.string(), cloud: z.string() })),
	/** What people noted about items, also about items that this plan does not have. Fits `items` by id. */
	progress: z.array(
		z.strictObject({
			id: z.string(),
			/** Title when this was noted. */
			title: z.string(),
			/** When this was noted, ISO 8601 in UTC: of two records of an item the later one holds. */
			changed: z.string(),
			/** When the item was ticked, and the parts of the estate that it named then. Left out where it is not ticked. */
			done: z.strictObject({ day: z.string(), appliesTo: z.array(z.string()) }).optional(),
			owner: z.string().optional(),
			note: z.string().optional(),
		}),
	),
	/** Documents cited above. */
	sources: z.array(
		z.strictObject({
			id: z.string(),
			title: z.string(),
			publisher: z.string(),
			kind: z.enum(['official', 'official-copy', 'third-party']),
			date: z.string().nullable(),
			url: z.string().nullable(),
		}),
	),
});
export type PlanDocument = z.infer<typeof PlanDocument>;

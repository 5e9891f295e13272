import { z } from 'zod';
import { Citation, cited } from './citation.ts';
import { Condition } from './condition.ts';
import { PartialDate } from './dates.ts';
import { Slug } from './primitives.ts';

const MilestoneDate = z.strictObject({
	/** As precise as the source: YYYY, YYYY-MM or YYYY-MM-DD. */
	date: PartialDate,
	precision: z.enum(['day', 'month', 'year']),
	/** Last day of a step that takes a while, such as a rollout. */
	until: PartialDate.optional(),
	statedBy: Citation,
	note: z.string().optional(),
});

/** One row of the deprecation schedule: one service in one cloud. Its status is computed, never stored. */
export const Milestone = z.strictObject({
	id: Slug,
	title: z.string().min(1),
	/** The service, as a lane of the timeline: "Microsoft Entra ID", "Azure Storage". */
	service: z.string().min(1),
	/** Group of services on the schedule. */
	family: z.enum(['entra', 'azure', 'microsoft-365', 'windows']),
	cloud: z.enum(['global', 'us-government', 'china', 'all']),
	/** shut-off: connections are refused. support-end: no longer supported. start: something becomes available. default-change: a default moves. */
	kind: z.enum(['shut-off', 'support-end', 'start', 'default-change']),
	/** What is refused: "TLS 1.0", "TLS 1.1", "3DES". */
	refuses: z.array(z.string()).default([]),
	/** Published dates, in the order in which they were published; the last is the current one. Empty where no document gives one. */
	dates: z.array(MilestoneDate),
	/** Whether anybody reported that it happened, as opposed to having been planned. */
	confirmed: z.strictObject({
		/** yes: reported as done. no: nothing found. partly: done for some. */
		state: z.enum(['yes', 'no', 'partly']),
		note: z.string().min(1),
		statedBy: Citation.optional(),
	}),
	/** What an administrator sees: one or two sentences. */
	effect: z.string().min(1),
	/** Estates that it concerns. */
	when: Condition,
	...cited,
});
export type Milestone = z.infer<typeof Milestone>;

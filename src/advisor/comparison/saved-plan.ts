import { z } from 'zod';
import type { Priority } from '../../knowledge/action.ts';
import { PartialDate, PlainDate } from '../../knowledge/dates.ts';
import type { NOT_SURE } from '../answers.ts';
import { LONGEST_NOTE, LONGEST_OWNER, MOST_RECORDS, type Progress } from '../progress/progress.ts';
import type { EarlierPlan } from './earlier-plan.ts';

/** What is read of a plan that was saved as JSON (src/artifacts/json-plan). Fields that came later may be missing, others are passed over. */
const SavedPlanDocument = z.object({
	contentVersion: z.string(),
	day: PlainDate.optional(),
	answers: z.record(z.string(), z.union([z.array(z.string()), z.literal('not-sure' satisfies typeof NOT_SURE)])),
	items: z.array(
		z.object({
			id: z.string(),
			title: z.string(),
			priority: z.enum(['blocker', 'required', 'recommended'] satisfies Priority[]),
		}),
	),
	milestones: z.array(
		z.object({ id: z.string(), title: z.string(), date: PartialDate.nullable(), published: PartialDate.nullable().optional() }),
	),
	progress: z
		.array(
			z.object({
				id: z.string(),
				title: z.string(),
				changed: z.iso.datetime(),
				done: z.object({ day: PlainDate, appliesTo: z.array(z.string()) }).optional(),
				owner: z.string().max(LONGEST_OWNER).optional(),
				note: z.string().max(LONGEST_NOTE).optional(),
			}),
		)
		.max(MOST_RECORDS)
		.default([]),
});

/** A plan that was saved, with what had been noted about its items; nothing where it was saved before plans kept that. */
export interface SavedPlan extends EarlierPlan {
	readonly progress: Progress;
}

/** A text that is no saved plan. The message names the place and what would be accepted. */
export class NoSavedPlan extends Error {}

/**
 * Reads a plan that was saved as JSON.
 * @param undated day that a plan without one counts as made on: such were saved before plans wrote their day
 * @throws NoSavedPlan
 */
export function readSavedPlan(text: string, undated: string): SavedPlan {
	const { day = undated, contentVersion, answers, items, milestones, progress } = parsed(text);
	return {
		progress,
		day,
		version: contentVersion,
		answers,
		state: {
			items,
			milestones: milestones.map(({ id, title, date, published = date }) => ({ id, title, date: published ?? undefined })),
		},
	};
}

function parsed(text: string): z.infer<typeof SavedPlanDocument> {
	let data: unknown;
	try {
		data = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch (error) {
		throw new NoSavedPlan(`This is not JSON (${(error as Error).message}). ${ACCEPTED}`);
	}
	const { success, data: plan, error } = SavedPlanDocument.safeParse(data);
	if (success) return plan;
	const [issue] = error.issues;
	const place = issue?.path.join('.') ?? '';
	throw new NoSavedPlan(`This is not a saved plan: ${place === '' ? '' : `${place}: `}${issue?.message ?? ''}. ${ACCEPTED}`);
}

const ACCEPTED = 'Select a file tls-ready-plan.json that this site saved.';

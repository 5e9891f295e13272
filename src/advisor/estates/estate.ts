/** Test-only: example estates on the facts as they stand in content/, which this reads from the disk. */
import { compile } from '../../knowledge/compile.ts';
import { readFacts } from '../../knowledge/read.ts';
import type { Answers } from '../answers.ts';
import { nextQuestion } from '../flow.ts';
import { plan } from '../plan.ts';
import type { Plan } from '../plan-types.ts';

export const FACTS = compile(await readFacts());

/** The day on which the examples were written. */
export const TODAY = '2026-11-21';

/** What somebody answers who has looked everywhere and found nothing else to do. */
const NOTHING_ELSE: Answers = {
	clouds: ['global'],
	services: ['entra-id'],
	'sign-in-logs': ['clean-all-four'],
	'registry-state': ['all-right'],
	'tls-inspection': ['none'],
	'legacy-clients': ['none'],
	'old-protocols': ['no'],
	'root-certificates': ['trusted'],
	'cipher-policy': ['no-policy'],
	'schannel-restrictions': ['none'],
	'tls-libraries': ['none'],
	'winhttp-value': ['absent'],
	'winhttp-programs': ['no'],
	dotnet: ['4.8'],
	'dotnet-programs': ['none'],
	roles: ['none'],
	'managed-by': ['by-hand'],
};

/** The plan of an estate in which only this differs; what it newly asks is answered "not sure". */
export function planOf(differs: Answers, today = TODAY): Plan {
	const answers: Record<string, Answers[string]> = { ...NOTHING_ELSE, ...differs };
	for (let open = nextQuestion(FACTS, answers, today); open !== undefined; open = nextQuestion(FACTS, answers, today))
		answers[open.id] = open.notSure ? 'not-sure' : [open.options[0]?.id ?? ''];
	return plan(FACTS, answers, today);
}

/** "priority id" of each item that must be done, and of the recommended ones if asked. */
export function work({ items }: Plan, withRecommended = false): string[] {
	return items
		.filter(({ priority }) => withRecommended || priority !== 'recommended')
		.map(({ priority, id }) => `${priority} ${id}`);
}

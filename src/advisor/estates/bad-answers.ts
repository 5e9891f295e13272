/** Test-only: for each question, the answers that say that something is missing, wrong, old or found. */

import type { AskedQuestion } from '../../knowledge/decision-facts.ts';
import { leavesOf } from '../../knowledge/leaves.ts';
import { inRange } from '../../knowledge/versions.ts';
import { FACTS } from './estate.ts';

const optionsOf = (question: string, trait: string): string[] =>
	FACTS.questions
		.find(({ id }) => id === question)
		?.options.filter(({ traits }) => traits?.some((each) => each === trait))
		.map(({ id }) => id) ?? [];

const except = (question: string, ...good: readonly string[]): string[] =>
	FACTS.questions
		.find(({ id }) => id === question)
		?.options.map(({ id }) => id)
		.filter((id) => !good.includes(id)) ?? [];

/** What the items of each server role ask of the answers about that role. */
const OF_ROLES = FACTS.actions
	.filter(({ origin }) => origin.collection === 'server-roles')
	.flatMap(({ when, origin }) => leavesOf(when).flatMap((leaf) => ('question' in leaf ? [{ role: origin.id, leaf }] : [])));

const LEAVES = new Map(
	FACTS.questions.map(({ id, origin }) => [id, OF_ROLES.filter(({ role, leaf }) => role === origin.id && leaf.question === id)]),
);

/** Whether one value of an answer is bad. What is old of a server role is whatever one of its own items is about. */
export function isBadAnswer({ id, origin }: AskedQuestion, value: string): boolean {
	if (origin.collection !== 'server-roles') return BAD_ANSWERS[id]?.includes(value) === true;
	return (LEAVES.get(id) ?? []).some(({ leaf }) =>
		'includes' in leaf ? leaf.includes.includes(value) : ('below' in leaf || 'atLeast' in leaf) && inRange(value, leaf),
	);
}

/** Of the questions that no server role asks: which of their answers are bad is a judgement, and stands here. */
export const BAD_ANSWERS: Readonly<Record<string, readonly string[]>> = {
	// What is used, and with which tool, is neither good nor bad.
	clouds: [],
	services: [],
	'azure-services': [],
	roles: [],
	architecture: [],
	'entra-licence': [],
	'managed-by': [],
	windows: [
		...optionsOf('windows', 'schannel-tls12-off'),
		...optionsOf('windows', 'schannel-tls12-none'),
		...optionsOf('windows', 'no-ecdhe-gcm'),
	],
	dotnet: optionsOf('dotnet', 'standing-fail'),
	'dotnet-programs': ['older-target', 'hardcoded'],
	'registry-state': ['missing-or-different', 'switched-off'],
	'winhttp-value': ['tls12-without-13', 'without-tls12'],
	'winhttp-programs': ['yes'],
	kb3140245: ['missing'],
	kb4019276: ['missing'],
	'cipher-policy': ['policy-gcm-only', 'policy-hides'],
	'schannel-restrictions': ['restricted'],
	'connect-application-based-authentication': ['no'],
	'tls13-servers': ['fails'],
	'drs-proxy-tls12': ['no'],
	'server-products': ['no'],
	'sql-and-drivers': except('sql-and-drivers', 'none'),
	'legacy-clients': except('legacy-clients', 'none'),
	'tls-libraries': except('tls-libraries', 'none'),
	'azure-tls': ['not-checked', 'old-found'],
	'mail-clients': except('mail-clients', 'none'),
	'entra-ds-tls': ['old-allowed'],
	'tls-inspection': ['yes-includes-entra', 'excluded'],
	'inspecting-proxy-tls12': ['no'],
	'old-protocols': ['planned', 'done', 'tls13-forced'],
	'root-certificates': ['updates-off', 'pinned'],
	'sign-in-logs': ['not-looked', 'found', 'clean-partly'],
};

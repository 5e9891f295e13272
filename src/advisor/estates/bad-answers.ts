/** Test-only: for each question, the answers that say that something is missing, wrong, old or found. */
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

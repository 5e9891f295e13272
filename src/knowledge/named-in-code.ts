/**
 * Questions and options of content/ that code decides on: nothing else in code may name one, and a rule over all facts
 * (`lint/missing-names.ts`) proves that each of these exists. So nothing disappears because content renamed it.
 */
export const NAMED_IN_CODE = {
	windows: [],
	architecture: ['x64', 'x86'],
	kb3140245: ['installed', 'missing'],
	kb4019276: ['installed', 'missing'],
	'winhttp-value': ['absent', 'tls12-and-13', 'tls12-without-13', 'without-tls12'],
	'registry-state': ['all-right', 'missing-or-different', 'switched-off'],
	'cipher-policy': ['no-policy', 'policy-allows', 'policy-gcm-only', 'policy-hides'],
	'schannel-restrictions': ['none', 'restricted'],
	roles: [],
	dotnet: ['no-dotnet'],
	'entra-licence': ['free'],
	'azure-services': ['storage'],
	'managed-by': ['intune', 'configuration-manager', 'group-policy', 'dsc', 'ansible'],
} as const satisfies NamesInCode;

/** Ids of questions, each with ids of its options. */
export type NamesInCode = Readonly<Record<string, readonly string[]>>;

export type NamedQuestion = keyof typeof NAMED_IN_CODE;
export type NamedOption<Question extends NamedQuestion> = (typeof NAMED_IN_CODE)[Question][number];

/** The id of a question, as a word that the compiler knows. */
export function questionId<Question extends NamedQuestion>(id: Question): Question {
	return id;
}

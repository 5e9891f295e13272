/**
 * Questions and options of content/ that code decides on: nothing else in code may name one, and a rule over all facts
 * (`lint/missing-names.ts`) proves that each of these exists. So nothing disappears because content renamed it.
 */
export const NAMED_IN_CODE = {
	windows: [],
	architecture: ['x64', 'x86'],
	roles: [],
	dotnet: [],
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

/** Stands in an answer's place where the visitor does not know. Never the id of an option. */
export const NOT_SURE = 'not-sure';

/** Option ids (one for a single choice), version numbers, or "not sure". Never empty. */
export type Answer = readonly string[] | typeof NOT_SURE;

/** What the visitor answered, by question id. */
export type Answers = Readonly<Record<string, Answer>>;

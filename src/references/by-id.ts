/** The entry with that id. @throws Error if there is none; content checks have seen to it that there is. */
export function byId<Entry extends { readonly id: string }>(entries: readonly Entry[], id: string): Entry {
	const entry = entries.find((candidate) => candidate.id === id);
	if (entry === undefined) throw new Error(`no entry "${id}"`);
	return entry;
}

/** What is known of changes, the newest first; of one day in the order of their ids. */
export function newestFirst<One extends { readonly day: string; readonly id: string }>(all: readonly One[]): One[] {
	return all.toSorted((one, other) => other.day.localeCompare(one.day) || one.id.localeCompare(other.id));
}

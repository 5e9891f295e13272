/** A time (ms since 1970 UTC) as a day, or nothing known. */
export function dayOf(time: number): string {
	return Number.isNaN(time) ? 'Not known' : new Date(time).toISOString().slice(0, 10);
}

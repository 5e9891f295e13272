/** A count as British English writes it: 12,345. */
export function formatCount(count: number): string {
	return count.toLocaleString('en-GB');
}

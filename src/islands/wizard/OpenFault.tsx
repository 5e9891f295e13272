/** Says why a file could not be opened. */
export function OpenFault({ fault }: { readonly fault: unknown }) {
	if (fault === undefined) return null;
	return (
		<p class="notice" data-kind="warning" role="alert">
			Not opened, and nothing changed: {fault instanceof Error ? fault.message : String(fault)}
		</p>
	);
}

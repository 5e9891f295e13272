/** A page of this site that says what to do about a client or an operating system. */
export interface Hint {
	/** Lower-case texts that point here when they stand in a user agent or operating system. */
	readonly texts: readonly string[];
	readonly label: string;
	/** Within the site: "/clients/ie/". */
	readonly path: string;
	/** Path of the wizard with the answer given, where it asks about this. */
	readonly wizard?: string;
}

/**
 * Pages for a user agent, or for an operating system and browser. A user agent writes "Chrome/28.0" where the field for the
 * browser has "Chrome 28.0", so that both separators count as one. Where one text contains another, the longer one decides.
 */
export function hintsFor(hints: readonly Hint[], names: readonly string[]): readonly Hint[] {
	const shown = withSpaces(names.join(' ').toLowerCase());
	const found = hints.flatMap((hint) =>
		hint.texts.filter((text) => shown.includes(withSpaces(text))).map((text) => ({ hint, text })),
	);
	const telling = found.filter(({ text }) => !found.some((other) => other.text !== text && other.text.includes(text)));
	return [...new Set(telling.map(({ hint }) => hint))];
}

function withSpaces(text: string): string {
	return text.replaceAll('/', ' ');
}

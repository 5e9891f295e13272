/** Control characters, marks that reverse, join or hide text, line separators and lone surrogates. */
const DECEIVING = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A text from a log made safe to look at: what would be invisible or would turn the line around is written out. */
export function shownText(text: string, longest = 500): string {
	const cut = text.length > longest ? `${text.slice(0, longest)}...` : text;
	return cut.replace(DECEIVING, (mark) => `\\u${(mark.codePointAt(0) as number).toString(16).padStart(4, '0')}`);
}

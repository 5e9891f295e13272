/** Words of the house style that a program can check. The field's term stands in place of each; see "Words" in CONTRIBUTING.md. */

/** A word that readers took for something else, or that no administrator uses, and what to write. */
interface Slip {
	readonly pattern: RegExp;
	readonly instead: string;
}

const SLIPS: readonly Slip[] = [
	// After a noun it reads as "untouched": "leaves WinHTTP with TLS 1.2 alone" says the opposite to half of the readers.
	{ pattern: /\balone\b/i, instead: '"only", in front of the word that it limits' },
	{
		pattern: /\b(?:(?:is|are) (?:[a-z]+ ){0,4}|(?:needs|requires) [\w.]+ )since (?:\d|version)/i,
		instead: '"has been … since", "has required … since"',
	},
	{ pattern: /\b(?:was|were) to (?:be )?[a-z]+|\b(?:is|are) to be\b/i, instead: 'who announced it, and for which date' },
	{ pattern: /\b(?:beats|wants|tells|speaks|hands you)\b/i, instead: '"overrides", "requires", "shows" or "supports"' },
	{ pattern: /\b(?:somebody|someone|nobody|anybody|whoever)\b/i, instead: 'who acts: you, Microsoft, Windows, we' },
	{ pattern: /\b(?:switch|turn)(?:es|s|ed|ing)? (?:on|(?:[\w.]+ ){0,5}off)\b/i, instead: '"enable" or "disable"' },
	{ pattern: /\b(?:can(?:not)?|able to) do TLS\b|\btalks? TLS\b/i, instead: '"supports" or "uses"' },
	{ pattern: /\brecommends to\b/i, instead: '"recommends upgrading", "recommends that you upgrade"' },
	{ pattern: /\bno (?:[a-z]+ ){0,3}(?:date|report|confirmation|document|list|notice) was found\b/i, instead: '"we found no …"' },
	{ pattern: /\b(?:puts?|putting) (?:\w+ )?(?:back|right)\b/i, instead: '"restore" or "correct"' },
	{ pattern: /\bkinds? of sign-ins?\b|\bfour kinds\b/i, instead: '"sign-in type"' },
	{ pattern: /\bthe least that\b|\bpass marks?\b/i, instead: '"minimum version"' },
	{ pattern: /\bdiscontinued\b/i, instead: '"retired"' },
	{
		pattern: /\bcarried out\b|\bby its notice\b|\bas if that were so\b/i,
		instead: '"We found no confirmation." or "Enforced since DATE."',
	},
	{ pattern: /\bto be had\b|\bfor money\b/i, instead: '"available", "only if you pay"' },
];

/** What Microsoft calls a program; everything else is an application. */
const MICROSOFT_PROGRAMS = /Programs and Features|Program Files|Insider Program|Windows PE/g;

/** A day as in data. In sentences it is written "31 May 2027". */
const DATE_OF_DATA = /(?<![\w=/.\-`])\d{4}-\d\d-\d\d(?![-\w`])/;

/** With what the title of an item begins: it is the command that an administrator gives himself. */
const COMMANDS = new Set(
	'Add Back Check Deploy Disable Enable Exclude Find Install Migrate Monitor Move Remove Replace Restart Set Test Update Upgrade'.split(
		' ',
	),
);

/** A slip as it stands in the text, and what would be accepted. */
export interface FoundSlip {
	readonly found: string;
	readonly accepted: string;
}

/** Slips in a text that people read. What is quoted, and code between backticks, is somebody else's. */
export function slipsIn(text: string): FoundSlip[] {
	const own = withoutQuotes(text);
	const slips = SLIPS.flatMap(({ pattern, instead }) => {
		const [found] = pattern.exec(own) ?? [];
		return found === undefined ? [] : [{ found, accepted: instead }];
	});
	const [program] = /\bprograms?\b/i.exec(own.replaceAll(MICROSOFT_PROGRAMS, '')) ?? [];
	return program === undefined ? slips : [...slips, { found: program, accepted: '"application"' }];
}

/** A day written as in data, outside tables. */
export function dateSlipIn(text: string): FoundSlip | undefined {
	const [found] = DATE_OF_DATA.exec(withoutQuotes(text).replaceAll(/^\|.*$/gm, '')) ?? [];
	return found === undefined ? undefined : { found, accepted: 'a date in words, such as 31 May 2027' };
}

/** What is wrong with the title of an item of the checklist. */
export function titleSlipIn(title: string): FoundSlip | undefined {
	const [first = ''] = title.split(' ');
	return COMMANDS.has(first) ? undefined : { found: first, accepted: `one of ${[...COMMANDS].join(', ')}` };
}

/** The one way to say that a date has passed, and what may follow. */
const PASSED =
	/^(?:The (?:first )?published date[^.]*, \d{1,2} [A-Z][a-z]+ \d{4}, has passed|\d{1,2} [A-Z][a-z]+ \d{4} has passed)\. (?:We found no (?:confirmation|report)|Reported for .+; we found nothing for)/;

/** A date that has passed, told in other words than the fixed ones. */
export function passedSlipIn(text: string): FoundSlip | undefined {
	const at = text.search(/[^.]*\bdate\b[^.]*\bhas passed\b/);
	if (at < 0) return undefined;
	const sentences = text.slice(at).trim();
	if (PASSED.test(sentences)) return undefined;
	return {
		found: sentences.slice(0, 60),
		accepted:
			'"The published date, 1 March 2025, has passed. We found no confirmation." or "1 March 2025 has passed. Reported for X; we found nothing for Y."',
	};
}

function withoutQuotes(text: string): string {
	return text
		.replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, '')
		.replaceAll(/`[^`]*`/g, '')
		.replaceAll(/["“][^"“”]*["”]/g, '');
}

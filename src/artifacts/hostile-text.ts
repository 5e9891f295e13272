import fc from 'fast-check';

/** Test-only: text that ends quotes, comments, here-strings, tags or lines, expands, reads as a formula, or hides itself. */
export const hostileText: fc.Arbitrary<string> = fc
	.array(
		fc.oneof(
			fc.string({ unit: 'binary', maxLength: 6 }),
			fc.constantFrom(
				...['"', "'", '`', "'@\n", '"@\r\n', '@"\n', "@'\n", '#>', '<#', '*/', '/*', '//', '--', '#', ';', '|', '||', '&', '&&'],
				...[
					'$()',
					'$(Get-Date)',
					'$' + '{x}',
					'$_',
					'%PATH%',
					'%%',
					'!x!',
					'{{x}}',
					'{% x %}',
					']]>',
					'<![CDATA[',
					'&amp;',
					'</script>',
				],
				...[
					'\\',
					'\\n',
					"\\'",
					'\\u0027',
					'\0',
					'\r',
					'\n',
					'\r\n',
					'\n\n',
					'\u2028',
					'\u2029',
					'\u0085',
					'\u202e',
					'\ufeff',
					'\ud800',
				],
				...[
					'=1+1',
					'+1',
					'-1',
					'@SUM(A1)',
					'\t=1',
					'../',
					'/',
					') | take 0',
					"'); drop",
					'\n#endregion data\n',
					'\nrem endregion data\n',
				],
			),
		),
		{ maxLength: 5 },
	)
	.map((parts) => parts.join(''));

/** Runs of a property over `hostileTexts` that try a format with 100,000 hostile values. */
export const HOSTILE_RUNS = 5_000;

/** Twenty hostile values at once: a text is escaped character by character, so what breaks out alone breaks out among others. */
export const hostileTexts: fc.Arbitrary<string[]> = fc.array(hostileText, { minLength: 20, maxLength: 20 });

/** Test-only: that values in the data of a PowerShell script stay values. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { compose } from '../compose.ts';
import { HOSTILE_RUNS, hostileTexts } from '../hostile-text.ts';
import { powershellData } from '../script-data.ts';
import { PARTS } from '../script-file.ts';
import { fill } from '../script-text.ts';

/**
 * Fills a script with hostile texts in its header and its data: nothing but the two header lines and the line of data
 * may change, and in that line the texts come back as they were.
 * @param source the script as it stands in the repository
 * @param dataOf data that holds these texts as the ids of a list called `list`
 */
export function expectTextsStayData<List extends string>(
	source: string,
	list: List,
	dataOf: (texts: readonly string[]) => Record<List, readonly { readonly id: string | undefined }[]>,
): void {
	const script = compose(source, PARTS.ps1);
	const header = (text: string) => text.replace(/^(Content version|Made for the answers at): [!-~]*$/gm, '$1:');
	const without = header(fill(script, { contentVersion: '', address: '', data: powershellData('line') }).replace('"line"', ''));
	fc.assert(
		fc.property(hostileTexts, (texts) => {
			const data = powershellData({ contentVersion: texts[0], address: texts[1], ...dataOf(texts) });
			const filled = fill(script, { contentVersion: texts[0] ?? '', address: texts[1] ?? '', data });
			expect(filled).toMatch(/^[\n -~]*$/);
			const [line = ''] = /^\{"contentVersion".*$/m.exec(filled) ?? [];
			expect(line).not.toMatch(/['<>&`$]/);
			expect(JSON.parse(line)[list].map(({ id }: { id: string }) => id)).toEqual(texts);
			expect(header(filled.replace(line, ''))).toBe(without);
		}),
		{ numRuns: HOSTILE_RUNS },
	);
}

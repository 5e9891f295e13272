import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACTS } from '../../advisor/estates/estate.ts';
import { hostileText } from '../hostile-text.ts';
import { faults } from '../kusto-proof/kusto.ts';
import { LOG_ANALYTICS } from '../kusto-proof/schema.ts';
import { inputFor } from '../script-proof/fixture.ts';
import { format } from './index.ts';

const input = { ...inputFor([]), facts: FACTS };
const [text = ''] = format.render(input).map((file) => file.text);

describe('the query for Change Tracking', () => {
	it('is understood, column by column', () => {
		expect(faults(text, LOG_ANALYTICS)).toEqual([]);
		expect(faults(text.replaceAll('RegistryKey)', 'RegistryKeys)'), LOG_ANALYTICS)).not.toEqual([]);
	});

	it('asks for both views of a value of .NET under the keys that registry editors show', () => {
		expect(text).toContain(String.raw`'software\\microsoft\\.netframework\\v4.0.30319', 'schusestrongcrypto'`);
		expect(text).toContain(String.raw`'software\\wow6432node\\microsoft\\.netframework\\v4.0.30319', 'schusestrongcrypto'`);
	});

	it('takes nothing for absent, as a record that is not there says nothing', () => {
		expect(text).not.toContain("'absent'");
		expect(text).toContain('Verdict = iff(Wrong > 0, "Action needed", "Unknown")');
	});

	it('stays one query whatever a rule says', () => {
		fc.assert(
			fc.property(hostileText, (hostile) => {
				const settings = FACTS.settings.map((setting) => ({
					...setting,
					fine: setting.fine.map((rule) => ({ ...rule, because: `${rule.because}${hostile}` })),
				}));
				const [file] = format.render({ ...input, facts: { ...FACTS, settings } });
				expect(file?.text).toMatch(/^[\n -~]*$/);
				expect(file?.text.split('\n').length).toBe(text.split('\n').length);
			}),
			{ numRuns: 100 },
		);
	});
});

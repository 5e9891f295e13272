import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outlineFactsOf } from '../knowledge/decision-facts.ts';
import { FACTS, TODAY } from './estates/estate.ts';
import { walk } from './estates/random-estates.ts';
import { outlineOf, plan } from './plan.ts';

/** As a browser gets them: through JSON, the questions from the page. */
const OUTLINE_FACTS = { ...JSON.parse(JSON.stringify(outlineFactsOf(FACTS))), questions: FACTS.questions };

test('the list that stands first has the items of the plan, in its order, with the same verdict and the same unknowns', () => {
	fc.assert(
		fc.property(walk, (answers) => {
			const whole = plan(FACTS, answers, TODAY);
			const items = whole.items.map(({ why: _w, steps: _s, verify: _v, cites: _c, disagreements: _d, ...item }) => item);
			const { contentVersion, fragment, today, verdict, unknowns } = whole;
			expect(outlineOf(OUTLINE_FACTS, answers, TODAY)).toEqual({
				contentVersion,
				fragment,
				answers: whole.answers,
				today,
				verdict,
				items,
				unknowns,
			});
		}),
		{ numRuns: 100 },
	);
});

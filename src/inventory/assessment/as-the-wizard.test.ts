/** A machine is judged as the wizard judges an estate of that one machine whose administrator answers what its evidence shows. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FACTS, planOf, TODAY } from '../../advisor/estates/estate.ts';
import { MACHINE_QUESTIONS } from './answers-of.ts';
import { Assessor } from './assess.ts';
import { randomFacts, randomWindows } from './test-machines.ts';

it('has the items and the verdict of the wizard for the same answers', () => {
	const assessor = new Assessor(FACTS, TODAY);
	const met = { ready: 0, 'action-needed': 0, unknown: 0 };
	fc.assert(
		fc.property(randomWindows, randomFacts, (windows, facts) => {
			const { verdict, items, open, answers, findings, windows: resolved } = assessor.assess(windows, facts);
			// What can be several Windows is no answer of the wizard; what is left open the wizard would ask.
			if (resolved.candidates.length !== 1) return;
			const plan = planOf(answers);
			// What merely follows from other items, such as a restart, is no work of a machine by itself.
			const needed = plan.items
				.filter(({ priority, reasons }) => priority !== 'recommended' && reasons.some(({ question }) => question in answers))
				.map(({ id }) => id);
			const certain = items.filter(({ isCertain, priority }) => isCertain && priority !== 'recommended').map(({ id }) => id);
			expect([answers, certain.toSorted()]).toEqual([answers, needed.toSorted()]);
			if (plan.verdict === 'action-needed') expect([answers, verdict]).toEqual([answers, 'action-needed']);
			// The wizard may leave open what no evidence about a machine answers.
			const leftOpen = plan.unknowns
				.map(({ question }) => question)
				.filter((id) => MACHINE_QUESTIONS.some((each) => each === id));
			if (verdict === 'ready') expect([answers, open, needed, leftOpen]).toEqual([answers, [], [], []]);
			if (verdict === 'action-needed' && needed.length === 0)
				expect([answers, findings.some((finding) => finding.verdict === 'action')]).toEqual([answers, true]);
			met[verdict]++;
		}),
		{ numRuns: 400, seed: 20261128 },
	);
	// Where a verdict never came up the test shows little.
	for (const count of Object.values(met)) expect(count).toBeGreaterThan(5);
});

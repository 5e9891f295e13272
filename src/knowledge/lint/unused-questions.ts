import { compile } from '../compile.ts';
import { leavesOf } from '../leaves.ts';
import { placedConditions } from '../placed-conditions.ts';
import type { Rule } from './rule.ts';

/** A question is asked, but no answer to it changes anything. */
export const unusedQuestions: Rule = (facts) => {
	const decisions = compile(facts);
	const conditions = placedConditions(decisions).map(({ condition }) => condition);
	const used = new Set(conditions.flatMap(leavesOf).flatMap((leaf) => ('question' in leaf ? [leaf.question] : [])));
	for (const { among } of decisions.questions) if (among !== undefined) used.add(among.question);
	return facts.questions
		.filter(({ id }) => !used.has(id))
		.map(({ id }) => ({
			file: `questions/${id}.yaml`,
			key: '',
			found: 'a question that nothing uses',
			accepted: 'a question named by a condition',
		}));
};

import { compile } from '../compile.ts';
import { leavesOf } from '../condition.ts';
import { conditionsIn } from './conditions.ts';
import type { Rule } from './rule.ts';

/** A question is asked, but no answer to it changes anything. */
export const unusedQuestions: Rule = (facts) => {
	const { actions, questions } = compile(facts);
	const conditions = [...conditionsIn(facts).map(({ condition }) => condition), ...actions.map(({ when }) => when)];
	const used = new Set(conditions.flatMap(leavesOf).flatMap((leaf) => ('question' in leaf ? [leaf.question] : [])));
	for (const { among } of questions) if (among !== undefined) used.add(among.question);
	return facts.questions
		.filter(({ id }) => !used.has(id))
		.map(({ id }) => ({
			file: `questions/${id}.yaml`,
			key: '',
			found: 'a question that nothing uses',
			accepted: 'a question named by a condition',
		}));
};

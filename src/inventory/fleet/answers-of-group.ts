import { type Answers, NOT_SURE } from '../../advisor/answers.ts';
import type { QuestionFacts } from '../../knowledge/decision-facts.ts';
import type { Assessed } from './fleet-summary.ts';

/**
 * The answers of the wizard for a group of machines: of what can be several, all that any of them has; of what can be one, the last
 * that fits any, as the wizard asks for. Left out where a machine gives no answer, unless what was found cannot get worse.
 */
export function answersOfGroup({ questions }: QuestionFacts, machines: readonly Assessed[]): Answers {
	const answers: Record<string, readonly string[]> = {};
	for (const { id, kind, options } of questions) {
		const given = machines.map(({ assessment }) => assessment.answers[id]);
		const values = [...new Set(given.flatMap((answer) => (answer === undefined || answer === NOT_SURE ? [] : answer)))];
		if (values.length === 0) continue;
		if (kind === 'single') {
			const last = options.findLast((option) => values.includes(option.id));
			const isWhole = given.every((answer) => answer !== undefined) || last === options.at(-1);
			if (last !== undefined && isWhole) answers[id] = [last.id];
		} else {
			// "None of these" goes with nothing else.
			const exclusive = options.filter((option) => option.exclusive).map((option) => option.id);
			const rest = values.filter((value) => !exclusive.includes(value));
			answers[id] = rest.length > 0 ? rest : values;
		}
	}
	return answers;
}

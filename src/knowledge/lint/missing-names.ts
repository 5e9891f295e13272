import { compile } from '../compile.ts';
import type { NamesInCode } from '../named-in-code.ts';
import { type Problem, shown } from '../problem.ts';
import type { Rule } from './rule.ts';

/** What code names: questions with their options, and download formats, which are folders of code. */
export interface KnownToCode {
	readonly questions: NamesInCode;
	readonly formats: readonly string[];
}

/** Code names a question or an option that content does not have, or content names a format that there is no code for. */
export function missingNames(known: KnownToCode): Rule {
	return (facts) => {
		const { questions } = compile(facts);
		const missing = Object.entries(known.questions).flatMap(([id, options]): Problem[] => {
			const file = `questions/${id}.yaml`;
			const question = questions.find((candidate) => candidate.id === id);
			if (question === undefined)
				return [{ file, key: '', found: 'no such question', accepted: `"${id}", which src/knowledge/named-in-code.ts names` }];
			const offered = question.options.map((option) => option.id);
			return options
				.filter((option) => !offered.includes(option))
				.map((option) => ({
					file,
					key: 'options',
					found: offered.join(', '),
					accepted: `"${option}" among them, which src/knowledge/named-in-code.ts names`,
				}));
		});
		const formats = (['questions', 'actions'] as const).flatMap((collection) =>
			facts[collection].flatMap((entry) =>
				entry.formats
					.filter((format) => !known.formats.includes(format))
					.map((format) => ({
						file: `${collection}/${entry.id}.yaml`,
						key: 'formats',
						found: shown(format),
						accepted: `one of ${known.formats.join(', ')}`,
					})),
			),
		);
		return [...missing, ...formats];
	};
}

import type { Condition } from '../knowledge/condition.ts';
import type { AskedQuestion, DecisionFacts } from '../knowledge/decision-facts.ts';
import { leavesOf } from '../knowledge/leaves.ts';
import { questionId } from '../knowledge/named-in-code.ts';
import { roleBehind } from '../knowledge/origin.ts';
import { type PlacedCondition, placedConditions } from '../knowledge/placed-conditions.ts';

/** A box of the decision tree: a question, or the questions about one server role together. */
export interface TreeNode {
	readonly id: string;
	readonly label: string;
	readonly questions: readonly AskedQuestion[];
	/** Ids of the nodes whose answers decide whether this one is asked. */
	readonly parents: readonly string[];
}

/** Questions that the condition looks at, without repetition. */
export function questionsIn(condition: Condition): string[] {
	return [...new Set(leavesOf(condition).flatMap((leaf) => ('question' in leaf ? [leaf.question] : [])))];
}

/** The questions as a graph. What is asked about a server role ("pta-agent.version") is one node ("pta-agent"). */
export function decisionTree({ questions }: Pick<DecisionFacts, 'questions'>): TreeNode[] {
	const groups = Map.groupBy(questions, nodeIdOf);
	const nodeIds = new Map(questions.map((question) => [question.id, nodeIdOf(question)]));
	const roleLabels = new Map(questions.find(({ id }) => id === questionId('roles'))?.options.map(({ id, label }) => [id, label]));
	return [...groups].map(([id, members]) => {
		const parents = members.flatMap((member) => questionsIn(member.when).flatMap((asked) => nodeIds.get(asked) ?? []));
		return {
			id,
			label: roleLabels.get(id) ?? members[0]?.subject ?? id,
			questions: members,
			parents: [...new Set(parents)].filter((parent) => parent !== id),
		};
	});
}

/** What hangs on the question: ids of the items and the milestones whose condition, or that of a part of them, looks at it. */
export function dependingOn(
	decisions: DecisionFacts,
	questionId: string,
): { readonly actions: ReadonlySet<string>; readonly milestones: ReadonlySet<string> } {
	const asking = placedConditions(decisions).filter(({ condition }) => questionsIn(condition).includes(questionId));
	const of = (...kinds: readonly PlacedCondition['about'][]) =>
		new Set(asking.filter(({ about }) => kinds.includes(about)).map(({ id }) => id));
	return { actions: of('action', 'part'), milestones: of('milestone') };
}

function nodeIdOf(question: AskedQuestion): string {
	return roleBehind(question) ?? question.id;
}

import { type Condition, leavesOf } from '../knowledge/condition.ts';
import type { AskedQuestion, DecisionFacts, PlannedFromAction } from '../knowledge/decision-facts.ts';
import { questionId } from '../knowledge/named-in-code.ts';

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
	const groups = new Map<string, AskedQuestion[]>();
	for (const question of questions) {
		const id = nodeIdOf(question.id);
		groups.set(id, [...(groups.get(id) ?? []), question]);
	}
	const roleLabels = new Map(questions.find(({ id }) => id === questionId('roles'))?.options.map(({ id, label }) => [id, label]));
	return [...groups].map(([id, members]) => ({
		id,
		label: roleLabels.get(id) ?? members[0]?.subject ?? id,
		questions: members,
		parents: [...new Set(members.flatMap((member) => questionsIn(member.when).map(nodeIdOf)))].filter((parent) => parent !== id),
	}));
}

/** Checklist items whose condition looks at the question. */
export function actionsAsking({ actions }: Pick<DecisionFacts, 'actions'>, questionId: string): PlannedFromAction[] {
	return actions.filter((action) => questionsIn(action.when).includes(questionId));
}

function nodeIdOf(questionId: string): string {
	return questionId.split('.')[0] ?? questionId;
}

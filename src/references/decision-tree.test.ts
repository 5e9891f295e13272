import { describe, expect, it } from 'vitest';
import { layoutTree } from '../components/tree-layout.ts';
import { checkedFacts } from '../content-check/check.ts';
import { compile } from '../knowledge/compile.ts';
import { decisionTree, dependingOn } from './decision-tree.ts';

const decisions = compile(await checkedFacts());
const tree = decisionTree(decisions);

describe('the decision tree', () => {
	it('has every question exactly once', () => {
		const shown = tree.flatMap(({ questions }) => questions.map(({ id }) => id));
		expect(shown.toSorted()).toEqual(decisions.questions.map(({ id }) => id).toSorted());
	});
	it('puts what is asked about one role together, below the question for roles', () => {
		const agent = tree.find(({ id }) => id === 'pta-agent');
		expect(agent?.label).toBe('Pass-through authentication agent');
		expect(agent?.questions.map(({ id }) => id)).toContain('pta-agent.version');
		expect(agent?.parents).toContain('roles');
	});
	it('leads from a question to the items that look at it', () => {
		const ids = [...dependingOn(decisions, 'pta-agent.version').actions];
		expect(ids.some((id) => id.startsWith('pta-agent.'))).toBe(true);
		expect([...dependingOn(decisions, 'windows').actions]).toContain('set-values');
	});
});

describe('what depends on a question', () => {
	it('are milestones too', () => {
		expect([...dependingOn(decisions, 'roles').milestones]).toContain('entra-connect-sync-stop');
	});
});

describe('its drawing', () => {
	const { nodes, edges, width, height } = layoutTree(tree);

	it('places every box inside, none over another', () => {
		for (const node of nodes) {
			expect(node.x).toBeGreaterThanOrEqual(0);
			expect(node.x + node.width).toBeLessThanOrEqual(width);
			expect(node.y + node.height).toBeLessThanOrEqual(height + 1);
			const overlapping = nodes.filter(
				(other) =>
					other !== node &&
					node.x < other.x + other.width &&
					other.x < node.x + node.width &&
					node.y < other.y + other.height &&
					other.y < node.y + node.height,
			);
			expect(overlapping.map(({ id }) => id)).toEqual([]);
		}
	});
	it('draws one line for each dependency', () => {
		expect(edges).toHaveLength(tree.reduce((sum, { parents }) => sum + parents.length, 0));
	});
	it('keeps all words of a label', () => {
		const agent = nodes.find(({ id }) => id === 'pta-agent');
		expect(agent?.lines.join(' ')).toBe('Pass-through authentication agent');
	});
});

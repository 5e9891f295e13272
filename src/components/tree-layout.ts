import dagre from '@dagrejs/dagre';
import type { TreeNode } from '../references/decision-tree.ts';

const WIDTH = 190;
const LINE = 16;
const PADDING = 10;
const CHARACTERS = 26;

/** A box with its text, placed. Units are those of the SVG. */
export interface PlacedNode {
	readonly id: string;
	readonly lines: readonly string[];
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** The drawing: boxes, and the lines between them as SVG paths. */
export interface TreeLayout {
	readonly width: number;
	readonly height: number;
	readonly nodes: readonly PlacedNode[];
	readonly edges: readonly string[];
}

/** Places the decision tree from left to right. */
export function layoutTree(tree: readonly TreeNode[]): TreeLayout {
	const graph = new dagre.graphlib.Graph();
	graph.setGraph({ rankdir: 'LR', nodesep: 10, ranksep: 50, marginx: 4, marginy: 4 });
	graph.setDefaultEdgeLabel(() => ({}));
	const lines = new Map(tree.map(({ id, label }) => [id, wrap(label)]));
	for (const [id, text] of lines) graph.setNode(id, { width: WIDTH, height: text.length * LINE + 2 * PADDING });
	for (const node of tree) for (const parent of node.parents) graph.setEdge(parent, node.id);
	dagre.layout(graph);
	const { width = 0, height = 0 } = graph.graph();
	return {
		width: Math.ceil(width),
		height: Math.ceil(height),
		nodes: tree.map(({ id }) => {
			const { x, y, width, height } = graph.node(id);
			return { id, lines: lines.get(id) ?? [], x: Math.round(x - width / 2), y: Math.round(y - height / 2), width, height };
		}),
		edges: graph.edges().map((edge) => pathThrough(graph.edge(edge).points)),
	};
}

function pathThrough(points: readonly { readonly x: number; readonly y: number }[]): string {
	return points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${Math.round(x)} ${Math.round(y)}`).join('');
}

/** Breaks a label between words into lines that fit a box. */
function wrap(label: string): string[] {
	const lines: string[] = [];
	for (const word of label.split(' ')) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= CHARACTERS) lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}

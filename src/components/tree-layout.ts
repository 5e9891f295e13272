import dagre from '@dagrejs/dagre';
import type { TreeNode } from '../references/decision-tree.ts';

const WIDTH = 196;
const LINE = 16;
const PADDING = 10;
const CHARACTERS = 22;

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

interface Point {
	readonly x: number;
	readonly y: number;
}

/** Places the decision tree from left to right. */
export function layoutTree(tree: readonly TreeNode[]): TreeLayout {
	const graph = new dagre.graphlib.Graph();
	graph.setGraph({ rankdir: 'LR', nodesep: 10, ranksep: 40, marginx: 4, marginy: 4 });
	graph.setDefaultEdgeLabel(() => ({}));
	const lines = new Map(tree.map(({ id, label }) => [id, wrap(label)]));
	for (const [id, text] of lines) graph.setNode(id, { width: WIDTH, height: text.length * LINE + 2 * PADDING });
	for (const node of tree) for (const parent of node.parents) graph.setEdge(parent, node.id);
	dagre.layout(graph);
	const { width = 0, height = 0 } = graph.graph();
	const columns = new Set(tree.map(({ id }) => graph.node(id).x));
	return {
		width: Math.ceil(width),
		height: Math.ceil(height),
		nodes: tree.map(({ id }) => {
			const { x, y, width, height } = graph.node(id);
			return { id, lines: lines.get(id) ?? [], x: Math.round(x - width / 2), y: Math.round(y - height / 2), width, height };
		}),
		edges: graph.edges().map((edge) => {
			const between = (graph.edge(edge).points as readonly Point[]).filter(({ x }) => columns.has(x));
			return pathThrough([graph.node(edge.v), ...between, graph.node(edge.w)]);
		}),
	};
}

/**
 * A line from the right side of the first box to the left side of the last. It is level where it crosses a column of
 * boxes, where the layout has kept room for it, and bends between columns: there are no boxes.
 */
function pathThrough(stops: readonly Point[]): string {
	const half = WIDTH / 2;
	return stops
		.map(({ x, y }, at) => {
			const [left, right, level] = [Math.round(x - half), Math.round(x + half), Math.round(y)];
			const before = stops[at - 1];
			if (before === undefined) return `M${right} ${level}`;
			const middle = Math.round((before.x + x) / 2);
			const bend = `C${middle} ${Math.round(before.y)} ${middle} ${level} ${left} ${level}`;
			return at < stops.length - 1 ? `${bend}H${right}` : bend;
		})
		.join('');
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

import { defineHastPlugin, type HastNode } from 'satteri';

const LANGUAGES: Readonly<Record<string, string>> = { kusto: 'KQL', powershell: 'PowerShell', console: 'Command' };

/**
 * What guides need beyond Markdown. Links such as `/registry/` get the base of the site in front;
 * wide tables scroll by themselves; code gets a heading with a copy button.
 * @param base path under which the site is served, with a slash at both ends
 */
export function guidePlugins(base: string) {
	return [
		defineHastPlugin({
			name: 'prefix-links',
			element: {
				filter: ['a'],
				visit(node, context) {
					const href = node.properties?.['href'];
					if (typeof href === 'string' && /^\/(?!\/)/.test(href)) context.setProperty(node, 'href', base + href.slice(1));
				},
			},
		}),
		defineHastPlugin({
			name: 'scroll-tables',
			element: {
				filter: ['table'],
				visit(node, context) {
					context.wrapNode(node, {
						type: 'element',
						tagName: 'section',
						properties: { className: ['table-scroll'], tabIndex: 0, ariaLabel: `Table: ${headingsOf(node, context)}` },
						children: [],
					});
				},
			},
		}),
		defineHastPlugin({
			name: 'copy-code',
			element: {
				filter: ['pre'],
				visit(node, context) {
					const label = labelOf(node);
					context.replaceNode(node, {
						type: 'element',
						tagName: 'div',
						properties: { className: ['code-block'] },
						children: [
							{
								type: 'element',
								tagName: 'div',
								properties: { className: ['code-head'] },
								children: [
									{ type: 'element', tagName: 'span', properties: {}, children: [{ type: 'text', value: label }] },
									{
										type: 'element',
										tagName: 'button',
										properties: { className: ['copy'], type: 'button', 'data-copy': label, 'aria-live': 'polite', hidden: true },
										children: [{ type: 'text', value: 'Copy' }],
									},
								],
							},
							{
								type: 'element',
								tagName: 'pre',
								properties: { className: ['code'], tabIndex: 0 },
								children: [
									{
										type: 'element',
										tagName: 'code',
										properties: {},
										children: [{ type: 'text', value: context.textContent(node).replace(/\n$/, '') }],
									},
								],
							},
						],
					});
				},
			},
		}),
	];
}

function labelOf(pre: { readonly children: readonly object[] }): string {
	const language = /language-(\w+)/.exec(JSON.stringify(pre.children[0]))?.[1] ?? '';
	return LANGUAGES[language] ?? 'Text';
}

interface TextReader {
	textContent(node: HastNode): string;
}

/** "Layer, Who uses it": the first row, to tell one table from the next. */
function headingsOf(table: Readonly<HastNode>, context: TextReader): string {
	const head = 'children' in table ? table.children.find((child) => 'tagName' in child && child.tagName === 'thead') : undefined;
	return head === undefined
		? ''
		: context
				.textContent(head)
				.trim()
				.split(/\s*\n\s*/)
				.join(', ');
}

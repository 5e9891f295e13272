/** Test-only: Microsoft's own Kusto parser, told which tables and columns there are. */
import { createRequire } from 'node:module';

/** What is used of the parser; its own types describe all of Bridge.NET besides. */
interface KustoLanguage {
	readonly GlobalState: { readonly Default: { WithDatabase(database: unknown): unknown } };
	readonly KustoCode: {
		ParseAndAnalyze(text: string, globals: unknown): { GetDiagnostics(): Diagnostics; readonly Syntax: Node };
	};
	readonly Symbols: {
		readonly TableSymbol: { From(schema: string): { WithName(name: string): unknown } };
		readonly DatabaseSymbol: { readonly $ctor1: new (name: string, members: readonly unknown[], isOpen: boolean) => unknown };
	};
}
/** A node of the parse tree; one without children is a word or a sign. */
interface Node {
	readonly ChildCount: number;
	GetChild(at: number): Node | null;
	readonly Text?: string;
	readonly constructor: { readonly $$name?: string };
}
interface Diagnostics {
	readonly Count: number;
	getItem(at: number): { readonly Severity: string; readonly Message: string };
}

const require = createRequire(import.meta.url);
// Both put what they define into the global scope, the second on top of the first.
require('@kusto/language-service-next/bridge.min.js');
require('@kusto/language-service-next/Kusto.Language.Bridge.min.js');
const { GlobalState, KustoCode, Symbols } = (globalThis as unknown as { Kusto: { Language: KustoLanguage } }).Kusto.Language;

/**
 * What the parser finds wrong with a query over these tables, warnings included: "Error: The name 'x' does not refer to ...".
 * @param tables columns by table, as in "Name: string, TimeGenerated: datetime"
 */
export function faults(query: string, tables: Readonly<Record<string, string>>): string[] {
	const symbols = Object.entries(tables).map(([name, columns]) => Symbols.TableSymbol.From(`(${columns})`).WithName(name));
	const globals = GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.$ctor1('workspace', symbols, false));
	const found = KustoCode.ParseAndAnalyze(query, globals).GetDiagnostics();
	return Array.from({ length: found.Count }, (_, at) => found.getItem(at)).map(
		({ Severity, Message }) => `${Severity}: ${Message}`,
	);
}

/** What a query is made of, as the parser reads it: names of called functions, and signs and words of the language. */
export function wordsOf(query: string): { readonly functions: Set<string>; readonly keywords: Set<string> } {
	const [functions, keywords] = [new Set<string>(), new Set<string>()];
	const kindOf = (node: Node) => node.constructor.$$name?.replace(/^.*\./, '') ?? '';
	const visit = (node: Node) => {
		const children = Array.from({ length: node.ChildCount }, (_, at) => node.GetChild(at)).filter((child) => child !== null);
		if (kindOf(node) === 'FunctionCallExpression') functions.add(textOf(children[0]));
		if (kindOf(node) === 'SyntaxToken+KindToken') keywords.add(node.Text ?? '');
		for (const child of children) visit(child);
	};
	const textOf = (node: Node | undefined): string =>
		node === undefined ? '' : node.ChildCount === 0 ? (node.Text ?? '') : textOf(node.GetChild(0) ?? undefined);
	visit(KustoCode.ParseAndAnalyze(query, GlobalState.Default).Syntax);
	return { functions, keywords };
}

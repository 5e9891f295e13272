/** Different texts of which what was made is kept; an estate has a few thousand. */
const MOST = 10_000;

type Tree<Value> = Map<string, Tree<Value> | { readonly value: Value }>;

/** Makes something of texts once for all that are alike, so that those who are given it know it again. As many texts each time. */
export function once<Texts extends readonly [string, ...string[]], Value>(
	make: (...texts: Texts) => Value,
): (...texts: Texts) => Value {
	let root: Tree<Value> = new Map();
	let size = 0;
	return (...texts) => {
		let tree = root;
		const last = texts.length - 1;
		for (let at = 0; at < last; at++) {
			let next = tree.get(texts[at] as string) as Tree<Value> | undefined;
			if (next === undefined) {
				next = new Map();
				tree.set(texts[at] as string, next);
			}
			tree = next;
		}
		const met = tree.get(texts[last] as string) as { readonly value: Value } | undefined;
		if (met !== undefined) return met.value;
		const value = make(...texts);
		if (size++ >= MOST) {
			root = new Map();
			size = 0;
		} else tree.set(texts[last] as string, { value });
		return value;
	};
}

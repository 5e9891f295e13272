/** A line that names a part: "#part windows" in PowerShell, "rem part reading" in a batch file, "// part judged" in a query. */
const MARKER = /^([ \t]*)(?:#|rem |\/\/ )part (\S+)\n/gm;

/**
 * Puts the parts that a script names in the place of the lines that name them, as deep as those lines stand.
 * A part can name others.
 * @param parts the text of each part by its name
 * @throws when a part does not exist or is named twice: a defect of the script
 */
export function compose(script: string, parts: ReadonlyMap<string, string>): string {
	const named = new Set<string>();
	const put = (text: string): string =>
		text.replace(MARKER, (_line, indent: string, name: string) => {
			const part = parts.get(name);
			if (part === undefined)
				throw new Error(`A script names the part "${name}", which does not exist; there are ${[...parts.keys()].join(', ')}.`);
			if (named.has(name)) throw new Error(`A script names the part "${name}" twice; it must name it once.`);
			named.add(name);
			return indent === '' ? put(part) : put(part).replace(/^(?=.)/gm, indent);
		});
	return put(script);
}

/** Names of the parts that a script or a part names itself. */
export function partsNamed(script: string): string[] {
	return [...script.matchAll(MARKER)].map(([, , name = '']) => name);
}

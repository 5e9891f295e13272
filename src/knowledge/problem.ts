/** Something wrong in content/. Names the place, what stands there and what would be accepted. */
export interface Problem {
	/** Path below content/: "server-roles/pta-agent.yaml". */
	readonly file: string;
	/** Dotted path inside the file: "rules.0.below". Empty for the file as a whole. */
	readonly key: string;
	readonly found: string;
	readonly accepted: string;
}

/** One line for a person: where, what was found, what would be accepted. */
export function formatProblem({ file, key, found, accepted }: Problem): string {
	return `content/${file}${key === '' ? '' : ` → ${key}`}: found ${found}; accepted: ${accepted}`;
}

/** A value as it is shown in a problem: short, on one line. */
export function shown(value: unknown): string {
	const text = value === undefined ? 'nothing' : JSON.stringify(value);
	return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

import type { Facts } from './collections.ts';
import { RULES } from './lint/rules.ts';
import { formatProblem, type Problem } from './problem.ts';
import { CONTENT_FOLDER, readContent } from './read.ts';

/** Reads content/ and applies every rule. */
export async function checkContent(folder = CONTENT_FOLDER): Promise<{ facts: Facts; problems: readonly Problem[] }> {
	const { facts, guideBodies, problems } = await readContent(folder);
	// Rules compare entries with each other; with an entry missing they would report consequences, not causes.
	if (problems.length > 0) return { facts, problems };
	return { facts, problems: RULES.flatMap((rule) => rule(facts, guideBodies)) };
}

let cached: Promise<Facts> | undefined;

/** Facts that passed every check; read once per process. @throws Error that lists every problem. */
export function checkedFacts(): Promise<Facts> {
	cached ??= checkContent().then(({ facts, problems }) => {
		if (problems.length > 0) throw new Error(`content/ is not in order:\n${problems.map(formatProblem).join('\n')}`);
		return facts;
	});
	return cached;
}

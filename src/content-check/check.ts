import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { unreachableActions } from '../advisor/unreachable-actions.ts';
import type { Facts } from '../knowledge/collections.ts';
import { backwardDates } from '../knowledge/lint/backward-dates.ts';
import { changesInOrder } from '../knowledge/lint/changes-in-order.ts';
import { conditionOrder } from '../knowledge/lint/condition-order.ts';
import { type KnownToCode, missingNames } from '../knowledge/lint/missing-names.ts';
import { overlappingRanges } from '../knowledge/lint/overlapping-ranges.ts';
import { registrySpelling } from '../knowledge/lint/registry-spelling.ts';
import { roleWithoutAction } from '../knowledge/lint/role-without-action.ts';
import type { Rule } from '../knowledge/lint/rule.ts';
import { toldInHouseStyle } from '../knowledge/lint/told-in-house-style.ts';
import { twins } from '../knowledge/lint/twins.ts';
import { unknownReferences } from '../knowledge/lint/unknown-references.ts';
import { unusedQuestions } from '../knowledge/lint/unused-questions.ts';
import { updatesToldTwice } from '../knowledge/lint/updates-told-twice.ts';
import { waitingForLess } from '../knowledge/lint/waiting-for-less.ts';
import { windowsNotMeant } from '../knowledge/lint/windows-not-meant.ts';
import { NAMED_IN_CODE } from '../knowledge/named-in-code.ts';
import { formatProblem, type Problem } from '../knowledge/problem.ts';
import { CONTENT_FOLDER, readContent } from '../knowledge/read.ts';

const RULES: readonly Rule[] = [
	backwardDates,
	changesInOrder,
	overlappingRanges,
	registrySpelling,
	roleWithoutAction,
	unusedQuestions,
	updatesToldTwice,
	windowsNotMeant,
	toldInHouseStyle,
	twins,
	waitingForLess,
	unreachableActions,
];

const FORMATS_FOLDER = join(import.meta.dirname, '../artifacts');

/** What the code of this project names. A format's id is the name of its folder. */
function knownToCode(): KnownToCode {
	const formats = readdirSync(FORMATS_FOLDER).filter((name) => existsSync(join(FORMATS_FOLDER, name, 'index.ts')));
	return { questions: NAMED_IN_CODE, formats };
}

/** Reads content/ and applies every rule. */
export async function checkContent(
	folder = CONTENT_FOLDER,
	known = knownToCode(),
): Promise<{ facts: Facts; problems: readonly Problem[] }> {
	const { facts, problems } = await readContent(folder);
	// With an entry missing, a reference broken or a circle, the other rules would report consequences, not causes.
	for (const rule of [
		() => problems,
		() => unknownReferences(facts),
		() => missingNames(known)(facts),
		() => conditionOrder(facts),
	]) {
		const causes = rule();
		if (causes.length > 0) return { facts, problems: causes };
	}
	return { facts, problems: RULES.flatMap((rule) => rule(facts)) };
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

import { compareVersions } from 'compare-versions';
import type { Step } from '../action.ts';
import type { Facts } from '../collections.ts';
import { compile } from '../compile.ts';
import type { Condition, Leaf } from '../condition.ts';
import type { AskedOption, DecisionFacts, PlannedFromAction } from '../decision-facts.ts';
import { leavesOf } from '../leaves.ts';
import { fileOf, keyIn } from '../origin.ts';
import type { Rule } from './rule.ts';

/** Windows versions before this are not what anybody moves to, so a text about one is for those who have it. */
const OLD_BELOW = '10.0';

/** An item names an old Windows that its condition, or that of the step, does not. Somebody without that Windows would read it. */
export const windowsNotMeant: Rule = (facts) => {
	const decisions = compile(facts);
	const names = oldWindows(facts);
	return decisions.actions.flatMap((action) =>
		textsOf(action).flatMap(({ key, text, when }) => {
			const meant = windowsMeant(decisions, { all: [action.when, ...(when === undefined ? [] : [when])] });
			return names
				.filter(({ id, pattern }) => pattern.test(text) && !meant.has(id))
				.map(({ id }) => ({
					file: fileOf(action.origin),
					key: keyIn(action.origin, key),
					found: `a text about ${id} (item ${action.id})`,
					accepted: `a condition that names ${id}, or words that do not`,
				}));
		}),
	);
};

/** Old Windows versions with how they are named in texts. */
export function oldWindows(facts: Pick<Facts, 'operating-systems'>): { readonly id: string; readonly pattern: RegExp }[] {
	return facts['operating-systems']
		.filter(({ nt }) => compareVersions(nt, OLD_BELOW) < 0)
		.map(({ id, name, kind }) => {
			const short = name.replace(/ SP\d$/, '').replace(/^Windows Server /, 'Server ');
			const escaped = short.replaceAll('.', '\\.');
			// "Windows 8" is not "Windows 8.1", nor is "Server 2012" "Server 2012 R2" or "SQL Server 2012".
			return { id, pattern: new RegExp(`${kind === 'server' ? '(?<!SQL )' : ''}\\b${escaped}(?! R2|\\.?\\d)`) };
		});
}

/** Every text of an item that a reader of a plan sees, with the condition that it has for itself. */
export function textsOf({
	title,
	why,
	steps,
	verify,
}: Pick<PlannedFromAction, 'title' | 'why' | 'steps' | 'verify'>): (Step & { readonly key: string })[] {
	return [
		{ key: 'title', text: title },
		{ key: 'why', text: why },
		...steps.map((step, at) => ({ key: `steps.${at}`, ...step })),
		...verify.map((check, at) => ({ key: `verify.${at}`, ...check })),
	];
}

/** Ids of the Windows versions that some leaf holds for, directly or through another item. */
function windowsMeant(decisions: DecisionFacts, condition: Condition, seen = new Set<string>()): Set<string> {
	return new Set(
		leavesOf(condition).flatMap((leaf) => {
			if (!('action' in leaf)) {
				const options = decisions.questions.find(({ id }) => id === leaf.question)?.options ?? [];
				return options.filter((option) => holds(leaf, option)).map(({ id }) => id);
			}
			const action = decisions.actions.find(({ id }) => id === leaf.action);
			if (action === undefined || seen.has(action.id)) return [];
			return [...windowsMeant(decisions, action.when, seen.add(action.id))];
		}),
	);
}

function holds(leaf: Leaf, option: AskedOption): boolean {
	if ('includes' in leaf) return leaf.includes.includes(option.id);
	if ('trait' in leaf) return option.traits?.includes(leaf.trait) === true;
	return 'supportEnded' in leaf && option.supportEnds !== undefined;
}

import type { AskedChoice } from '../../knowledge/decision-facts.ts';
import type { Draft, Entered } from './kind.ts';

/** What questions of one choice and of several have in common. */

export function areOptions({ options }: AskedChoice, ids: readonly string[]): boolean {
	return ids.every((id) => options.some((option) => option.id === id));
}

export function labelOf({ options }: AskedChoice, id: string): string {
	return options.find((option) => option.id === id)?.label ?? id;
}

/** An option is a part of the estate by its own name. */
export const partByName = { specific: false, of: (_question: AskedChoice, words: string) => words };

/** Reads what was chosen on the page. */
export function readChoice(_question: unknown, { answer }: Draft): Entered {
	return answer === undefined || answer.length === 0 ? { fault: 'Select an answer to continue.' } : answer;
}

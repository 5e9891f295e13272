import type { Phase } from '../knowledge/action.ts';

/** Where an item of the checklist is explained, from the site's root. */
export function checklistPath({ id, phase }: { readonly id: string; readonly phase: Phase }): string {
	return `/checklist/${phase}/#${id}`;
}

import { dateText } from '../advisor/milestone-status.ts';
import type { PlanItem, Reason } from '../advisor/plan-types.ts';
import type { Citation } from '../knowledge/citation.ts';
import type { DecisionFacts } from '../knowledge/decision-facts.ts';

/** What phases and priorities are called in files. */
export const PHASE_TITLES: Readonly<Record<PlanItem['phase'], string>> = {
	find: 'Find legacy use',
	update: 'Update',
	configure: 'Configure',
	restart: 'Restart',
	verify: 'Verify',
	watch: 'Watch',
};

export const PRIORITY_TITLES: Readonly<Record<PlanItem['priority'], string>> = {
	blocker: 'Blocker',
	required: 'Required',
	recommended: 'Recommended',
};

/** "Because you said: Server roles: AD FS." */
export function reasonText({ subject, values }: Reason): string {
	return values.length === 0 ? 'This applies to every estate.' : `Because you said: ${subject}: ${values.join(', ')}.`;
}

/** "The page (Vendor, 3 March 2025), section Banner, https://…" */
export function citeText(facts: Pick<DecisionFacts, 'sources'>, { source: id, section, asOf }: Citation): string {
	const source = facts.sources.find((candidate) => candidate.id === id);
	const date = asOf ?? source?.date;
	const publisher = [source?.publisher, date === undefined ? undefined : dateText(date)]
		.filter((part) => part !== undefined)
		.join(', ');
	return [`${source?.title ?? id}${publisher === '' ? '' : ` (${publisher})`}`, `section ${section}`, source?.url]
		.filter((part) => part !== undefined)
		.join(', ');
}

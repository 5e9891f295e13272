import { dateText } from '../advisor/milestone-status.ts';
import type { Section } from '../advisor/plan-order.ts';
import type { ItemDate, OutlineItem, PlanItem, PlanMilestone, Reason } from '../advisor/plan-types.ts';
import type { Citation } from '../knowledge/citation.ts';
import type { DecisionFacts } from '../knowledge/decision-facts.ts';

/** What phases are called. */
export const PHASE_TITLES: Readonly<Record<PlanItem['phase'], string>> = {
	find: 'Find legacy use',
	update: 'Update',
	configure: 'Configure',
	restart: 'Restart and follow-up tasks',
	verify: 'Verify',
	watch: 'Watch',
};

/** What the parts of a checklist are called. */
export const SECTION_TITLES: Readonly<Record<Section['id'], string>> = { first: 'First: what blocks', ...PHASE_TITLES };

/** "From your answers: server roles: AD FS; cloud: global. Needed because of: Install the update." */
export function reasonText(reasons: readonly Reason[]): string {
	const of = (kind: Reason['kind']) => reasons.filter((reason) => reason.kind === kind);
	const answers = of('answer').map(({ subject, values }) => `${subject}: ${values.join(', ')}`);
	const items = of('item').flatMap(({ values }) => values);
	return [
		...(answers.length === 0 ? [] : [`From your answers: ${answers.join('; ')}.`]),
		...(items.length === 0 ? [] : [`Needed because of: ${items.join('; ')}.`]),
		...(of('everyone').length === 0 ? [] : ['This applies to every estate.']),
	].join(' ');
}

/** "Do first: Install the update; Restart." Empty where nothing has to be done before. */
export function firstText(facts: Pick<DecisionFacts, 'actions'>, { after }: Pick<PlanItem, 'after'>): string {
	const titles = facts.actions.filter(({ id }) => after.includes(id)).map(({ title }) => title);
	return titles.length === 0 ? '' : `Do first: ${titles.join('; ')}.`;
}

/** "Not needed on Windows 7 SP1 if you replace it: Replace Windows versions that get no updates." Empty where nothing makes it needless. */
export function needlessText(facts: Pick<DecisionFacts, 'actions'>, { needless }: Pick<PlanItem, 'needless'>): string {
	return needless
		.map(({ item, parts }) => {
			const title = facts.actions.find(({ id }) => id === item)?.title ?? item;
			return `Not needed on ${parts.join(', ')} if you replace ${parts.length === 1 ? 'it' : 'them'} soon: ${title}.`;
		})
		.join(' ');
}

/** The date by which it is due: its deadline, else the earliest end of support. Undefined where it has no date. */
export function dueDateOf({ dates }: Pick<OutlineItem, 'dates'>): ItemDate | undefined {
	return dates.find(({ kind }) => kind === 'deadline') ?? dates.toSorted((one, other) => (one.date < other.date ? -1 : 1))[0];
}

/** The same as published: YYYY, YYYY-MM or YYYY-MM-DD. */
export function dueOf(item: Pick<OutlineItem, 'dates'>): string | undefined {
	return dueDateOf(item)?.date;
}

/** Its dates in words, one line each: "Deadline: 7 April 2027 (Entra Connect stops)". */
export function dateLines({ dates }: Pick<PlanItem, 'dates'>): string[] {
	return dates.map(({ kind, date, of }) => `${DATE_KINDS[kind]}: ${dateText(date)} (${of})`);
}

/** What the dates of an item are called. */
export const DATE_KINDS: Readonly<Record<ItemDate['kind'], string>> = {
	deadline: 'Deadline',
	'earlier-deadline': 'Earlier published date',
	'end-of-free-updates': 'End of free updates',
	'end-of-support': 'End of support',
};

/** What is known of a milestone besides its status, without what the status says already. */
export function confirmedText({ status, confirmedNote }: Pick<PlanMilestone, 'status' | 'confirmedNote'>): string {
	return status.kind === 'in-part' ? confirmedNote.slice(status.reported.length).trim() : confirmedNote;
}

/** A text as a sentence. */
export function sentence(text: string): string {
	return /[.?!]$/.test(text) ? text : `${text}.`;
}

/** "The documents contradict each other. Our conclusion: the newer one." */
export function holdText(disagreement: Held): string {
	return disagreement.title + afterTitle(disagreement);
}

interface Held {
	readonly title: string;
	readonly holdTo: string;
}

/** The same without the title, for where that is a link: ". Our conclusion: the newer one." */
export function afterTitle({ title, holdTo }: Held): string {
	return `${/[.?!]$/.test(title) ? '' : '.'} Our conclusion: ${holdTo}`;
}

/** "A; B; C and 4 more" */
export function firstFew(texts: readonly string[], most = 3): string {
	const rest = texts.length - most;
	return rest > 0 ? `${texts.slice(0, most).join('; ')} and ${rest} more` : texts.join('; ');
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

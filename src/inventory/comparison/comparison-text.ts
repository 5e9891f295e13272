import { formatCount } from '../../reading/text/format-count.ts';
import { shownText } from '../../reading/text/shown-text.ts';
import { type Cause, COURSES, type Comparison, type Course } from './then-and-now.ts';

export const COURSE_LABELS: Readonly<Record<Course, string>> = {
	'fell-back': 'Fell back',
	'newly-known': 'Newly known',
	new: 'New machine',
	'still-due': 'Still due',
	'no-longer-known': 'No longer known',
	'not-seen': 'Not seen',
	'still-unknown': 'Still unknown',
	'became-ready': 'Became ready',
	'still-ready': 'Still ready',
};

export const CAUSE_LABELS: Readonly<Record<Cause, string>> = {
	machine: 'the machine changed',
	rules: 'the rules changed, not the machine',
	both: 'the machine and the rules changed',
	none: '',
};

/** What has to be known before a comparison is relied on, in whole sentences. */
export function comparisonDoubts(comparison: Omit<Comparison, 'machines'>): string[] {
	const { namesMasked, days, counts, missingSources, notReadAgain } = comparison;
	if (namesMasked)
		return [
			'Names are masked in one of the two, or in both but not in one run, so that no machine can be found again. Compare files that have the names, or that were saved masked in one sitting.',
		];
	return [
		...(days.length === 0
			? ['The earlier files do not say what the rules of their day made of them: both sides are judged by the rules of today.']
			: []),
		...(counts['not-seen'] > 0
			? [
					`${formatCount(counts['not-seen'])} only in the earlier evidence: not seen now, which does not mean that anything was fixed.`,
				]
			: []),
		...(missingSources.length > 0
			? [
					`Nothing was given now from ${missingSources.map((id) => shownText(id, 50)).join(', ')}, which the earlier evidence has.`,
				]
			: []),
		...(notReadAgain > 0
			? [`${formatCount(notReadAgain)} have no reading newer than the earlier one: for them nothing can have changed.`]
			: []),
	];
}

const LONGEST_TABLE = 10;

/** Machines that are named one by one; of the others the count is enough. */
const NAMED: readonly Course[] = ['fell-back', 'newly-known', 'new', 'no-longer-known', 'not-seen', 'became-ready'];

/** The comparison for a terminal. */
export function comparisonText(comparison: Comparison): string {
	const { days, machines, counts } = comparison;
	const since = days.length === 0 ? '' : ` saved ${days.join(' to ')}`;
	const lines = [`Compared with the evidence${since}:`];
	for (const course of COURSES)
		if (counts[course] > 0) lines.push(`${formatCount(counts[course]).padStart(12)}  ${COURSE_LABELS[course].toLowerCase()}`);
	lines.push(...comparisonDoubts(comparison).map((doubt) => `- ${doubt}`));
	for (const course of NAMED) {
		const of = machines.filter((each) => each.course === course);
		if (of.length === 0) continue;
		lines.push('', `${COURSE_LABELS[course]}:`);
		for (const { name, now, cause } of of.slice(0, LONGEST_TABLE)) {
			const notes = [now === 'action-needed' ? 'action needed' : '', CAUSE_LABELS[cause]].filter((note) => note !== '');
			lines.push(`  ${shownText(name)}${notes.length === 0 ? '' : `  (${notes.join('; ')})`}`);
		}
		if (of.length > LONGEST_TABLE) lines.push(`  and ${formatCount(of.length - LONGEST_TABLE)} more`);
	}
	return `${lines.join('\n')}\n`;
}

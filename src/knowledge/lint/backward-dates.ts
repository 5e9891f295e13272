import { type Problem, shown } from '../problem.ts';
import type { Rule } from './rule.ts';

/** A later date stands before an earlier one without a word on why, or is written less precisely than it claims. */
export const backwardDates: Rule = (facts) => [
	...facts.milestones.flatMap(({ id, dates }) =>
		dates.flatMap((entry, at) => {
			const file = `milestones/${id}.yaml`;
			const problems: Problem[] = [];
			const before = dates[at - 1];
			if (before !== undefined && entry.note === undefined && entry.date < before.date.slice(0, entry.date.length))
				problems.push({
					file,
					key: `dates.${at}.date`,
					found: shown(entry.date),
					accepted: `${before.date} or later, as the last date is the current one, or a note that it was brought forward`,
				});
			if (entry.until !== undefined && entry.until < entry.date)
				problems.push({ file, key: `dates.${at}.until`, found: shown(entry.until), accepted: `${entry.date} or later` });
			const precision = (['year', 'month', 'day'] as const)[entry.date.split('-').length - 1];
			if (precision !== entry.precision)
				problems.push({
					file,
					key: `dates.${at}.precision`,
					found: shown(entry.precision),
					accepted: `"${precision}", as ${entry.date} is written`,
				});
			return problems;
		}),
	),
	...facts['operating-systems'].flatMap(({ id, lifecycle: { supportEnds, extendedUpdatesEnd } }) =>
		extendedUpdatesEnd !== undefined && (supportEnds === undefined || extendedUpdatesEnd < supportEnds)
			? [
					{
						file: `operating-systems/${id}.yaml`,
						key: 'lifecycle.extendedUpdatesEnd',
						found: shown(extendedUpdatesEnd),
						accepted: `a day after supportEnds (${supportEnds ?? 'missing'})`,
					},
				]
			: [],
	),
	...facts.sources.flatMap(({ id, date, checked }) =>
		date !== undefined && checked < date
			? [
					{
						file: `sources/${id}.yaml`,
						key: 'checked',
						found: shown(checked),
						accepted: `${date} (the source's own date) or later`,
					},
				]
			: [],
	),
];

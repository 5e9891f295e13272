import { dateText } from '../../advisor/milestone-status.ts';
import type { Citation } from '../../knowledge/citation.ts';
import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import { link } from '../../site/link.ts';
import { afterTitle } from '../../wording/checklist.ts';

/** Where a statement is from: document, section, date. */
export function Cites({ facts, cites }: { readonly facts: DecisionFacts; readonly cites: readonly Citation[] }) {
	return (
		<ul class="cites">
			{cites.map(({ source: id, section, asOf }) => {
				const source = facts.sources.find((candidate) => candidate.id === id);
				const date = asOf ?? source?.date;
				return (
					<li key={`${id} ${section}`}>
						<a href={link(`/sources/#${id}`)}>{source?.title ?? id}</a>, {section}
						{date === undefined ? '' : `, ${dateText(date)}`}
						{source?.kind === 'third-party' && ' (third party)'}
						{source?.kind === 'official-copy' && ' (copy of the vendor’s text)'}
					</li>
				);
			})}
		</ul>
	);
}

/** Places where documents disagree about it. */
export function Disagreements({ facts, ids }: { readonly facts: DecisionFacts; readonly ids: readonly string[] }) {
	const disputed = facts.disagreements.filter(({ id }) => ids.includes(id));
	if (disputed.length === 0) return null;
	return (
		<details>
			<summary>
				{disputed.length === 1 ? 'The documents disagree here' : `The documents disagree here in ${disputed.length} ways`}
			</summary>
			<ul>
				{disputed.map(({ id, title, holdTo }) => (
					<li key={id}>
						<a href={link(`/disagreements/#${id}`)}>{title}</a>
						{afterTitle({ title, holdTo })}
					</li>
				))}
			</ul>
		</details>
	);
}

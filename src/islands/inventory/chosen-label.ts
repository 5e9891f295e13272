import { COURSE_LABELS } from '../../inventory/comparison/comparison-text.ts';
import type { Chosen } from '../../inventory/fleet/chosen.ts';
import { GROUPING_LABELS, LEVEL_LABELS, standingLabel, VERDICT_LABELS } from '../../inventory/fleet/labels.ts';
import { $view } from '../../stores/inventory.ts';
import { AGE_LABELS } from './Picture.tsx';

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** Which machines are listed, in a few words. */
export function chosenLabel(chosen: Chosen): string {
	return [namedBy(chosen), ...(chosen.within === undefined ? [] : [`only ${lower(chosen.within.name)}`])].join(', ');
}

function namedBy(chosen: Chosen): string {
	const view = $view.get();
	switch (chosen.kind) {
		case 'all':
			return 'all';
		case 'verdict':
			return [VERDICT_LABELS[chosen.verdict], ...(chosen.level === undefined ? [] : [LEVEL_LABELS[chosen.level]])]
				.map(lower)
				.join(', ');
		case 'item': {
			const title = view?.items.find(({ id }) => id === chosen.id)?.title ?? chosen.id;
			return chosen.certain ? `need “${title}”` : `may need “${title}”`;
		}
		case 'group':
			return [
				chosen.by === 'kind' ? lower(chosen.name) : `${lower(GROUPING_LABELS[chosen.by])} ${chosen.name}`,
				...(chosen.verdict === undefined ? [] : [lower(VERDICT_LABELS[chosen.verdict])]),
			].join(', ');
		case 'standing':
			return lower(standingLabel(chosen.name));
		case 'open':
			return `not known: ${view?.open.find(({ question }) => question === chosen.question)?.subject ?? chosen.question}`;
		case 'odd':
			return 'differ from their group';
		case 'age':
			return lower(AGE_LABELS[chosen.age]);
		case 'course':
			return lower(COURSE_LABELS[chosen.course]);
	}
}

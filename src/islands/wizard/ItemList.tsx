import { useStore } from '@nanostores/preact';
import { isShown } from '../../advisor/list-filter.ts';
import { sectionsOf } from '../../advisor/plan-order.ts';
import type { Outline } from '../../advisor/plan-types.ts';
import { howFar, recordOf } from '../../advisor/progress/progress.ts';
import { $progress } from '../../stores/item-progress.ts';
import { $filter, $opened, setOpened } from '../../stores/result-view.ts';
import { SECTION_TITLES } from '../../wording/checklist.ts';
import { Elsewhere } from './Elsewhere.tsx';
import { FilterFields } from './FilterFields.tsx';
import { ResultItem } from './ResultItem.tsx';
import type { Whole } from './whole.ts';

interface Props {
	readonly outline: Outline;
	readonly whole: Whole | undefined;
}

/** What to do, a row an item; details open in place. */
export function ItemList({ outline, whole }: Props) {
	const progress = useStore($progress);
	const filter = useStore($filter);
	const opened = useStore($opened);
	const { items, today } = outline;
	const shown = items.filter((item) => isShown(item, progress, filter));
	const words = new Map(whole?.plan.items.map((item) => [item.id, item]));
	const ids = shown.map(({ id }) => id);
	const allOpen = ids.every((id) => opened.has(id));
	return (
		<section aria-labelledby="items">
			<h2 id="items" tabIndex={-1}>
				What to do
			</h2>
			{items.length === 0 && <p>Your answers call for no changes.</p>}
			{items.length > 1 && (
				<div class="list-tools no-print">
					<FilterFields items={items} />
					<p>
						<span role="status">
							{shown.length === items.length ? `${items.length} items.` : `${shown.length} of ${items.length} items.`}
						</span>{' '}
						<button type="button" class="link-button" onClick={() => setOpened(ids, !allOpen)} disabled={ids.length === 0}>
							{allOpen ? 'Collapse all' : 'Expand all'}
						</button>
					</p>
				</div>
			)}
			{sectionsOf(items).map(({ id, items: all }, at) => {
				const inSection = all.filter((item) => shown.includes(item));
				return (
					inSection.length > 0 && (
						<section key={id} aria-labelledby={`phase-${id}`}>
							<h3 id={`phase-${id}`}>
								{at + 1}. {SECTION_TITLES[id]}
							</h3>
							<ul class="work-list">
								{inSection.map((item) => (
									<ResultItem
										key={item.id}
										item={item}
										words={words.get(item.id)}
										facts={whole?.facts}
										progress={progress}
										record={recordOf(progress, item.id)}
										isOpen={opened.has(item.id)}
										today={today}
									/>
								))}
							</ul>
						</section>
					)
				);
			})}
			<Elsewhere records={howFar(items, progress).elsewhere} />
		</section>
	);
}

import { useEffect, useMemo, useState } from 'preact/hooks';
import type { OutlineItem, PlanItem } from '../../advisor/plan-types.ts';
import { type ItemRecord, type Progress, standingOf } from '../../advisor/progress/progress.ts';
import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import { note } from '../../stores/item-progress.ts';
import { setOpened } from '../../stores/result-view.ts';
import { readClock } from '../../stores/today.ts';
import { firstFew } from '../../wording/checklist.ts';
import { dueText } from '../../wording/due.ts';
import { PRIORITY } from '../../wording/labels.ts';
import { againText, notedLines } from '../../wording/progress.ts';
import { ItemBody } from './ItemBody.tsx';
import { NoteFields } from './NoteFields.tsx';
import { togglerId } from './reveal.ts';

interface Props {
	readonly item: OutlineItem;
	/** The same item with its words, and what it was planned from, once they are there. */
	readonly words: PlanItem | undefined;
	readonly facts: DecisionFacts | undefined;
	readonly progress: Progress;
	readonly record: ItemRecord | undefined;
	readonly isOpen: boolean;
	readonly today: string;
}

/** Most parts of the estate that a row names. */
const MOST_PARTS = 3;

/** One row of the checklist, and its details under it. */
export function ResultItem({ item, words, facts, progress, record, isOpen, today }: Props) {
	const isDrawn = useDrawnWhenIdle(words !== undefined);
	const standing = standingOf(item, progress);
	const body = useMemo(
		() => words !== undefined && facts !== undefined && <ItemBody item={words} facts={facts} />,
		[words, facts],
	);
	const { text, tone } = PRIORITY[item.priority];
	const tick = () => note(item, { done: { day: readClock(), appliesTo: item.appliesTo } });
	const details = `details-${item.id}`;
	return (
		<li class="work-item" data-standing={standing.kind}>
			<input
				type="checkbox"
				aria-label={`Done: ${item.title}`}
				checked={standing.kind !== 'open'}
				onChange={({ currentTarget: { checked } }) => (checked ? tick() : note(item, { done: undefined }))}
			/>
			<div class="work-row">
				<h4>
					<button
						type="button"
						class="work-title"
						id={togglerId(item.id)}
						aria-expanded={isOpen}
						aria-controls={details}
						onClick={() => setOpened([item.id], !isOpen)}
					>
						{item.title}
					</button>
				</h4>
				<span class="tag" data-status={tone}>
					{text}
				</span>
				<span class="work-due">{dueText(item, today)}</span>
				{item.appliesTo.length > 0 && <span class="work-for">For: {firstFew(item.appliesTo, MOST_PARTS)}</span>}
				{standing.kind === 'again' && (
					<p class="notice no-print" data-kind="warning">
						{againText(item, progress)}{' '}
						<button type="button" class="link-button" onClick={tick}>
							Done there too
						</button>
					</p>
				)}
				{notedLines(item, progress).map((line) => (
					<span key={line} class={isOpen ? 'work-noted print-only' : 'work-noted'}>
						{line}
					</span>
				))}
			</div>
			<div
				class="work-details"
				id={details}
				// Found by searching the page, where the browser can; on paper all of it stands.
				hidden={isOpen ? false : ('until-found' as unknown as boolean)}
				{...{ onbeforematch: () => setOpened([item.id], true) }}
			>
				{(isDrawn || isOpen) && body}
				{isOpen && words === undefined && <p role="status">Loading what it says.</p>}
				{isOpen && <NoteFields item={item} record={record} />}
			</div>
		</li>
	);
}

/** Whether details are to be drawn although they are closed, so that they can be printed and searched: when nothing else is to do. */
function useDrawnWhenIdle(isThere: boolean): boolean {
	const [isDrawn, setDrawn] = useState(false);
	useEffect(() => {
		if (!isThere) return;
		// Not every browser has idle time.
		const wait = globalThis.requestIdleCallback ?? ((draw: () => void) => setTimeout(draw));
		wait(() => setDrawn(true));
	}, [isThere]);
	return isDrawn;
}

import { useStore } from '@nanostores/preact';
import type { Outline, OutlineItem } from '../../advisor/plan-types.ts';
import { howFar } from '../../advisor/progress/progress.ts';
import { whatFirst } from '../../advisor/what-first.ts';
import { link } from '../../site/link.ts';
import { $progress } from '../../stores/item-progress.ts';
import { showCheck } from '../../stores/wizard.ts';
import { dueText } from '../../wording/due.ts';
import { VERDICT_TONES } from '../../wording/labels.ts';
import { howFarText } from '../../wording/progress.ts';
import { verdictWords } from '../../wording/verdict.ts';
import { CopyLink } from './CopyLink.tsx';
import { revealItem, revealPart } from './reveal.ts';
import { OpenPlan, SavePlan } from './SavedPlan.tsx';
import { TakeEverything } from './TakeEverything.tsx';
import type { Whole } from './whole.ts';

/** Most blockers that are named before the list. */
const MOST_NAMED = 5;

interface Props {
	readonly outline: Outline;
	readonly whole: Whole | undefined;
}

/** The verdict, what to do first, how far it is, and what to take away. */
export function FirstScreen({ outline, whole }: Props) {
	const progress = useStore($progress);
	const { title, sentence, more } = verdictWords(outline);
	const status = VERDICT_TONES[outline.verdict];
	const far = howFar(outline.items, progress);
	const first = whatFirst(outline.items, progress);
	return (
		<>
			<div class="verdict" data-status={status}>
				<h2>
					<span class="tag" data-status={status}>
						{title}
					</span>
				</h2>
				<p class="verdict-sentence">{sentence}</p>
				{more !== '' && <p>{more}</p>}
				{first.items.length > 0 && (
					<>
						<h3>{first.kind === 'blocking' ? 'Do first' : 'Do next'}</h3>
						<FirstItems items={first.items} today={outline.today} />
					</>
				)}
				{outline.unknowns.length > 0 && (
					<p class="no-print">
						<button type="button" class="link-button" onClick={() => revealPart('unknowns')}>
							What is not known ({outline.unknowns.length})
						</button>
					</p>
				)}
				{far.total > 0 && (
					<p class="how-far">
						<progress value={far.done} max={far.total} aria-hidden="true" /> <strong role="status">{howFarText(far)}</strong>
					</p>
				)}
			</div>
			{far.total > 0 && far.done === far.total && <ProveIt />}
			<div class="button-row no-print">
				<TakeEverything whole={whole} />
				<SavePlan whole={whole} />
				<OpenPlan />
				<button type="button" class="link-button" onClick={showCheck}>
					Check or change answers
				</button>
				<button type="button" class="link-button" disabled={whole === undefined} onClick={() => print()}>
					Print
				</button>
				<CopyLink />
			</div>
		</>
	);
}

function FirstItems({ items, today }: { readonly items: readonly OutlineItem[]; readonly today: string }) {
	return (
		<>
			<ol class="first-items">
				{items.slice(0, MOST_NAMED).map((item) => (
					<li key={item.id}>
						<button type="button" class="link-button" onClick={() => revealItem(item.id)}>
							{item.title}
						</button>{' '}
						<span class="meta">{dueText(item, today)}</span>
					</li>
				))}
			</ol>
			{items.length > MOST_NAMED && (
				<p>
					<button type="button" class="link-button no-print" onClick={() => revealPart('items')}>
						and {items.length - MOST_NAMED} more
					</button>
				</p>
			)}
		</>
	);
}

/** A list that is ticked off proves nothing yet. */
function ProveIt() {
	return (
		<div class="notice">
			<p>
				<strong>Everything is ticked. A tick is a statement; now prove it:</strong>
			</p>
			<ol>
				<li>
					Run <a href={link('/downloads/powershell-check/')}>check.ps1</a> on every machine. Its report is your evidence.
				</li>
				<li>
					Read your <a href={link('/sign-in-logs/')}>sign-in logs</a> and <a href={link('/handshakes/')}>connection logs</a> of
					the last weeks: no legacy TLS may be left.
				</li>
				<li>Change your answers to what you found. The verdict follows your answers, not your ticks.</li>
			</ol>
		</div>
	);
}

import { formatCount } from '../../reading/text/format-count.ts';
import { verdictText } from '../../signins/summary/summary-text.ts';
import type { ReaderView } from '../../signins/worker/protocol.ts';
import { link } from '../../site/link.ts';

/** Paths of the wizard with what was found given as an answer. */
export type WizardPaths = Readonly<Record<Outcome, string>>;

type Outcome = ReaderView['verdict'] | 'nothingRead';

const STATUS: Readonly<Record<Outcome, string>> = {
	legacy: 'action',
	noneFound: 'ready',
	notEnough: 'unknown',
	nothingRead: 'unknown',
};

function outcomeOf(view: ReaderView): Outcome {
	return view.totals.signIns === 0 ? 'nothingRead' : view.verdict;
}

/** The answer, why it is not better, and where its parts are. */
export function Verdict({ view, wizard }: { readonly view: ReaderView; readonly wizard: WizardPaths }) {
	const { totals } = view;
	const outcome = outcomeOf(view);
	const parts = [
		...(totals.legacy > 0 ? [['act-on', 'Whom to act on']] : []),
		['given', 'What you provided'],
		...(view.days.length > 0 ? [['days-title', 'Over time']] : []),
		['exports-title', 'Save the evidence'],
	];
	return (
		<div class="verdict" data-status={STATUS[outcome]}>
			<h2 id="verdict" tabIndex={-1}>
				{verdictText(view)}
			</h2>
			{outcome !== 'nothingRead' && (
				<p>
					{formatCount(totals.legacy)} of {formatCount(totals.signIns)} sign-ins used legacy TLS
					{totals.refused > 0 && `, ${formatCount(totals.refused)} of them refused`}; {formatCount(totals.modern)} did not
					{totals.noneByAbsence > 0 && `; ${formatCount(totals.noneByAbsence)} have no such entry (none by absence)`};{' '}
					{formatCount(totals.notStated)} do not say.
				</p>
			)}
			{outcome !== 'nothingRead' && view.reasons.length > 0 && (
				<ul>
					{view.reasons.map((reason) => (
						<li key={reason}>{reason}</li>
					))}
				</ul>
			)}
			<p>These logs show only sign-ins to Microsoft Entra ID. Check other sources too.</p>
			<p class="no-print">
				<a href={link(wizard[outcome])}>
					{outcome === 'nothingRead' ? 'Go on to the wizard without an answer' : 'Take this answer into the wizard'}
				</a>
			</p>
			<p class="no-print">
				Below:{' '}
				{parts.map(([id, label], index) => (
					<span key={id}>
						{index > 0 && ', '}
						<a href={`#${id}`}>{label}</a>
					</span>
				))}
			</p>
		</div>
	);
}

import { problemText } from '../../signins/problem.ts';
import type { View } from '../../signins/reading.ts';
import { shownText } from '../../signins/shown-text.ts';
import { KIND_LABELS, type KindSummary, number } from '../../signins/summary.ts';
import { fileLine, shownFiles, VERDICTS } from '../../signins/summary-text.ts';

/** Addresses of the wizard with what was found given as an answer. */
export type WizardAddresses = Readonly<Record<View['verdict'], string>>;

const STATUS: Readonly<Record<View['verdict'], string>> = { legacy: 'action', noneFound: 'ready', notEnough: 'unknown' };

/** The answer, why it is not better, and what it rests on. */
export function Verdict({ view, wizard }: { readonly view: View; readonly wizard: WizardAddresses }) {
	const { totals } = view;
	return (
		<>
			<div class="verdict" data-status={STATUS[view.verdict]}>
				<h2 id="verdict" tabIndex={-1}>
					{VERDICTS[view.verdict]}
				</h2>
				<p>
					{number(totals.legacy)} of {number(totals.signIns)} sign-ins used legacy TLS; {number(totals.modern)} did not;{' '}
					{number(totals.notStated)} do not say.
				</p>
				{view.reasons.length > 0 && (
					<ul>
						{view.reasons.map((reason) => (
							<li key={reason}>{reason}</li>
						))}
					</ul>
				)}
				<p>Logs show sign-ins to Microsoft Entra ID and nothing else: take them as one sign among others.</p>
				<p class="no-print">
					<a href={wizard[view.verdict]}>Take this answer into the wizard</a>
				</p>
			</div>
			<h2>What was given</h2>
			<table class="table-stacked">
				<thead>
					<tr>
						<th scope="col">Kind</th>
						{HEADS.map((head) => (
							<th key={head} scope="col">
								{head}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{view.kinds.map((kind) => (
						<KindRow key={kind.kind} kind={kind} />
					))}
				</tbody>
			</table>
			<Files view={view} />
		</>
	);
}

const HEADS = ['Legacy', 'Modern', 'Not stated', 'Time covered (UTC)'] as const;

function KindRow({ kind }: { readonly kind: KindSummary }) {
	const cells = [number(kind.legacy), number(kind.modern), number(kind.notStated), spanText(kind)];
	return (
		<tr>
			<th scope="row">{KIND_LABELS[kind.kind]}</th>
			{cells.map((text, index) => (
				<td key={HEADS[index]} data-label={HEADS[index]}>
					{text}
				</td>
			))}
		</tr>
	);
}

function spanText(kind: KindSummary): string {
	if (kind.signIns === 0) return 'Not supplied';
	if (kind.first === undefined || kind.last === undefined) return 'Times could not be read';
	const span = `${kind.first.slice(0, 16).replace('T', ' ')} to ${kind.last.slice(0, 16).replace('T', ' ')}`;
	if (kind.daysWithout.length === 0) return span;
	const listed = kind.daysWithout.slice(0, 10).join(', ');
	return `${span}; nothing on ${listed}${kind.daysWithout.length > 10 ? ` and ${kind.daysWithout.length - 10} more days` : ''}`;
}

function Files({ view }: { readonly view: View }) {
	const files = shownFiles(view.files);
	return (
		<>
			<h3>Files</h3>
			<ul>
				{files.map((file, index) => (
					<li key={index}>
						<bdi>{shownText(file.name)}</bdi>: {fileLine(file)}
						{file.problems.map((problem, at) => (
							<p key={at} class="notice" data-kind={problem.severity === 'notice' ? 'info' : 'warning'}>
								{problemText(shownText(file.name), problem)}
							</p>
						))}
						{file.moreProblems > 0 && <p class="meta">And {number(file.moreProblems)} more of the kind.</p>}
					</li>
				))}
			</ul>
		</>
	);
}

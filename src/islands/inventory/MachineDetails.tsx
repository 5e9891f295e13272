import { useEffect, useRef } from 'preact/hooks';
import { FINDING_LABELS, LAYER_LABELS, LEVEL_LABELS, standingLabel, VERDICT_LABELS } from '../../inventory/fleet/labels.ts';
import type { MachineDetail } from '../../inventory/worker/protocol.ts';
import { shownText } from '../../reading/text/shown-text.ts';
import { link } from '../../site/link.ts';
import { $detail } from '../../stores/inventory.ts';
import { PRIORITY, VERDICT_TONES } from '../../wording/labels.ts';
import { TableHead } from '../TableHead.tsx';
import { dayOf } from './day-of.ts';

const FINDING_STATUS = { action: 'action', unknown: 'unknown', ready: 'ready', info: 'retired' } as const;

/** One machine: what it needs, what was found, what is not known, and who says so. */
export function MachineDetails({ detail }: { readonly detail: MachineDetail }) {
	const heading = useRef<HTMLHeadingElement>(null);
	useEffect(() => heading.current?.focus(), [detail.machine]);
	const known = detail.findings.filter(({ isRead, verdict }) => isRead || verdict !== 'unknown');
	return (
		<section aria-labelledby="machine-title" class="machine-details">
			<h3 id="machine-title" tabIndex={-1} ref={heading}>
				<bdi>{shownText(detail.name, 120)}</bdi>{' '}
				<span class="tag" data-status={VERDICT_TONES[detail.verdict]}>
					{VERDICT_LABELS[detail.verdict]}
				</span>
			</h3>
			{detail.items.length > 0 && (
				<ul>
					{detail.items.map(({ id, title, priority, isCertain }) => (
						<li key={id}>
							<span class="tag" data-status={PRIORITY[priority].tone}>
								{PRIORITY[priority].text}
							</span>{' '}
							<a href={link(`/checklist/#${id}`)}>{title}</a>
							{isCertain ? '' : ' (only if what is not known turns out so)'}
						</li>
					))}
				</ul>
			)}
			<dl class="facts">
				<div>
					<dt>Windows</dt>
					<dd>{detail.windows}</dd>
				</div>
				<div>
					<dt>How known</dt>
					<dd>{LEVEL_LABELS[detail.level]}</dd>
				</div>
				{detail.names.map(([label, value]) => (
					<div key={label}>
						<dt>{label}</dt>
						<dd>
							<bdi>{shownText(value, 300)}</bdi>
						</dd>
					</div>
				))}
				<div>
					<dt>Sources</dt>
					<dd>
						{detail.sources.map(({ label, time }, at) => (
							<div key={at}>
								{label}, {dayOf(time)}
							</div>
						))}
					</dd>
				</div>
				{[
					...detail.standings.map((name) => standingLabel(name)),
					...detail.contradictions.map((what) => `Sources disagree about: ${what}`),
				].map((text) => (
					<div key={text}>
						<dt>Note</dt>
						<dd>{text}</dd>
					</div>
				))}
			</dl>
			<table class="table-stacked">
				<TableHead columns={['What', 'Result', 'Found', 'Why']} />
				<tbody>
					{known.map(({ layer, what, verdict, found, because }) => (
						<tr key={`${layer} ${what}`}>
							<th scope="row">
								<bdi>{what}</bdi>
							</th>
							<td data-label="Result">
								<span class="tag" data-status={FINDING_STATUS[verdict]}>
									{FINDING_LABELS[verdict]}
								</span>
							</td>
							<td data-label="Found">
								<bdi>{shownText(found, 120)}</bdi>
							</td>
							<td data-label="Why">{because}</td>
						</tr>
					))}
				</tbody>
			</table>
			{known.length < detail.findings.length && (
				<p>
					Not looked at:{' '}
					{detail.findings
						.filter((finding) => !known.includes(finding))
						.map(({ layer, what }) => `${what} (${LAYER_LABELS[layer]})`)
						.join('; ')}
					. One run of <a href={link('/downloads/powershell-check/')}>check.ps1</a> on it looks at all of this.
				</p>
			)}
			<p>
				<a href={`${link('/wizard/')}${detail.fragment}`}>Open the wizard with what is known of it</a>{' '}
				<button type="button" class="link-button" onClick={() => $detail.set(undefined)}>
					Hide<span class="visually-hidden"> {shownText(detail.name, 80)}</span>
				</button>
			</p>
		</section>
	);
}

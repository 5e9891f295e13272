import { useEffect, useRef } from 'preact/hooks';
import { type Answer, SHOWN_RECORDS } from '../../signins/reading.ts';
import { shownText } from '../../signins/shown-text.ts';
import type { SignIn } from '../../signins/sign-in.ts';
import { KIND_LABELS, number } from '../../signins/summary.ts';
import { namesLabel } from '../../signins/summary-text.ts';
import { openRecords } from './reading-store.ts';

const COLUMNS: readonly (readonly [head: string, value: (signIn: SignIn) => string])[] = [
	['Time', (signIn) => signIn.createdDateTime],
	['Kind', (signIn) => KIND_LABELS[signIn.kind]],
	['Account', (signIn) => signIn.userPrincipalName || signIn.servicePrincipalName || signIn.userDisplayName],
	['Application', (signIn) => signIn.appDisplayName || signIn.appId],
	['Resource', (signIn) => signIn.resourceDisplayName],
	['IP address', (signIn) => signIn.ipAddress],
	['User agent', (signIn) => signIn.userAgent],
	['System', (signIn) => [signIn.operatingSystem, signIn.browser].filter((part) => part !== '').join(', ')],
	['Id', (signIn) => signIn.id],
	['File', (signIn) => signIn.file],
];

interface Props {
	readonly open: Extract<Answer, { type: 'records' }>;
	readonly hide: () => void;
}

/** Sign-ins of the group that is open, under its row. */
export function Records({ open, hide }: Props) {
	const { dimension, names, records, from, total } = open;
	const heading = useRef<HTMLHeadingElement>(null);
	// Focus goes to the heading when other rows come: the button that asked for them may be gone.
	const shown = useRef(from);
	useEffect(() => {
		if (shown.current !== from) heading.current?.focus();
		shown.current = from;
	}, [from]);
	const move = (to: number) => openRecords(dimension, names, to);
	const label = `Records of ${namesLabel(names)}`;
	return (
		<>
			<h4 tabIndex={-1} ref={heading}>
				<bdi>{label}</bdi>
			</h4>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
			<section class="table-scroll" tabIndex={0} aria-label={label}>
				<table>
					<thead>
						<tr>
							{COLUMNS.map(([head]) => (
								<th key={head} scope="col">
									{head}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{records.map((signIn, index) => (
							<tr key={`${from + index}`}>
								{COLUMNS.map(([head, value]) => (
									<td key={head} data-label={head}>
										<bdi>{shownText(value(signIn), 200)}</bdi>
									</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</section>
			<p class="meta">
				{number(from + 1)} to {number(from + records.length)} of {number(total)}{' '}
				{from > 0 && (
					<button type="button" class="link-button" onClick={() => move(Math.max(0, from - SHOWN_RECORDS))}>
						Earlier rows
					</button>
				)}
				{from + records.length < total && (
					<button type="button" class="link-button" onClick={() => move(from + SHOWN_RECORDS)}>
						Later rows
					</button>
				)}{' '}
				<button type="button" class="link-button" onClick={hide}>
					Hide<span class="visually-hidden"> {label.charAt(0).toLowerCase() + label.slice(1)}</span>
				</button>
			</p>
		</>
	);
}

import { useEffect, useRef } from 'preact/hooks';
import { formatCount } from '../../reading/text/format-count.ts';
import { shownText } from '../../reading/text/shown-text.ts';
import type { SignIn } from '../../signins/record/sign-in.ts';
import { KIND_LABELS } from '../../signins/summary/figures.ts';
import { namesLabel } from '../../signins/summary/summary-text.ts';
import { type ReaderReply, SHOWN_RECORDS } from '../../signins/worker/protocol.ts';
import { openRecords } from '../../stores/sign-in-logs.ts';
import { TableHead } from '../TableHead.tsx';

const COLUMNS: readonly (readonly [head: string, value: (signIn: SignIn) => string])[] = [
	['Time', (signIn) => signIn.createdDateTime],
	['Kind', (signIn) => KIND_LABELS[signIn.kind]],
	['Account', (signIn) => signIn.userPrincipalName || signIn.servicePrincipalName || signIn.userDisplayName],
	['Application', (signIn) => signIn.appDisplayName || signIn.appId],
	['Resource', (signIn) => signIn.resourceDisplayName],
	['IP address', (signIn) => signIn.ipAddress],
	['User agent', (signIn) => signIn.userAgent],
	['System', (signIn) => [signIn.operatingSystem, signIn.browser].filter((part) => part !== '').join(', ')],
	['Device', (signIn) => signIn.deviceName || signIn.deviceId],
	['Managed', (signIn) => signIn.isManaged],
	['Join type', (signIn) => signIn.trustType],
	['Client app', (signIn) => signIn.clientAppUsed],
	['Error code', (signIn) => signIn.errorCode],
	['Id', (signIn) => signIn.id],
	['File', (signIn) => signIn.file],
];

interface Props {
	readonly open: Extract<ReaderReply, { type: 'records' }>;
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
					<TableHead columns={COLUMNS.map(([head]) => head)} />
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
				{formatCount(from + 1)} to {formatCount(from + records.length)} of {formatCount(total)}{' '}
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

import type { SignIn } from '../../signins/record/sign-in.ts';
import { KIND_LABELS } from '../../signins/summary/figures.ts';
import { namesLabel } from '../../signins/summary/summary-text.ts';
import { type ReaderReply, SHOWN_RECORDS } from '../../signins/worker/protocol.ts';
import { openRecords } from '../../stores/sign-in-logs.ts';
import { OpenRecords, type RecordColumn } from '../given-files/OpenRecords.tsx';

const COLUMNS: readonly RecordColumn<SignIn>[] = [
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
export function Records({ open: { dimension, names, records, from, total }, hide }: Props) {
	return (
		<OpenRecords
			name={namesLabel(names)}
			columns={COLUMNS}
			records={records}
			from={from}
			total={total}
			most={SHOWN_RECORDS}
			move={(to) => openRecords(dimension, names, to)}
			hide={hide}
		/>
	);
}

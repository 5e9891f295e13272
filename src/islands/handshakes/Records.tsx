import type { Row } from '../../handshakes/session/legacy-connections.ts';
import { nameLabel, spanLabel, suiteLabel } from '../../handshakes/summary/summary-text.ts';
import { SHOWN_RECORDS, type Records as ShownRecords } from '../../handshakes/worker/protocol.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { openRecords } from '../../stores/handshakes.ts';
import { OpenRecords, type RecordColumn } from '../given-files/OpenRecords.tsx';

const COLUMNS: readonly RecordColumn<Row>[] = [
	['Connections', (row) => formatCount(row.count)],
	['First and last (UTC)', spanLabel],
	['Version and cipher', suiteLabel],
	['Client', (row) => row.client],
	['Server or target', (row) => row.server],
	['Process', (row) => row.program],
	['User agent', (row) => row.userAgent],
	['Account or sender', (row) => row.account],
	['Recorded on', (row) => row.side],
];

interface Props {
	readonly open: ShownRecords;
	readonly hide: () => void;
}

/** Rows of the group that is open, under its own row. */
export function Records({ open: { dimension, name, records, from, total }, hide }: Props) {
	return (
		<OpenRecords
			name={nameLabel(name)}
			columns={COLUMNS}
			records={records}
			from={from}
			total={total}
			most={SHOWN_RECORDS}
			move={(to) => openRecords(dimension, name, to)}
			hide={hide}
		/>
	);
}

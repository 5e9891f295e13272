import type { PartReader } from '../../reading/parts/parted-text.ts';
import { W3cLog } from '../sources/iis/w3c-log.ts';
import { ConnectionBatchWriter } from './connection-batch.ts';
import type { HandshakeFindings } from './findings.ts';

/** Readers of parts of connection logs, by the name in their plans. */
export const HANDSHAKE_PARTS: Readonly<Record<string, () => PartReader>> = { [W3cLog.PART]: iisPart };

function iisPart(): PartReader {
	const connections = new ConnectionBatchWriter();
	let otherRecords = 0;
	let isPlain = true;
	let state: string | undefined;
	const leave = () => {
		isPlain = false;
	};
	const reader = new W3cLog({
		connection: (connection) => connections.add(connection),
		otherRecords: (count) => {
			otherRecords += count;
		},
		failure: leave,
		acceptance: leave,
		problem: leave,
	});
	return {
		reader,
		begin: () => {
			state = reader.place().state;
		},
		findings: (): HandshakeFindings | undefined => {
			const { isOdd, isForwarded } = reader.tell();
			// Lines behind other directives are read by whoever has seen those.
			if (!isPlain || isOdd || reader.place().state !== state) return undefined;
			return { connections: connections.done(), otherRecords, isForwarded };
		},
	};
}

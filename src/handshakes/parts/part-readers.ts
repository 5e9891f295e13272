import type { PartReader } from '../../reading/parts/parted-text.ts';
import type { Connection } from '../observation/observation.ts';
import { W3cLog } from '../sources/iis/w3c-log.ts';
import type { HandshakeFindings } from './findings.ts';

/** Readers of parts of connection logs, by the name in their plans. */
export const HANDSHAKE_PARTS: Readonly<Record<string, () => PartReader>> = { [W3cLog.PART]: iisPart };

function iisPart(): PartReader {
	const connections: Connection[] = [];
	let otherRecords = 0;
	let isPlain = true;
	let state: string | undefined;
	const leave = () => {
		isPlain = false;
	};
	const reader = new W3cLog({
		connection: (connection) => connections.push(connection),
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
			return isPlain && !isOdd && reader.place().state === state ? { connections, otherRecords, isForwarded } : undefined;
		},
	};
}

import type { ConnectionBatch } from './connection-batch.ts';

/** What one thread found in a part of a log and hands to another. */
export interface HandshakeFindings {
	readonly connections: ConnectionBatch;
	/** Records that are no handshakes. */
	readonly otherRecords: number;
	/** A proxy or load balancer forwarded some of the legacy ones. */
	readonly isForwarded: boolean;
}

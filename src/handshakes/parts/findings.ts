import type { Connection } from '../observation/observation.ts';

/** What one thread found in a part of a log and hands to another. */
export interface HandshakeFindings {
	readonly connections: readonly Connection[];
	/** Records that are no handshakes. */
	readonly otherRecords: number;
	/** A proxy or load balancer forwarded some of the legacy ones. */
	readonly isForwarded: boolean;
}

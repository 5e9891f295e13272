import { type Connection, type Occurrence, UNKNOWN_CONNECTION } from '../../observation/observation.ts';
import { versionIn } from '../../observation/version.ts';
import type { Sink } from '../source.ts';

/** What an event of Schannel holds, in whatever form it came. Empty where it holds nothing. */
export interface SchannelEvent {
	readonly id: number;
	readonly machine: string;
	/** Milliseconds since 1970 UTC, or NaN. */
	readonly time: number;
	/** `client` or `server`: the side on which the machine was. */
	readonly type: string;
	readonly protocol: string;
	/** Cipher suite as `0xc030`. */
	readonly cipherSuite: string;
	readonly target: string;
	readonly process: string;
	/** Number of the alert of TLS. */
	readonly alert: string;
	/** Number of the internal state of Schannel. */
	readonly state: string;
}

export const NO_EVENT: SchannelEvent = {
	id: 0,
	machine: '',
	time: Number.NaN,
	type: '',
	protocol: '',
	cipherSuite: '',
	target: '',
	process: '',
	alert: '',
	state: '',
};

const COMPLETED = 36880;

/** What the events of failures say, by their number. */
const FAILURES: ReadonlyMap<number, string> = new Map([
	[36871, 'Credential not created (36871)'],
	[36874, 'No common cipher suite (36874)'],
	[36887, 'Alert received from the other end (36887)'],
	[36888, 'Alert sent to the other end (36888)'],
]);

/** Tells a sink what an event says; `times`: how often it was met, and when, if more than once. What is no handshake is counted apart. */
export function readEvent(event: SchannelEvent, sink: Sink, times: Partial<Occurrence> = {}): void {
	const { id, machine, time, target, process } = event;
	const side = sideOf(event.type);
	const version = versionIn(event.protocol);
	if (id === COMPLETED) {
		const [client, server] = side === 'client' ? [machine, target] : ['', machine];
		sink.connection({
			...UNKNOWN_CONNECTION,
			version,
			cipher: event.cipherSuite.toLowerCase(),
			side,
			client,
			server,
			program: process,
			first: time,
			last: time,
			...times,
		});
		return;
	}
	const failed = FAILURES.get(id);
	if (failed === undefined) {
		sink.otherRecords(times.count ?? 1);
		return;
	}
	const numbers = [event.alert && `alert ${event.alert}`, event.state && `state ${event.state}`].filter((part) => part !== '');
	sink.failure({
		what: [failed, ...numbers].join(', '),
		version,
		// 36874 is written by servers about clients of theirs, and has no field that says so.
		side: id === 36874 ? 'server' : side,
		machine,
		program: process,
		target,
		count: 1,
		first: time,
		last: time,
		...times,
	});
}

function sideOf(type: string): Connection['side'] {
	const folded = type.toLowerCase();
	return folded === 'client' || folded === 'server' ? folded : '';
}

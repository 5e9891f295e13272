import type { CsvRow } from '../../../reading/csv/csv-row.ts';
import { timeOfText } from '../../../reading/text/log-time.ts';
import type { Sink } from '../source.ts';
import { NO_EVENT, readEvent } from './event.ts';

/** Columns of the CSV that the script Measure-SchannelEvent.ps1 writes, in lower case. */
const COLUMNS = [
	'machine',
	'eventid',
	'direction',
	'protocol',
	'ciphersuite',
	'target',
	'process',
	'alert',
	'state',
	'count',
	'first',
	'last',
] as const;

export function isCountedEvents(columns: readonly string[]): boolean {
	return COLUMNS.every((name) => columns.includes(name));
}

/** Reads rows of that CSV: each is one kind of handshake, counted. */
export function readCountedEvents(columns: readonly string[], sink: Sink): (row: CsvRow) => void {
	const places = new Map(columns.map((name, place) => [name, place]));
	return (row) => {
		const cell = (name: (typeof COLUMNS)[number]) => row.text(places.get(name) as number);
		const count = Number(cell('count'));
		if (!Number.isInteger(count) || count < 1) {
			sink.problem({
				severity: 'incomplete',
				code: 'schannel-count',
				found: 'A row of counted Schannel events has no whole number as its count; it was left out.',
				accepted: 'Run the script again.',
			});
			return;
		}
		const event = {
			...NO_EVENT,
			id: Number(cell('eventid')),
			machine: cell('machine'),
			type: cell('direction'),
			protocol: cell('protocol'),
			cipherSuite: cell('ciphersuite'),
			target: cell('target'),
			process: cell('process'),
			alert: cell('alert'),
			state: cell('state'),
		};
		readEvent(event, sink, { count, first: timeOfText(cell('first')), last: timeOfText(cell('last')) });
	};
}

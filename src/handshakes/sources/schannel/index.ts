import type { CsvRow } from '../../../reading/csv/csv-row.ts';
import { textOf } from '../../../reading/json/members.ts';
import type { Sink, Source } from '../source.ts';
import { isCountedEvents, readCountedEvents } from './counted-events.ts';
import { readEvent } from './event.ts';
import { EventViewerCsv } from './event-viewer-csv.ts';
import { eventFromMessage } from './message.ts';
import { schannelXml } from './xml.ts';

/** Columns of an event, as `Get-WinEvent` and the table Event of Log Analytics have them. */
const EVENT = {
	id: ['id', 'eventid'],
	message: ['message', 'rendereddescription'],
	time: ['timecreated', 'timegenerated'],
	machine: ['machinename', 'computer'],
	provider: ['providername', 'source'],
} as const;

/** The first row of such a table; that of Event Viewer has no heading for messages. */
const HAS_MESSAGE = /(^|[,;\t])"?(Message|RenderedDescription)"?([,;\t\r\n]|$)/im;

const placeOf = (columns: readonly string[], names: readonly string[]) => columns.findIndex((name) => names.includes(name));

/** Rows of events. Where they do not name the provider, their numbers tell. */
function readEvents(columns: readonly string[], sink: Sink): (row: CsvRow) => void {
	const [id, message, time, machine, provider] = [EVENT.id, EVENT.message, EVENT.time, EVENT.machine, EVENT.provider].map(
		(names) => placeOf(columns, names),
	) as [number, number, number, number, number];
	return (row) =>
		readRow(
			{
				provider: provider < 0 ? undefined : row.text(provider),
				id: row.text(id),
				message: row.text(message),
				time: row.text(time),
				machine: row.text(machine),
			},
			sink,
		);
}

interface EventRow {
	/** Undefined where the rows name no provider. */
	readonly provider: string | undefined;
	readonly id: string;
	readonly message: string;
	readonly time: string;
	readonly machine: string;
}

function readRow({ provider, id, message, time, machine }: EventRow, sink: Sink): void {
	if (provider !== undefined && !/schannel/i.test(provider)) sink.otherRecords(1);
	else readEvent({ ...eventFromMessage(Number(id), message, time), machine }, sink);
}

export const schannel: Source = {
	id: 'schannel',
	label: 'Schannel events',
	question: 'use',
	shows:
		'Handshakes of one Windows machine in both directions: version, cipher suite and target (event 36880), and the handshakes that failed (36871, 36874, 36887, 36888).',
	cannotShow: [
		'Windows logs event 36880 only if EventLogging is 7. Without it, these files show failures and no use.',
		'Event 36880 names neither the process nor the address of the other end. On a client, it names the target.',
		'Events of one machine say nothing about other machines, and nothing about applications that do not use Schannel, such as OpenSSL or Java.',
	],
	recordCaps: [10_000, 30_000],
	xml: { recognises: (root) => root === 'Events' || root === 'Event', read: schannelXml },
	lines: {
		recognises: (head) =>
			/(^|[,;\t])"?(Microsoft-Windows-)?Schannel(-Events)?"?[,;\t]"?36\d{3}"?[,;\t]/im.test(head) && !HAS_MESSAGE.test(head),
		read: (sink) => new EventViewerCsv(sink),
	},
	json: {
		recognises: (record) =>
			[EVENT.id, EVENT.message, EVENT.time].every((names) => names.some((name) => record.has(name))) &&
			EVENT.provider.some((name) => record.has(name)),
		read: (record, sink) => {
			const text = (part: keyof typeof EVENT) => textOf(record, ...EVENT[part]);
			readRow(
				{ provider: text('provider'), id: text('id'), message: text('message'), time: text('time'), machine: text('machine') },
				sink,
			);
		},
	},
	csv: {
		recognises: (columns) =>
			isCountedEvents(columns) || [EVENT.id, EVENT.message, EVENT.time].every((names) => placeOf(columns, names) >= 0),
		read: (columns, sink) => (isCountedEvents(columns) ? readCountedEvents(columns, sink) : readEvents(columns, sink)),
	},
};

import type { Source } from '../source.ts';
import { isCountedEvents, readCountedEvents } from './counted-events.ts';
import { readEvent } from './event.ts';
import { EventViewerCsv } from './event-viewer-csv.ts';
import { eventFromMessage } from './message.ts';
import { schannelXml } from './xml.ts';

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
	xml: { recognises: (root) => root === 'Events' || root === 'Event', read: schannelXml },
	lines: {
		recognises: (head) =>
			/(^|[,;\t])"?(Microsoft-Windows-)?Schannel(-Events)?"?[,;\t]"?36\d{3}"?[,;\t]/im.test(head) && !/^"?Message"?,/i.test(head),
		read: (sink) => new EventViewerCsv(sink),
	},
	csv: {
		recognises: (columns) =>
			isCountedEvents(columns) || ['id', 'providername', 'message', 'timecreated'].every((name) => columns.includes(name)),
		read: (columns, sink) => {
			if (isCountedEvents(columns)) return readCountedEvents(columns, sink);
			const at = (name: string) => columns.indexOf(name);
			const [id, provider, message, machine, time] = ['id', 'providername', 'message', 'machinename', 'timecreated'].map(at) as [
				number,
				number,
				number,
				number,
				number,
			];
			return (row) => {
				if (!/schannel/i.test(row.text(provider))) {
					sink.otherRecords(1);
					return;
				}
				const event = eventFromMessage(Number(row.text(id)), row.text(message), row.text(time));
				readEvent({ ...event, machine: row.text(machine) }, sink);
			};
		},
	},
};

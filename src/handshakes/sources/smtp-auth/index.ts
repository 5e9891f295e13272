import { UNKNOWN_CONNECTION } from '../../observation/observation.ts';
import { versionIn } from '../../observation/version.ts';
import type { Source } from '../source.ts';

/** Messages in a cell: a number, also beside a share in percent, or a share alone of all messages. */
function messagesIn(cell: string, all: number): number {
	const numbers = [...cell.matchAll(/(\d[\d.,\u00a0\u202f]*)\s*(%?)/g)];
	const count = numbers.find(([, , percent]) => percent === '');
	if (count !== undefined) return Number((count[1] as string).replace(/[.,\u00a0\u202f]/g, ''));
	const share = numbers[0];
	return share === undefined ? 0 : Math.round((Number((share[1] as string).replace(',', '.')) / 100) * all);
}

export const smtpAuth: Source = {
	id: 'smtp-auth',
	label: 'Exchange Online: SMTP AUTH clients report',
	question: 'use',
	shows: 'Messages by sender and TLS version, for devices and applications that send mail with SMTP AUTH.',
	cannotShow: [
		'The report names no IP address, no device and no cipher, and no day.',
		'Mail over connectors, and clients other than SMTP AUTH, are not in it.',
	],
	csv: {
		recognises: (columns) =>
			columns.some((name) => /sender|mailbox/.test(name)) && columns.filter((name) => versionIn(name) !== undefined).length >= 2,
		read: (columns, sink) => {
			const sender = columns.findIndex((name) => /sender|mailbox/.test(name));
			const total = columns.findIndex((name) => /count|messages$/.test(name) && versionIn(name) === undefined);
			const versions = columns.flatMap((name, place) => {
				const version = versionIn(name);
				return version === undefined ? [] : [{ version, place }];
			});
			return (row) => {
				const all = total < 0 ? 0 : messagesIn(row.text(total), 0);
				for (const { version, place } of versions) {
					const count = messagesIn(row.text(place), all);
					if (count > 0) sink.connection({ ...UNKNOWN_CONNECTION, version, account: row.text(sender), count });
				}
			};
		},
	},
};

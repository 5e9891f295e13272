import type { Source } from '../source.ts';
import { W3cLog } from './w3c-log.ts';

export const iis: Source = {
	id: 'iis',
	label: 'IIS logs (W3C)',
	question: 'use',
	shows: 'TLS version, cipher, hash and key exchange of every request that IIS answered, with client, site and user agent.',
	cannotShow: [
		'IIS logs requests, so a handshake that failed is never in them.',
		'Behind a load balancer or proxy that ends TLS, they show the connection of the balancer, not of its clients.',
	],
	lines: {
		recognises: (head) =>
			/^#Software: Microsoft (Internet Information|HTTP)/im.test(head) || /^#Fields:.*\b(c-ip|cs-method|s-ip)\b/im.test(head),
		read: (sink) => new W3cLog(sink),
	},
};

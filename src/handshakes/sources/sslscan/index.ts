import { type Version, versionOf } from '../../observation/version.ts';
import type { Source } from '../source.ts';

export const sslscan: Source = {
	id: 'sslscan',
	label: 'sslscan',
	question: 'accepts',
	shows: 'Versions and cipher suites that servers accept, from sslscan --xml.',
	cannotShow: ['Whether any client uses what a server accepts.'],
	xml: {
		recognises: (root) => root === 'document',
		read: (sink) => {
			let server = '';
			const none = { time: Number.NaN };
			return {
				open: (element, attributes) => {
					const version = (): Version | undefined => versionOf(`${attributes['type'] ?? ''} ${attributes['version'] ?? ''}`);
					if (element === 'ssltest') server = `${attributes['sniname'] || attributes['host'] || ''}:${attributes['port'] ?? ''}`;
					else if (element === 'protocol') {
						const enabled = attributes['enabled'];
						const accepts = enabled === '1' ? true : enabled === '0' ? false : undefined;
						sink.acceptance({ ...none, server, version: version(), cipher: '', accepts });
					} else if (element === 'cipher')
						sink.acceptance({
							...none,
							server,
							version: versionOf(attributes['sslversion'] ?? ''),
							cipher: attributes['cipher'] ?? '',
							accepts: /^(accepted|preferred)$/.test(attributes['status'] ?? ''),
						});
				},
				close: () => undefined,
			};
		},
	},
};

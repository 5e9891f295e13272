import { versionOf } from '../../observation/version.ts';
import type { Source } from '../source.ts';

/** Versions that the script tries, so that one it does not list was refused. SSL 2.0 has a script of its own. */
const TRIED = ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'] as const;

export const nmap: Source = {
	id: 'nmap',
	label: 'nmap (ssl-enum-ciphers)',
	question: 'accepts',
	shows: 'Versions and cipher suites that servers accept, from nmap -oX with the script ssl-enum-ciphers.',
	cannotShow: ['Whether any client uses what a server accepts.', 'Ports without a result of the script.'],
	xml: {
		recognises: (root) => root === 'nmaprun',
		read: (sink) => {
			let [address, name, port, time] = ['', '', '', Number.NaN];
			const tables: string[] = [];
			let isScript = false;
			let key = '';
			let suites: { readonly version: string; readonly cipher: string }[] = [];
			let versions: string[] = [];
			return {
				open: (element, attributes) => {
					if (element === 'host') {
						[address, name] = ['', ''];
						time = Number(attributes['starttime'] ?? Number.NaN) * 1000;
					} else if (element === 'address' && address === '') address = attributes['addr'] ?? '';
					else if (element === 'hostname' && name === '') name = attributes['name'] ?? '';
					else if (element === 'port') port = attributes['portid'] ?? '';
					else if (element === 'script') {
						isScript = attributes['id'] === 'ssl-enum-ciphers';
						suites = [];
						versions = [];
						tables.length = 0;
					} else if (element === 'table' && isScript) {
						tables.push(attributes['key'] ?? '');
						if (tables.length === 1) versions.push(tables[0] as string);
					} else if (element === 'elem') key = attributes['key'] ?? '';
				},
				close: (element, text) => {
					if (!isScript) return;
					if (element === 'elem' && key === 'name' && tables.length > 1)
						suites.push({ version: tables[0] as string, cipher: text });
					else if (element === 'table') tables.pop();
					else if (element === 'script') {
						isScript = false;
						const server = `${name || address || 'host without a name'}:${port}`;
						const known = versions.map(versionOf);
						// A result without a table, such as that of a timeout, says nothing about any version.
						const isEmpty = known.every((version) => version === undefined);
						for (const version of TRIED)
							sink.acceptance({ server, version, cipher: '', accepts: isEmpty ? undefined : known.includes(version), time });
						for (const { version, cipher } of suites)
							sink.acceptance({ server, version: versionOf(version), cipher, accepts: true, time });
					}
				},
			};
		},
	},
};

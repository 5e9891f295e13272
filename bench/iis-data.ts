/* IIS logs to measure with. The same size gives the same bytes. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

const FIELDS =
	'date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken crypt-protocol crypt-cipher crypt-hash crypt-keyexchange';

const HEAD = `#Software: Microsoft Internet Information Services 10.0\r\n#Version: 1.0\r\n#Date: 2026-10-01 00:00:00\r\n#Fields: ${FIELDS}\r\n`;

const AGENTS = [
	'Mozilla/5.0+(Windows+NT+10.0;+Win64;+x64)+AppleWebKit/537.36+(KHTML,+like+Gecko)+Chrome/141.0.0.0+Safari/537.36',
	'Mozilla/4.0+(compatible;+MSIE+8.0;+Windows+NT+6.1;+Trident/4.0)',
	'Microsoft+Office/16.0+(Windows+NT+10.0;+Microsoft+Outlook+16.0.17928;+Pro)',
	'python-requests/2.31.0',
];

const SUITES = ['400 6610 800d ae06', '400 660e 800c ae06', '1000 6610 800d 0', '400 6610 8004 a400'];
const LEGACY = ['40 6603 8004 a400', '40 660e 8004 a400', '100 6610 8004 ae06'];

/** Writes at least `bytes` of log; `legacyShare` of a hundred requests use legacy TLS. @returns requests and legacy requests written */
export async function writeIisLog(path: string, bytes: number, legacyShare = 2) {
	const file = createWriteStream(path);
	file.write(HEAD);
	let [written, requests, legacy, state] = [HEAD.length, 0, 0, 1];
	const draw = (below: number) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
	const start = Date.UTC(2026, 9, 1);
	while (written < bytes) {
		const lines: string[] = [];
		for (let line = 0; line < 5000; line++) {
			const isLegacy = draw(100) < legacyShare;
			if (isLegacy) legacy++;
			const time = new Date(start + requests * 500).toISOString();
			const suites = isLegacy ? LEGACY : SUITES;
			const agent = AGENTS[isLegacy ? 1 : draw(AGENTS.length)];
			lines.push(
				`${time.slice(0, 10)} ${time.slice(11, 19)} 10.1.0.${draw(4)} GET /adfs/ls/page${draw(1000)}.aspx client-request-id=${draw(1e9)} 443 - 192.0.${draw(8)}.${draw(250)} ${agent} https://portal.contoso.example/ 200 0 0 ${draw(500)} ${suites[draw(suites.length)]}`,
			);
			requests++;
		}
		const text = `${lines.join('\r\n')}\r\n`;
		written += text.length;
		if (!file.write(text)) await once(file, 'drain');
	}
	file.end();
	await finished(file);
	return { requests, legacy, bytes: written };
}

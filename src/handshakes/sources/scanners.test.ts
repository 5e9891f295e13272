import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { serverLabel } from '../summary/summary-text.ts';
import { problemsOf, read, readFiles } from '../test-files.ts';

const fixture = (path: string) => readFileSync(join(import.meta.dirname, path));
const serversOf = (summary: ReturnType<typeof read>) =>
	Object.fromEntries(summary.scans.servers.map((server) => [server.server, serverLabel(server)]));

describe('a real scan of servers with one version each', () => {
	test('by nmap says which version each accepts, and leaves the closed port out', () => {
		const summary = read(fixture('nmap/fixtures/nmap.xml'));
		expect(serversOf(summary)).toEqual({
			'localhost:45010': 'SSL 3.0 refused, TLS 1.0 accepted, TLS 1.1 refused, TLS 1.2 refused, TLS 1.3 refused',
			'localhost:45011': 'SSL 3.0 refused, TLS 1.0 refused, TLS 1.1 accepted, TLS 1.2 refused, TLS 1.3 refused',
			'localhost:45012': 'SSL 3.0 refused, TLS 1.0 refused, TLS 1.1 refused, TLS 1.2 accepted, TLS 1.3 refused, 3DES refused',
			'localhost:45013': 'SSL 3.0 refused, TLS 1.0 refused, TLS 1.1 refused, TLS 1.2 refused, TLS 1.3 accepted',
		});
		expect([summary.scans.verdict, summary.scans.accepting, summary.scans.refusing]).toEqual(['accepted', 2, 2]);
	});

	test('by sslscan', () => {
		expect(serversOf(read(fixture('sslscan/fixtures/sslscan.xml')))).toEqual({
			'127.0.0.1:45010': 'SSL 2.0 refused, SSL 3.0 refused, TLS 1.0 accepted, TLS 1.1 refused, TLS 1.2 refused, TLS 1.3 refused',
			'127.0.0.1:45012':
				'SSL 2.0 refused, SSL 3.0 refused, TLS 1.0 refused, TLS 1.1 refused, TLS 1.2 accepted, TLS 1.3 refused, 3DES refused',
		});
	});

	test.each(['pretty.json', 'findings.csv'])('by testssl.sh as %s', (name) => {
		const summary = read(fixture(`testssl/fixtures/${name}`));
		expect(serversOf(summary)).toEqual({
			'127.0.0.1:45010':
				'SSL 2.0 refused, SSL 3.0 refused, TLS 1.0 accepted, TLS 1.1 refused, TLS 1.2 refused, TLS 1.3 refused, 3DES refused',
		});
	});

	test('by testssl.sh as flat JSON', () => {
		const summary = read(fixture('testssl/fixtures/flat.json'));
		expect([summary.scans.verdict, summary.scans.refusing]).toEqual(['refused', 1]);
	});

	test.each(['nmap/fixtures/triple-des.xml', 'sslscan/fixtures/triple-des.xml', 'testssl/fixtures/triple-des.csv'])(
		'with 3DES and without tells them apart: %s',
		(path) => {
			const summary = read(fixture(path));
			const answers = summary.scans.servers.map(({ server, tripleDes }) => [
				server.replace('localhost', '127.0.0.1'),
				tripleDes === 'accepted',
			]);
			expect(answers).toEqual([
				['127.0.0.1:45014', true],
				['127.0.0.1:45015', false],
			]);
			expect([summary.scans.verdict, summary.scans.accepting, summary.scans.refusing]).toEqual(['accepted', 1, 1]);
		},
	);

	test('reads the same however it is cut', () => {
		for (const path of ['nmap/fixtures/nmap.xml', 'sslscan/fixtures/sslscan.xml', 'testssl/fixtures/pretty.json'])
			for (const chunk of [1, 7, 1000])
				expect(serversOf(read(fixture(path), chunk)), path).toEqual(serversOf(read(fixture(path))));
	});
});

test('a scan never counts as use, and the verdict says which question was answered', () => {
	const { use, scans } = read(fixture('nmap/fixtures/nmap.xml'));
	expect([use.verdict, use.connections, scans.verdict]).toEqual(['notAsked', 0, 'accepted']);
});

const sslyze = (tls10: unknown) =>
	JSON.stringify({
		sslyze_version: '6.0.0',
		server_scan_results: [
			{
				server_location: { hostname: 'mail.contoso.example', ip_address: '192.0.2.3', port: 443 },
				scan_status: 'COMPLETED',
				scan_result: {
					tls_1_0_cipher_suites: tls10,
					tls_1_1_cipher_suites: { status: 'COMPLETED', result: { is_tls_version_supported: false, accepted_cipher_suites: [] } },
				},
			},
		],
	});

test('SSLyze: a version that was tried is accepted or refused; one that failed is unknown', () => {
	const suite = { cipher_suite: { name: 'TLS_RSA_WITH_3DES_EDE_CBC_SHA' } };
	const accepted = { status: 'COMPLETED', result: { is_tls_version_supported: true, accepted_cipher_suites: [suite] } };
	expect(serversOf(read(sslyze(accepted)))).toEqual({
		'mail.contoso.example:443':
			'SSL 2.0 unknown, SSL 3.0 unknown, TLS 1.0 accepted, TLS 1.1 refused, TLS 1.2 unknown, TLS 1.3 unknown, 3DES accepted',
	});
	const failed = read(sslyze({ status: 'ERROR', result: null }));
	expect([failed.scans.verdict, failed.scans.unknown]).toEqual(['notEnough', 1]);
});

test('an nmap result without a version is unknown, never refused', () => {
	const xml =
		'<?xml version="1.0"?><!DOCTYPE nmaprun><nmaprun><host><address addr="192.0.2.9"/><ports><port portid="443"><script id="ssl-enum-ciphers" output=""/></port></ports></host></nmaprun>';
	expect(read(xml).scans).toMatchObject({ verdict: 'notEnough', unknown: 1 });
});

/** What sslscan says of a port, with these answers for TLS 1.0 to TLS 1.3 and these suites of TLS 1.2. */
const sslscan = (enabled: readonly [number, number, number, number], suites: readonly string[]) =>
	[
		'<document title="SSLScan Results"><ssltest host="192.0.2.9" sniname="" port="25">',
		...enabled.map((each, minor) => `<protocol type="tls" version="1.${minor}" enabled="${each}" />`),
		...suites.map((name) => `<cipher status="accepted" sslversion="TLSv1.2" cipher="${name}" />`),
		'</ssltest></document>',
	].join('');

test('a port that accepts no version at all may speak no TLS: it is unknown, never "refuses legacy TLS"', () => {
	const nothing = read(sslscan([0, 0, 0, 0], []));
	expect([nothing.scans.verdict, nothing.scans.unknown]).toEqual(['notEnough', 1]);
	expect(nothing.scans.reasons).toEqual([
		'On 1 of 1 scanned server, scans failed, did not try all of TLS 1.0, TLS 1.1 and 3DES, or found no version that the server accepts.',
	]);
	expect(read(sslscan([0, 0, 1, 0], ['ECDHE-RSA-AES128-GCM-SHA256'])).scans.verdict).toBe('refused');
	expect(read(sslscan([0, 0, 0, 1], [])).scans.verdict).toBe('refused');
});

test('a scan of versions only cannot rule out 3DES where TLS 1.2 is accepted', () => {
	const versions = read(sslscan([0, 0, 1, 1], []));
	expect(versions.scans.verdict).toBe('notEnough');
	expect(serversOf(versions)).toEqual({
		'192.0.2.9:25': 'TLS 1.0 refused, TLS 1.1 refused, TLS 1.2 accepted, TLS 1.3 accepted, 3DES unknown',
	});
	const rows = ['TLS1', 'TLS1_1', 'TLS1_2', 'TLS1_3', 'cipherlist_3DES_IDEA'].map(
		(id) => `"${id}","mail/192.0.2.9","443","OK","${/_[23]$/.test(id) ? 'offered' : 'not offered'}","",""`,
	);
	const csv = (lines: readonly string[]) => ['"id","fqdn/ip","port","severity","finding","cve","cwe"', ...lines, ''].join('\n');
	expect(read(csv(rows.slice(0, -1))).scans.verdict).toBe('notEnough');
	expect(read(csv(rows)).scans.verdict).toBe('refused');
});

test('a scan that has no time says so, and one that has does not', () => {
	expect(read(fixture('sslscan/fixtures/sslscan.xml')).scans.remarks).toEqual([
		'The scans of 2 of 2 scanned servers do not say when they were made: what they say may be out of date.',
	]);
	expect(read(fixture('nmap/fixtures/nmap.xml')).scans.remarks).toEqual([]);
});

test('of two scans of a server the newer one counts, whichever is given first', () => {
	const scan = (time: number, version: string) =>
		`<nmaprun><host starttime="${time}"><address addr="192.0.2.9"/><ports><port portid="443"><script id="ssl-enum-ciphers" output="x"><table key="${version}"><table key="ciphers"><table><elem key="name">TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256</elem></table></table></table></script></port></ports></host></nmaprun>`;
	const [old, fresh] = [scan(1000, 'TLSv1.0'), scan(2000, 'TLSv1.2')];
	for (const files of [
		{ old, fresh },
		{ fresh, old },
	])
		expect(readFiles(files).scans.verdict).toBe('refused');
});

test('hostile XML ends in a problem and in bounded memory', () => {
	const bomb = `<!DOCTYPE nmaprun [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><nmaprun><host><address addr="&b;"/></host></nmaprun>`;
	expect(problemsOf(read(bomb))).toEqual([]);
	expect(problemsOf(read(`<nmaprun>${'<a>'.repeat(1000)}`))).toEqual(['incomplete nested']);
	expect(problemsOf(read(`<nmaprun><a b="${'x'.repeat(5_000_000)}`))).toEqual(['incomplete too-long']);
	expect(problemsOf(read('<nmaprun><host></nmaprun>'))).toEqual(['incomplete syntax']);
	expect(problemsOf(read('<nmaprun><host>'))).toEqual(['incomplete truncated']);
	expect(problemsOf(read('<html><body>Sign in</body></html>'))).toEqual(['rejected markup']);
	expect(problemsOf(read('<other/>'))).toEqual(['rejected not-recognised']);
});

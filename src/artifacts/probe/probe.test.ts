import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../advisor/plan-types.ts';
import { compile } from '../../knowledge/compile.ts';
import { readFacts } from '../../knowledge/read.ts';
import { HOSTILE_RUNS, hostileTexts } from '../hostile-text.ts';
import { inputFor } from '../script-proof/fixture.ts';
import { describeWith, type Ran, run, tool } from '../script-proof/tools.ts';
import { format, shellData } from './index.ts';
import { type NAMES, Network } from './network.ts';

const endpoint: Plan['endpoints'][number] = {
	id: 'global-sign-in',
	host: 'login.example',
	cloud: 'global',
	service: 'Sign-in',
	noInspection: false,
	when: { all: [] },
	cites: [{ source: 'fixture', section: 'fixture' }],
	confidence: 'documented',
	rows: [],
	disagreements: [],
};
const alone = {
	...endpoint,
	id: 'global-devices',
	host: 'localhost',
	service: 'Devices',
	noInspection: true,
	root: { name: 'Microsoft Root 1', thumbprint: 'A'.repeat(40), cite: { source: 'fixture', section: 'fixture' } },
};

const texts = (endpoints: Plan['endpoints'], address?: string) => {
	const [powershell, shell] = format.render(inputFor([], { endpoints }, address));
	if (powershell === undefined || shell === undefined) throw new Error('two files are expected');
	return { powershell: powershell.text, shell: shell.text };
};

describe('the probe', () => {
	it('is for plans that have services to reach', () => {
		expect(format.applies(inputFor([]).plan)).toBe(false);
		expect(format.applies(inputFor([], { endpoints: [endpoint] }).plan)).toBe(true);
	});

	it('is two files: CR LF for Windows, LF for the others', () => {
		const { powershell, shell } = texts([endpoint]);
		expect(powershell.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		expect(shell).not.toContain('\r');
		expect(shell).toMatch(/^#!\/bin\/sh\n/);
	});

	it('begins with what it is, what it does, how to undo it, exit codes, content version and address', () => {
		for (const text of Object.values(texts([endpoint])))
			for (const part of [
				'What it is:',
				'What it does:',
				'How to run:',
				'How to undo:  there is nothing to undo.',
				'Exit codes:',
				'Content version: 0123456789abcdef',
				'Made for the answers at: https://tls.example/wizard/#v1;windows=server-2012-r2',
			])
				expect(text.slice(0, 3000)).toContain(part);
	});

	it('for the shell stands in the repository as a script that runs by itself (vitest -u writes it anew)', async () => {
		const [, shell] = format.render(
			inputFor([], { endpoints: [endpoint, { ...alone, host: 'devices.example' }], contentVersion: 'sample' }, 'sample'),
		);
		await expect(shell?.text).toMatchFileSnapshot(join(import.meta.dirname, 'probe.sh'));
	});

	it('hands the shell one line for each endpoint', () => {
		expect(shellData([endpoint, alone])).toBe(
			"listed() {\n\tcat <<'END_OF_ENDPOINTS'\nlogin.example 443 no-rule\nlocalhost 443 leave-alone Microsoft Root 1\nEND_OF_ENDPOINTS\n}\n",
		);
	});

	it('takes every endpoint that there is', async () => {
		const { endpoints } = compile(await readFacts());
		const { powershell, shell } = texts(endpoints);
		expect(endpoints.length).toBeGreaterThan(0);
		for (const { host, noInspection } of endpoints) {
			expect(shell).toMatch(new RegExp(`\n${host} 443 ${noInspection ? 'leave-alone' : 'no-rule'}( [A-Za-z0-9 ]+)?\n`));
			expect(powershell).toContain(`"host":"${host}"`);
		}
	});

	it('refuses a host that is not a plain name, and says which', () => {
		for (const host of ['', '-proxy', 'a b', 'a\n', 'A.example', "a'b", '$(id)', 'END_OF_ENDPOINTS', 'a/b', 'a:443'])
			expect(() => texts([endpoint, { ...endpoint, id: 'odd-one', host }])).toThrow(
				'The endpoint "odd-one" has a "host" that is not a plain name',
			);
	});

	it('keeps 100,000 hostile values out of both scripts: as service and address they stay data, as host they are refused', () => {
		const bare = texts([endpoint]);
		const without = (text: string) =>
			text.replace(/^.*Made for the answers at: [!-~]*(?=\r?$)/m, '').replace(/^\{"contentVersion":[ -~]*\}(?=\r$)/m, '');
		const [powershell, shell] = [without(bare.powershell), without(bare.shell)];
		fc.assert(
			fc.property(hostileTexts, (hostile) => {
				const service = hostile.join('');
				const made = texts([{ ...endpoint, service }], `https://tls.example/#${service}`);
				if (without(made.powershell) !== powershell || without(made.shell) !== shell)
					throw new Error(`${JSON.stringify(hostile)} changed a script`);
				const line = /^\$DataJson = @'\r\n(.*)\r\n'@\r$/m.exec(made.powershell)?.[1] ?? '';
				if (JSON.parse(line).endpoints[0].service !== service) throw new Error(`${JSON.stringify(hostile)} did not come back`);
				for (const host of hostile) {
					if (/^[a-z0-9][a-z0-9.-]*$/.test(host)) continue;
					expect(() => shellData([{ ...endpoint, host }])).toThrow('not a plain name');
				}
			}),
			{ numRuns: HOSTILE_RUNS },
		);
	});
});

/** Longer than anything that answers takes on a slow machine; what never answers is given less. */
const PATIENT = 120;
const IMPATIENT = 2;

/** How a script is called; the same cases are put to each. */
interface Caller {
	readonly name: string;
	readonly extension: string;
	command(
		file: string,
		targets: readonly string[],
		proxy: string | undefined,
		seconds: number,
	): readonly [string, readonly string[]];
	suite12: string;
}
const shellCaller = (name: 'bash' | 'dash'): Caller => ({
	name,
	extension: 'sh',
	command: (file, targets, proxy, seconds) => [
		name,
		[file, '-t', `${seconds}`, ...(proxy === undefined ? [] : ['-p', proxy]), ...targets],
	],
	suite12: 'ECDHE-RSA-AES256-GCM-SHA384',
});
const powershellCaller: Caller = {
	name: 'PowerShell',
	extension: 'ps1',
	command: (file, targets, proxy, seconds) => [
		tool('PowerShell'),
		[
			...['-NoProfile', '-NonInteractive', '-File', file, '-TimeoutSeconds', `${seconds}`],
			...(proxy === undefined ? [] : ['-Proxy', proxy]),
			...(targets.length === 0 ? [] : ['-Endpoint', targets.join(',')]),
		],
	],
	suite12: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
};

describeWith('openssl', 'on a network of its own', () => {
	const network = new Network();
	const folder = mkdtempSync(join(tmpdir(), 'tls-ready-probe-'));
	beforeAll(async () => {
		await network.start();
		const made = texts([alone]);
		writeFileSync(join(folder, 'probe.ps1'), made.powershell);
		writeFileSync(join(folder, 'probe.sh'), made.shell);
	});
	afterAll(async () => {
		await network.stop();
		rmSync(folder, { recursive: true, force: true });
	});

	const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/_proxy$/i.test(name)));

	const cases = (caller: Caller) => {
		const call = (
			targets: readonly string[],
			proxy: string | undefined,
			env: Record<string, string> = {},
			seconds = PATIENT,
		): Ran & { lines: string[] } => {
			const [file, args] = caller.command(join(folder, `probe.${caller.extension}`), targets, proxy, seconds);
			const ran = run(file, args, { env: { ...clean, ...env } });
			return { ...ran, lines: ran.output.trimEnd().split(/\r?\n/) };
		};
		const at = (name: (typeof NAMES)[number]) => `localhost:${network.port(name)}`;
		/** The line up to the state, for one target. */
		const state = (line: string | undefined) => /^(.*?): [^:]*:\d+: ([^;]*);/.exec(line ?? '')?.slice(1);

		it('tells apart what can happen, one line for each, and says the worst at the end', () => {
			const expected = [
				[at('tls1'), 'Action needed', 'TLS refused'],
				[at('tls1_1'), 'Action needed', 'TLS refused'],
				[at('tls1_2'), 'Ready', 'TLS 1.2 fine'],
				[at('tls1_3'), 'Action needed', 'TLS 1.2 refused, TLS 1.3 fine'],
				[at('both'), 'Ready', 'TLS 1.2 fine, TLS 1.3 fine'],
				[at('reset'), 'Action needed', 'TLS refused'],
				[at('http'), 'Unknown', 'Proxy in between'],
				[at('closed'), 'Unknown', 'No route'],
				['does-not-exist.invalid', 'Unknown', 'Name not resolved'],
			];
			const { code, errors, lines } = call(
				expected.map(([target]) => target ?? ''),
				'none',
			);
			expect(errors).toBe('');
			expect(lines.slice(0, -1).map(state)).toEqual(expected.map((each) => each.slice(1)));
			expect([lines.at(-1), code]).toEqual(['Action needed', 1]);
			expect(lines[4]).toContain(`TLS 1.2 with ${caller.suite12}; TLS 1.3 with TLS_AES_256_GCM_SHA384`);
			expect(lines[6]).toContain('the answer is not TLS');
			expect(state(call([at('black hole')], 'none', {}, IMPATIENT).lines[0])).toEqual(['Unknown', 'No route']);
		});

		it('says Ready with exit code 0, who issued the certificate, that it is not trusted, and that inspection must leave it alone', () => {
			const { code, lines } = call([at('tls1_2')], 'none');
			expect(lines).toHaveLength(1 + 1);
			expect(lines[0]).toMatch(/; issuer CN ?= ?Test issuer, not trusted here[^;]*; (?!through)/);
			expect([lines[1], code]).toEqual(['Ready', 0]);
		});

		it('names the root that the certificate leads to, and says where the plan expects another', () => {
			const { lines } = call([at('tls1_2')], 'none');
			expect(lines[0]).toMatch(/; root CN ?= ?Test issuer( \([0-9A-F]{40}\))?; not the expected Microsoft Root 1: /);
			expect(call([at('tls1_2').replace('localhost', '127.0.0.1')], 'none').lines[0]).not.toContain('expected');
		});

		it('says that a certificate is trusted where its issuer is', () => {
			const { lines } = call([at('tls1_2')], 'none', { SSL_CERT_FILE: network.certificate });
			expect(lines[0]).toMatch(/; issuer CN ?= ?Test issuer, trusted/);
		});

		it('says Unknown with exit code 2 where nothing was refused but something not reached', () => {
			const { code, lines } = call([at('tls1_2'), at('closed')], 'none');
			expect([lines[2], code]).toEqual(['Unknown', 2]);
		});

		it('goes through a proxy that is named or configured, leaves name resolution to it, and says so', () => {
			const target = `only-the-proxy-knows.example:${network.port('tls1_2')}`;
			for (const { code, lines } of [
				call([target], at('proxy')),
				call([target], undefined, { https_proxy: `http://${at('proxy')}/`, HTTPS_PROXY: `http://${at('proxy')}/` }),
			]) {
				expect(state(lines[0])).toEqual(['Ready', 'TLS 1.2 fine']);
				expect(lines[0]).toContain(`; through the proxy ${at('proxy')}`);
				expect(code).toBe(0);
			}
		});

		it('goes direct where it is told to, or where the configuration leaves a host out', () => {
			const configured = { https_proxy: `http://${at('closed')}/`, HTTPS_PROXY: `http://${at('closed')}/` };
			for (const { lines } of [
				call([at('tls1_2')], 'none', configured),
				call([at('tls1_2')], undefined, {
					...configured,
					no_proxy: 'other.example,localhost',
					NO_PROXY: 'other.example,localhost',
				}),
			]) {
				expect(state(lines[0])).toEqual(['Ready', 'TLS 1.2 fine']);
				expect(lines[0]).not.toContain('through the proxy');
			}
		});

		it('says what a proxy answered that refuses, and what is wrong with one that is none', () => {
			const refused = call([at('tls1_2')], at('proxy that asks'));
			expect(state(refused.lines[0])).toEqual(['Unknown', 'Proxy in between']);
			expect(refused.lines[0]).toContain(`the proxy ${at('proxy that asks')} answered 407 Proxy Authentication Required`);
			expect(state(call([at('closed')], at('proxy')).lines[0])).toEqual(['Unknown', 'Proxy in between']);
			expect(state(call([at('tls1_2')], at('black hole'), {}, IMPATIENT).lines[0])).toEqual(['Unknown', 'Proxy in between']);
			expect(state(call([at('tls1_2')], at('closed')).lines[0])).toEqual(['Unknown', 'No route']);
		});

		it('probes the services of the plan where none are named, and stops with 4 at what it does not understand', () => {
			// The plan of this test has localhost with port 443, through a proxy that refuses every host.
			const planned = call([], at('proxy that asks'));
			expect(planned.lines[0]).toMatch(/^Unknown: localhost:443: Proxy in between/);
			expect([planned.lines.length, planned.code]).toEqual([2, 2]);
			for (const wrong of ['-x', 'a b', 'host:99999', 'host:', 'a;id', '$(id)']) {
				const { code, lines } = call([`localhost:1`, wrong], 'none');
				expect([wrong, code, lines[0]?.slice(0, 10), lines.length]).toEqual([wrong, 4, 'TLS Ready:', 1]);
			}
			expect(call(['localhost:1'], 'http://proxy/').code).toBe(4);
		});
	};

	for (const name of ['bash', 'dash'] as const)
		describe.skipIf(spawnSync(name, ['-c', ':']).status !== 0)(`probe.sh in ${name}`, () => cases(shellCaller(name)));
	it('probe.sh says with exit code 4 that there is no openssl', () => {
		const ran = run('/bin/sh', [join(folder, 'probe.sh')], { env: { ...clean, OPENSSL: 'no-such-openssl' } });
		expect([ran.output, ran.code]).toEqual(['TLS Ready: openssl was not found. Nothing was changed.\n', 4]);
	});
	describeWith('PowerShell', 'probe.ps1', () => {
		cases(powershellCaller);
		it('prints one JSON document if asked, with what the plan says of the host', () => {
			const target = `localhost:${network.port('both')}`;
			const [file, args] = powershellCaller.command(join(folder, 'probe.ps1'), [target], 'none', PATIENT);
			const ran = run(file, [...args, '-AsJson'], { env: clean });
			expect(JSON.parse(ran.output)).toEqual({
				contentVersion: '0123456789abcdef',
				address: 'https://tls.example/wizard/#v1;windows=server-2012-r2',
				verdict: 'Ready',
				endpoints: [
					{
						host: 'localhost',
						port: network.port('both'),
						service: 'Devices',
						verdict: 'Ready',
						state: 'TLS 1.2 fine, TLS 1.3 fine',
						detail: '',
						suiteTls12: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
						suiteTls13: 'TLS_AES_256_GCM_SHA384',
						issuer: 'CN=Test issuer',
						chain: 'not trusted here (RemoteCertificateChainErrors)',
						root: 'CN=Test issuer',
						rootThumbprint: expect.toBeOneOf([null, expect.stringMatching(/^[0-9A-F]{40}$/)]),
						expectedRoot: 'Microsoft Root 1',
						proxy: null,
						noInspection: true,
					},
				],
			});
		});
	});
});

describeWith('shellcheck', 'probe.sh', () => {
	it('has nothing that ShellCheck would say something about', () => {
		const folder = mkdtempSync(join(tmpdir(), 'tls-ready-probe-'));
		try {
			writeFileSync(join(folder, 'probe.sh'), texts([endpoint, alone]).shell);
			expect(run(tool('shellcheck'), [join(folder, 'probe.sh')])).toEqual({ code: 0, output: '', errors: '' });
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});
});

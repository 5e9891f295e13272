import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { fleetOfFiles } from '../../inventory/test-files.ts';
import { inMemory } from '../script-proof/memory.ts';
import { describeWith, run, tool } from '../script-proof/tools.ts';
import { ANSWER, check, collect } from './test-machine.ts';

/**
 * PowerShell remoting as it is, over SSH, as there is no WinRM outside Windows: only where it connects to differs. Every machine
 * is this one; what it does goes by its name. Its registry is one in memory.
 */
const CONNECTING = `#region connecting
function Start-Question([string]$Name, [string]$Text) {
    $port = if ($Name -like 'closed*') { $env:CLOSED_PORT } else { $env:SSH_PORT }
    $key = if ($Name -like 'denied*') { $env:OTHER_KEY } else { $env:SSH_KEY }
    Invoke-Command -HostName 127.0.0.1 -Port $port -UserName $env:SSH_USER -KeyFilePath $key -AsJob -ArgumentList $Text, $Name \`
        -Options @{ UserKnownHostsFile = $env:KNOWN_HOSTS; BatchMode = 'yes' } -ScriptBlock {
        param($Text, $Name)
        if ($Name -like 'dies*') { [Diagnostics.Process]::GetCurrentProcess().Kill() }
        if ($Name -like 'slow*') { Start-Sleep 600 }
${ANSWER}    }
}
#endregion connecting`;

describeWith('SSH server', 'collect.ps1 through PowerShell remoting', () => {
	const folder = mkdtempSync(join(tmpdir(), 'tls-ready-ssh-'));
	const at = (name: string) => join(folder, name);
	let server: ChildProcess | undefined;
	let environment: NodeJS.ProcessEnv = {};

	beforeAll(async () => {
		for (const name of ['host', 'mine', 'other'])
			spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', at(name)], { stdio: 'ignore' });
		copyFileSync(at('mine.pub'), at('authorized_keys'));
		const [port, closed] = [await freePort(), await freePort()];
		const host = readFileSync(at('host.pub'), 'utf8').trim();
		writeFileSync(at('known_hosts'), `[127.0.0.1]:${port} ${host}\n`);
		writeFileSync(
			at('subsystem'),
			`#!/bin/sh\nHOME='${process.env['HOME']}' PATH='${process.env['PATH']}' exec '${tool('PowerShell')}' -sshs -NoLogo -NoProfile\n`,
		);
		chmodSync(at('subsystem'), 0o755);
		const config = [
			`Port ${port}`,
			'ListenAddress 127.0.0.1',
			`HostKey ${at('host')}`,
			'PidFile none',
			`AuthorizedKeysFile ${at('authorized_keys')}`,
			'PasswordAuthentication no',
			'StrictModes no',
			'UsePAM no',
			`Subsystem powershell ${at('subsystem')}`,
		];
		writeFileSync(at('sshd_config'), `${config.join('\n')}\n`);
		server = spawn(tool('SSH server'), ['-D', '-e', '-f', at('sshd_config')], { stdio: ['ignore', 'ignore', 'pipe'] });
		await new Promise<void>((resolve, reject) => {
			let said = '';
			server?.stderr?.on('data', (text) => {
				said += text;
				if (said.includes('Server listening')) resolve();
			});
			server?.on('exit', () => reject(new Error(said)));
		});
		environment = {
			...process.env,
			SSH_PORT: String(port),
			CLOSED_PORT: String(closed),
			SSH_USER: userInfo().username,
			SSH_KEY: at('mine'),
			OTHER_KEY: at('other'),
			KNOWN_HOSTS: at('known_hosts'),
		};
		writeFileSync(
			at('collect.ps1'),
			collect.replace(/#region connecting[\s\S]*?#endregion connecting/, () => CONNECTING),
		);
		writeFileSync(at('check.ps1'), inMemory(check));
	});
	afterAll(() => {
		server?.kill();
		rmSync(folder, { recursive: true, force: true });
	});

	beforeEach(() => rmSync(at('out'), { recursive: true, force: true }));

	it('brings answers home as check.ps1 wrote them, and the reason of everyone who gives none', () => {
		const names = 'srv1,srv2,srv3,denied1,closed1,dies1,slow1';
		const ran = run(
			tool('PowerShell'),
			[
				'-NoProfile',
				'-NonInteractive',
				'-File',
				at('collect.ps1'),
				'-OutputFolder',
				at('out'),
				'-ComputerName',
				names,
				'-WaitSeconds',
				'40',
			],
			{ env: environment },
		);
		expect(ran.errors).toBe('');
		expect(ran.output).toContain('Result: 3 answered, 0 had answered before, 4 did not answer.');
		expect(ran.code).toBe(2);
		expect(readdirSync(at('out')).toSorted()).toEqual(['not-answered.csv', 'srv1.json', 'srv2.json', 'srv3.json']);
		const answers = ['srv1', 'srv2', 'srv3'].map((name) => ({
			name,
			content: readFileSync(join(folder, 'out', `${name}.json`)),
		}));
		const { machines } = fleetOfFiles(answers);
		expect(machines.map(({ machine }) => machine.name)).toEqual(['srv1', 'srv2', 'srv3']);
		expect(machines.map(({ assessment }) => assessment.windows.candidates.map(({ id }) => id))).toEqual(
			Array(3).fill(['server-2012-r2']),
		);
		const why = Object.fromEntries(
			readFileSync(join(folder, 'out/not-answered.csv'), 'utf8')
				.trimEnd()
				.split('\r\n')
				.slice(1)
				.map((line) => /^"(\w+)",[^,]+,"(.*)"$/.exec(line)?.slice(1) as [string, string]),
		);
		expect(Object.keys(why).toSorted()).toEqual(['closed1', 'denied1', 'dies1', 'slow1']);
		// Over SSH PowerShell gives one reason for all that ends early; ssh itself says more, beside it.
		for (const name of ['closed1', 'denied1', 'dies1']) expect(why[name]).toContain('The SSH client session has ended');
		expect(ran.output).toContain('Connection refused');
		expect(ran.output).toContain('Permission denied');
		expect(why['slow1']).toBe('It did not answer within 40 seconds.');
	});
});

/** A port of this machine that nobody listens on. */
function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const taken = createServer().listen(0, '127.0.0.1', () => {
			const { port } = taken.address() as { port: number };
			taken.close(() => resolve(port));
		});
	});
}

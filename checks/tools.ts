import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type FromDotnet, POWERSHELL, POWERSHELL_FOR_WINDOWS } from './powershell.ts';

/** A program that some checks need and npm does not bring. */
export interface Tool {
	readonly name:
		| 'Chromium'
		| 'Firefox'
		| 'WebKit'
		| 'Wine'
		| 'OpenSSL'
		| 'ShellCheck'
		| 'Ansible'
		| '.NET'
		| 'SSH server'
		| 'PowerShell'
		| 'PowerShell for Windows';
	/** Names on PATH, any of which will do. */
	readonly commands: readonly string[];
	/** Variable that names the program where it is not on PATH. */
	readonly variable: string;
	/** Debian packages that bring it; empty where Debian has none. */
	readonly packages: readonly string[];
	/** How .NET brings it, if it does. */
	readonly dotnet?: FromDotnet;
	/** What is not run without it. */
	readonly checks: string;
}

export const TOOLS: readonly Tool[] = [
	{
		name: 'Chromium',
		commands: ['chromium', 'chromium-browser', 'google-chrome'],
		variable: 'CHROMIUM',
		packages: ['chromium'],
		checks: 'end-to-end tests',
	},
	{
		name: 'SSH server',
		// Only the path of administrators has the folder that it is in.
		commands: ['sshd', '../sbin/sshd'],
		variable: 'SSHD',
		packages: ['openssh-server', 'openssh-client'],
		checks: 'the script for many machines through real PowerShell remoting',
	},
	{
		name: 'Firefox',
		commands: ['firefox-esr', 'firefox'],
		variable: 'FIREFOX',
		packages: ['firefox-esr'],
		checks: 'the journeys in Firefox',
	},
	{
		// Its driver is what is looked for: it brings the engine. The display it needs comes with Xvfb.
		name: 'WebKit',
		commands: ['WebKitWebDriver'],
		variable: 'WEBKIT_DRIVER',
		packages: ['webkit2gtk-driver', 'xvfb', 'xauth'],
		checks: 'the journeys in WebKit',
	},
	{
		name: 'Wine',
		commands: ['wine', 'wine64'],
		variable: 'WINE',
		packages: ['wine', 'wine64'],
		checks: 'tests of .reg and .cmd files on a registry',
	},
	{ name: 'OpenSSL', commands: ['openssl'], variable: 'OPENSSL', packages: ['openssl'], checks: 'tests of the probes' },
	{
		name: 'ShellCheck',
		commands: ['shellcheck'],
		variable: 'SHELLCHECK',
		packages: ['shellcheck'],
		checks: 'the check of shell scripts',
	},
	{
		name: 'Ansible',
		commands: ['ansible-playbook'],
		variable: 'ANSIBLE_PLAYBOOK',
		packages: ['ansible'],
		checks: 'the syntax check of the playbook',
	},
	// Debian has none; it is used where it is.
	{ name: '.NET', commands: ['dotnet'], variable: 'DOTNET', packages: [], checks: 'the install of PowerShell' },
	{
		name: 'PowerShell',
		commands: ['pwsh'],
		variable: 'PWSH',
		packages: [],
		dotnet: POWERSHELL,
		checks: 'tests that run the PowerShell scripts',
	},
	{
		// Under Wine; it takes the arguments of pwsh.exe.
		name: 'PowerShell for Windows',
		commands: [],
		variable: 'PWSH_WINDOWS',
		packages: [],
		dotnet: POWERSHELL_FOR_WINDOWS,
		checks: 'tests that run the PowerShell scripts on a registry',
	},
];

/** Path of a program, or undefined where this machine has none. */
export function find(name: Tool['name']): string | undefined {
	const tool = TOOLS.find((candidate) => candidate.name === name);
	if (tool === undefined) return undefined;
	const { commands, variable, dotnet } = tool;
	const named = process.env[variable];
	if (named !== undefined && named !== '') return existsSync(named) ? named : undefined;
	const folders = (process.env['PATH'] ?? '').split(delimiter);
	const places = folders.flatMap((folder) => commands.map((command) => join(folder, command)));
	return [...places, ...(dotnet === undefined ? [] : [dotnet.program()])].find(isExecutable);
}

function isExecutable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** Installs what Debian carries, then what .NET brings. @returns why it could not, or undefined. */
export function install(tools: readonly Tool[]): string | undefined {
	return [installPackages(tools), ...tools.map(installByDotnet)].filter((fault) => fault !== undefined).join('; ') || undefined;
}

/** Whether something missing can be had on this machine: only then is it a fault that it is missing. */
export function canInstall({ packages, dotnet }: Tool): boolean {
	return packages.length > 0 || (dotnet !== undefined && find('.NET') !== undefined);
}

function installByDotnet({ name, dotnet }: Tool): string | undefined {
	const command = find('.NET');
	if (dotnet === undefined || command === undefined) return undefined;
	console.log(`Installing ${name} with .NET, once: ${dotnet.program()}`);
	try {
		dotnet.install(command);
		return undefined;
	} catch (error) {
		return `${name}: ${(error as Error).message}`;
	}
}

function installPackages(tools: readonly Tool[]): string | undefined {
	const packages = tools.flatMap((tool) => tool.packages);
	if (packages.length === 0) return undefined;
	if (!existsSync('/usr/bin/apt-get')) return 'this machine has no apt-get';
	if (process.getuid?.() !== 0) return `installing needs root: apt-get install ${packages.join(' ')}`;
	try {
		const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
		execFileSync('apt-get', ['update', '-qq'], options);
		execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
		return undefined;
	} catch (error) {
		return `apt-get failed: ${(error as Error).message}`;
	}
}

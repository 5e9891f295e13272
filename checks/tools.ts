import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program that some checks need and npm does not bring. */
export interface Tool {
	readonly name: 'Chromium' | 'Firefox' | 'WebKit' | 'Wine' | 'OpenSSL' | 'ShellCheck' | 'Ansible' | 'PowerShell';
	/** Names on PATH, any of which will do. */
	readonly commands: readonly string[];
	/** Variable that names the program where it is not on PATH. */
	readonly variable: string;
	/** Debian packages that bring it; empty where Debian has none. */
	readonly packages: readonly string[];
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
	{
		name: 'PowerShell',
		commands: ['pwsh'],
		variable: 'PWSH',
		packages: [],
		checks: 'tests that run the PowerShell scripts',
	},
];

/** Path of a program, or undefined where this machine has none. */
export function find(name: Tool['name']): string | undefined {
	const tool = TOOLS.find((candidate) => candidate.name === name);
	if (tool === undefined) return undefined;
	const { commands, variable } = tool;
	const named = process.env[variable];
	if (named !== undefined && named !== '') return existsSync(named) ? named : undefined;
	const folders = (process.env['PATH'] ?? '').split(delimiter);
	return folders.flatMap((folder) => commands.map((command) => join(folder, command))).find(isExecutable);
}

function isExecutable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** Installs what Debian carries. @returns why it could not, or undefined. */
export function install(tools: readonly Tool[]): string | undefined {
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

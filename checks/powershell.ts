/** PowerShell from NuGet, for machines whose distribution has none, in a cache outside the tree. */
import { type ExecFileSyncOptions, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const VERSION = '7.6.9';
/** What this version is built for. */
const FRAMEWORK = 'net10.0';
/** The .NET tool with `pwsh`, and the engine that the program for Windows is made of (checks/powershell-windows/). */
const TOOL = 'PowerShell';

const WINDOWS_SOURCES = join(import.meta.dirname, 'powershell-windows');

/** Something that .NET can install. */
export interface FromDotnet {
	/** Where the program is once it is installed. */
	readonly program: () => string;
	/**
	 * Installs it.
	 * @param dotnet path of the .NET SDK's command
	 * @throws what it could not do; nothing is left behind then
	 */
	readonly install: (dotnet: string) => void;
}

/** PowerShell for this machine. */
export const POWERSHELL: FromDotnet = {
	program: () => join(powershellFolder(), 'pwsh'),
	install: (dotnet) =>
		installWhole(powershellFolder(), (folder) => {
			run(dotnet, ['tool', 'install', TOOL, '--version', VERSION, '--tool-path', folder], folder);
		}),
};

/** PowerShell for Windows, to be run under Wine. */
export const POWERSHELL_FOR_WINDOWS: FromDotnet = {
	program: () => join(windowsFolder(), 'program/pwsh.sh'),
	install: (dotnet) =>
		installWhole(windowsFolder(), (folder) => {
			// Built in a copy, because a build writes beside its sources.
			const [sources, program] = [join(folder, 'sources'), join(folder, 'program')];
			cpSync(WINDOWS_SOURCES, sources, { recursive: true });
			const properties = [`-p:PowerShellVersion=${VERSION}`, `-p:Framework=${FRAMEWORK}`];
			run(dotnet, ['publish', 'pwsh.csproj', '-c', 'Release', '-o', program, '-nodeReuse:false', ...properties], sources);
			// Where PowerShell looks for its own modules. That for CIM needs a service that Wine does not have.
			cpSync(join(program, 'runtimes/win/lib', FRAMEWORK, 'Modules'), join(program, 'Modules'), { recursive: true });
			rmSync(join(program, 'Modules/CimCmdlets'), { recursive: true, force: true });
			cpSync(join(sources, 'pwsh.sh'), join(program, 'pwsh.sh'));
			rmSync(sources, { recursive: true });
		}),
};

function cacheFolder(): string {
	return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'tls-ready');
}

function powershellFolder(): string {
	return join(cacheFolder(), `powershell-${VERSION}`);
}

/** Another folder for every change of what it is built from. */
function windowsFolder(): string {
	const hash = createHash('sha256');
	for (const name of readdirSync(WINDOWS_SOURCES).toSorted())
		hash.update(`${name}\0`).update(readFileSync(join(WINDOWS_SOURCES, name)));
	return join(cacheFolder(), `powershell-windows-${VERSION}-${hash.digest('hex').slice(0, 8)}`);
}

/**
 * Makes a folder whole or not at all: a run that is killed leaves no half of it under its name, and of two runs at the
 * same time one wins.
 */
export function installWhole(folder: string, fill: (temporary: string) => void): void {
	mkdirSync(join(folder, '..'), { recursive: true });
	const temporary = mkdtempSync(`${folder}.part-`);
	try {
		fill(temporary);
		try {
			renameSync(temporary, folder);
		} catch (error) {
			if (!existsSync(folder)) throw error;
		}
	} finally {
		rmSync(temporary, { recursive: true, force: true });
	}
}

function run(dotnet: string, args: readonly string[], cwd: string): void {
	const options = {
		cwd,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' },
	} satisfies ExecFileSyncOptions;
	try {
		execFileSync(dotnet, args, options);
	} catch (error) {
		const { stdout = '', stderr = '', message } = error as Error & { stdout?: string; stderr?: string };
		const said = `${stderr}\n${stdout}`.split('\n').find((line) => /error/i.test(line));
		throw new Error(`dotnet ${args[0]} failed: ${(said ?? message).trim()}`);
	}
}

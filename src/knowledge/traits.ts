import type { DotnetVersion } from './dotnet-version.ts';
import type { OperatingSystem } from './operating-system.ts';
import type { RegistrySetting } from './registry-setting.ts';
import type { ServerRole } from './server-role.ts';
import { inRange } from './versions.ts';

/** What conditions may ask about a Windows version. */
export function traitsOfOperatingSystem(system: OperatingSystem): string[] {
	const has32 = system.architectures.includes('x86');
	const has64 = system.architectures.some((architecture) => architecture !== 'x86');
	return [
		system.kind,
		`schannel-tls12-${system.schannel.tls12}`,
		`winhttp-${system.winhttp.tls12}`,
		...(system.schannel.tls13 === 'on' ? ['tls13'] : []),
		...(system.cipherSuites.ecdheRsaGcm ? [] : ['no-ecdhe-gcm']),
		...(has32 ? ['has-x86'] : []),
		...(has64 && !has32 ? ['x64-only'] : []),
	];
}

/** What conditions may ask about a server role. */
export function traitsOfServerRole(role: ServerRole, settings: ReadonlyMap<string, RegistrySetting>): string[] {
	const layers = new Set(role.settings.map((id) => settings.get(id)?.layer));
	return [
		...(role.retired === undefined ? [] : ['retired']),
		...(role.version === undefined ? [] : ['versioned']),
		...(role.dotnet === undefined ? [] : ['uses-dotnet']),
		...(['schannel', 'dotnet', 'winhttp'] as const).filter((layer) => layers.has(layer)).map((layer) => `wants-${layer}`),
	];
}

/** What conditions may ask about a .NET Framework version. 3.5 runs beside 4.x and neither stands in for the other. */
export function traitsOfDotnetVersion(dotnet: DotnetVersion): string[] {
	return [`standing-${dotnet.standing}`, inRange(dotnet.version, { below: '4.0' }) ? 'runtime-2' : 'runtime-4'];
}

import type { DotnetVersion } from './dotnet-version.ts';
import type { OperatingSystem } from './operating-system.ts';
import type { RegistrySetting } from './registry-setting.ts';
import type { ServerRole } from './server-role.ts';
import type { DotnetTrait, OperatingSystemTrait, ServerRoleTrait, Trait } from './trait.ts';
import { inRange } from './versions.ts';

const WANTED_LAYERS = ['schannel', 'dotnet', 'winhttp'] as const;

/** Traits of a Windows version. */
export function traitsOfOperatingSystem(system: OperatingSystem): OperatingSystemTrait[] {
	const has32 = system.architectures.includes('x86');
	const has64 = system.architectures.some((architecture) => architecture !== 'x86');
	return [
		system.kind,
		`schannel-tls12-${system.schannel.tls12}`,
		`winhttp-${system.winhttp.tls12}`,
		...where(system.schannel.tls13 === 'on', 'tls13'),
		...where(!system.cipherSuites.ecdheRsaGcm, 'no-ecdhe-gcm'),
		...where(has32, 'has-x86'),
		...where(has64 && !has32, 'x64-only'),
	];
}

/** Traits of a server role; `settings` are all registry settings by id. */
export function traitsOfServerRole(role: ServerRole, settings: ReadonlyMap<string, RegistrySetting>): ServerRoleTrait[] {
	const layers = new Set(role.settings.map((id) => settings.get(id)?.layer));
	return [
		...where(role.retired !== undefined, 'retired'),
		...where(role.version !== undefined, 'versioned'),
		...where(role.dotnet !== undefined, 'uses-dotnet'),
		...WANTED_LAYERS.filter((layer) => layers.has(layer)).map((layer) => `wants-${layer}` as const),
	];
}

/** Traits of a .NET Framework version. */
export function traitsOfDotnetVersion(dotnet: DotnetVersion): DotnetTrait[] {
	return [`standing-${dotnet.standing}`, inRange(dotnet.version, { below: '4.0' }) ? 'runtime-2' : 'runtime-4'];
}

function where<Name extends Trait>(holds: boolean, name: Name): Name[] {
	return holds ? [name] : [];
}

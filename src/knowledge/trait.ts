import type { DotnetVersion } from './dotnet-version.ts';
import type { OperatingSystem } from './operating-system.ts';

/** What conditions may ask about a Windows version. */
export type OperatingSystemTrait =
	| OperatingSystem['kind']
	| `schannel-tls12-${OperatingSystem['schannel']['tls12']}`
	| `winhttp-${OperatingSystem['winhttp']['tls12']}`
	| 'tls13'
	| 'no-ecdhe-gcm'
	| 'has-x86'
	| 'x64-only';

/** What conditions may ask about a server role. */
export type ServerRoleTrait = 'retired' | 'versioned' | 'uses-dotnet' | 'wants-schannel' | 'wants-dotnet' | 'wants-winhttp';

/** What conditions may ask about a .NET Framework version. 3.5 runs beside 4.x and neither stands in for the other. */
export type DotnetTrait = `standing-${DotnetVersion['standing']}` | 'runtime-2' | 'runtime-4';

/** What conditions, and code, may ask about the fact behind an option. */
export type Trait = OperatingSystemTrait | ServerRoleTrait | DotnetTrait;

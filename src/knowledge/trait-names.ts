/** What conditions, and code, may ask about a Windows version. */
export type OperatingSystemTrait =
	| 'client'
	| 'server'
	| 'schannel-tls12-on'
	| 'schannel-tls12-off'
	| 'schannel-tls12-update'
	| 'schannel-tls12-none'
	| 'winhttp-on'
	| 'winhttp-update'
	| 'winhttp-none'
	| 'tls13'
	| 'no-ecdhe-gcm'
	| 'has-x86'
	| 'x64-only';

/** What conditions may ask about a server role. */
export type ServerRoleTrait = 'retired' | 'versioned' | 'uses-dotnet' | 'wants-schannel' | 'wants-dotnet' | 'wants-winhttp';

/** What conditions may ask about a .NET Framework version. 3.5 runs beside 4.x and neither stands in for the other. */
export type DotnetTrait =
	| 'standing-fail'
	| 'standing-minimum'
	| 'standing-agents'
	| 'standing-recommended'
	| 'runtime-2'
	| 'runtime-4';

/** A property of the fact behind an option; which fact has which is worked out in `traits.ts`. */
export type Trait = OperatingSystemTrait | ServerRoleTrait | DotnetTrait;

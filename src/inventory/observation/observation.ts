import type { Observed } from '../../advisor/findings.ts';
import type { Verdict } from '../../advisor/plan-types.ts';

/** What a statement about a machine rests on, weakest first. Inventory alone can show that a machine is not ready, never that it is. */
export const LEVELS = ['inventory', 'software', 'configuration', 'observed'] as const;
export type Level = (typeof LEVELS)[number];

/** What a source calls a machine. Each is empty where it gives none; compared without regard to case. */
export interface Identity {
	/** Entra device id. */
	readonly deviceId: string;
	/** Security identifier or object GUID of the directory. */
	readonly objectId: string;
	/** Host name with its domain. */
	readonly fqdn: string;
	/** Host name alone, as Windows or NetBIOS has it. */
	readonly name: string;
	readonly addresses: readonly string[];
}

/**
 * One thing that a source looked at: there, with what it held, or looked for and not there. What it did not look at has
 * no fact, and what it could not read is `not-read` with the reason. The three are never merged: what an absence means
 * is for the rules of that Windows to say.
 */
export type Fact = Observed;

/**
 * What a fact is about:
 * - `setting:ID` a registry value, by the id of its setting
 * - `protocol:client`, `protocol:server` whether TLS 1.2 can be used, where a source gives that in place of the two values: `Enabled` or `Disabled`
 * - `dotnet-release`, `dotnet-release:wow6432` the Release number of .NET Framework 4.x; `dotnet-2` whether 2.0 to 3.5 is there
 * - `suites` names of the suites for TLS 1.2 that can be used, of those that the facts list
 * - `update:KB…` installed or not
 * - `role:ID` version of the product of a server role, by the id of the role
 * - `legacy-use` the newest time (ms since 1970 UTC) at which the machine used TLS 1.0, TLS 1.1 or 3DES
 */
export type FactKey =
	| `setting:${string}`
	| 'protocol:client'
	| 'protocol:server'
	| 'dotnet-release'
	| 'dotnet-release:wow6432'
	| 'dotnet-2'
	| 'suites'
	| `update:${string}`
	| `role:${string}`
	| 'legacy-use';

/** The Windows of a machine as its source words it; each part is empty or undefined where it says nothing. */
export interface NamedWindows {
	/** "Windows Server 2016 Standard" */
	readonly name: string;
	/** "10.0.14393.7428", "10.0.14393" or "14393", whatever of it is known. */
	readonly version: string;
	readonly kind: 'client' | 'server' | '';
	readonly bits: 32 | 64 | undefined;
}

/** By what machines can be grouped and set aside, as a source gives it. */
export interface Labels {
	/** Organisational unit, from the machine outwards: "OU=Web,OU=Servers". */
	readonly unit?: string;
	/** Category of Intune, machine group of Defender, collection, or the column that the visitor chose. */
	readonly group?: string;
	/** False where the account is disabled. */
	readonly enabled?: boolean;
	/** When it was last seen alive by this source, ms since 1970 UTC. */
	readonly lastSeen?: number;
	/** "cluster": the name of a cluster, not of a machine. "unmanaged": seen on the network, with nothing on it that reports. */
	readonly nature?: 'cluster' | 'unmanaged';
}

/** What many machines have alike of their labels: all but the time. */
export type SharedLabels = Omit<Labels, 'lastSeen'>;

/** What was said of a machine when its evidence was saved: told apart from what today's rules say of the same evidence. */
export interface Earlier {
	/** YYYY-MM-DD */
	readonly day: string;
	/** Of the rules. */
	readonly contentVersion: string;
	readonly verdict: Verdict;
	/** Ids of the items that it certainly needed. */
	readonly items: readonly string[];
	/** Names are stand-ins, numbered for that file alone. */
	readonly namesMasked: boolean;
}

/** What one record of a source says about one machine. */
export interface Observation {
	readonly identity: Identity;
	/** Id of the source. */
	readonly source: string;
	/** When it was collected, ms since 1970 UTC; NaN where the record does not say. */
	readonly time: number;
	readonly windows: NamedWindows;
	readonly facts: ReadonlyMap<FactKey, Fact>;
	readonly labels: Labels;
	/** Content version of the rules under which it was collected, where the source says; empty elsewhere. */
	readonly contentVersion: string;
	/** Of saved evidence alone. */
	readonly earlier?: Earlier;
}

import type { Verdict } from '../../advisor/plan-types.ts';
import type { Priority } from '../../knowledge/action.ts';
import type { Assessment } from '../assessment/assess.ts';
import type { Finding, Layer } from '../assessment/finding.ts';
import type { Machine } from '../machines/machine.ts';
import type { FactKey, Level } from '../observation/observation.ts';
import type { Numbers } from './number-list.ts';

/** Worst first. */
export const VERDICTS = ['action-needed', 'unknown', 'ready'] as const satisfies readonly Verdict[];

/** A machine with what the rules of today say of it. */
export interface Assessed {
	readonly machine: Machine;
	readonly assessment: Assessment;
}

/** Machines counted by verdict and by what that rests on. */
export type Counts = Readonly<Record<Verdict, Readonly<Record<Level, number>>>>;

/** Something said of some machines, by their numbers in `machines`. */
export interface Said<Name extends string = string> {
	readonly name: Name;
	readonly machines: Numbers;
}

/** An item of the checklist with the machines that need it, and those of which it is not known whether they do. */
export interface FleetItem {
	readonly id: string;
	readonly title: string;
	/** The most urgent that it is for any of them. */
	readonly priority: Priority;
	readonly machines: Numbers;
	readonly perhaps: Numbers;
}

/** By what machines are grouped. */
export const GROUPINGS = ['unit', 'group', 'windows', 'role', 'kind'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface FleetGroup extends Said {
	readonly counts: Counts;
}

/** What is to be known about machines before they are counted on; none is left out of the counts. */
export const STANDINGS = [
	'legacy-use',
	'disabled',
	'stale',
	'cluster',
	'unmanaged',
	'duplicate',
	'name-shared',
	'one-source',
	'contradiction',
] as const;
export type Standing = (typeof STANDINGS)[number];

/** A machine that differs from its group, and the facts in which it does. */
export interface OddOne {
	readonly machine: number;
	readonly group: string;
	readonly differs: readonly FactKey[];
}

export interface Fleet {
	readonly machines: readonly Assessed[];
	/** How many were read that run other systems than Windows, and are not among them. */
	readonly others: number;
	/** Days since a machine was last seen, after which it counts as stale. */
	readonly staleAfter: number;
	readonly counts: Counts;
	/** Machines by what each layer of them comes to. `info`: nothing in it decides on its Windows, so that nothing is said. */
	readonly layers: Readonly<Record<Layer, Readonly<Record<Finding['verdict'], number>>>>;
	/** Worst first: by priority, then by number of machines. */
	readonly items: readonly FleetItem[];
	/** Questions that evidence leaves open, with the machines for which they are. */
	readonly open: readonly Said[];
	/** Most machines with work first. A machine can be in several groups by role. */
	readonly groups: Readonly<Record<Grouping, readonly FleetGroup[]>>;
	readonly odd: readonly OddOne[];
	readonly standings: readonly Said<Standing>[];
}

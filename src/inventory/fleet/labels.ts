import type { Verdict } from '../../advisor/plan-types.ts';
import { LAYER } from '../../wording/labels.ts';
import type { Finding, Layer } from '../assessment/finding.ts';
import type { Level } from '../observation/observation.ts';
import type { Grouping, Standing } from './fleet-summary.ts';

export const VERDICT_LABELS: Readonly<Record<Verdict, string>> = {
	'action-needed': 'Action needed',
	unknown: 'Unknown',
	ready: 'Ready',
};

/** What one layer of a machine comes to. */
export const FINDING_LABELS: Readonly<Record<Finding['verdict'], string>> = {
	action: 'Action needed',
	unknown: 'Unknown',
	ready: 'Ready',
	// Whatever was found, and where nothing was looked at.
	info: 'Does not decide',
};

/** How a machine is known. */
export const LEVEL_LABELS: Readonly<Record<Level, string>> = {
	inventory: 'Inventory only',
	software: 'Software read',
	configuration: 'Configuration read',
	observed: 'Legacy use seen',
};

export const LAYER_LABELS: Readonly<Record<Layer, string>> = { ...LAYER, updates: 'Updates', agents: 'Agents' };

export const GROUPING_LABELS: Readonly<Record<Grouping, string>> = {
	unit: 'Organisational unit',
	group: 'Group',
	windows: 'Windows',
	role: 'Server role',
	kind: 'Server or client',
};

/** Names of the groups by kind. */
export const KIND_LABELS = { server: 'Servers', client: 'Clients', unknown: 'Server or client not known' } as const;

/** Days since a machine was last seen, after which it counts as stale, unless another number is given. */
export const STALE_AFTER = 90;

/** What machines are called of which something is to be known before they are counted on. `staleAfter`: in days. */
export function standingLabel(standing: Standing, staleAfter: number = STALE_AFTER): string {
	return standing === 'stale' ? `Not seen for more than ${staleAfter} days` : STANDING_LABELS[standing];
}

const STANDING_LABELS: Readonly<Record<Exclude<Standing, 'stale'>, string>> = {
	'legacy-use': 'Used TLS 1.0, TLS 1.1 or 3DES, by the logs given',
	disabled: 'Account disabled',
	cluster: 'Name of a cluster, not of a machine',
	unmanaged: 'Seen on the network, not managed',
	duplicate: 'Registered more than once',
	'name-shared': 'Name shared with another machine',
	'one-source': 'In one source only',
	contradiction: 'Sources contradict each other',
};

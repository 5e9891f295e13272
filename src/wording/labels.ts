import type { Verdict } from '../advisor/plan-types.ts';
import type { Priority } from '../knowledge/action.ts';
import type { Client } from '../knowledge/client.ts';
import type { Disagreement } from '../knowledge/disagreement.ts';
import type { DotnetVersion } from '../knowledge/dotnet-version.ts';
import type { Milestone } from '../knowledge/milestone.ts';
import type { OperatingSystem } from '../knowledge/operating-system.ts';
import type { RegistrySetting } from '../knowledge/registry-setting.ts';

/** The sign and colour of a status tag. */
export type Tone = 'ready' | 'action' | 'unknown' | 'retired' | Priority;

/** A state in words, with the tone of its tag. */
export interface Label {
	readonly text: string;
	readonly tone: Tone;
}

type Labels<Key extends string> = Readonly<Record<Key, Label>>;

export const SCHANNEL: Labels<OperatingSystem['schannel']['tls12']> = {
	on: { text: 'On', tone: 'ready' },
	off: { text: 'Needs values', tone: 'action' },
	update: { text: 'Needs update and values', tone: 'action' },
	none: { text: 'Not supported', tone: 'retired' },
};

export const WINHTTP: Labels<OperatingSystem['winhttp']['tls12']> = {
	on: { text: 'On', tone: 'ready' },
	update: { text: 'Needs update and value', tone: 'action' },
	none: { text: 'Not supported', tone: 'retired' },
};

export const CLIENT_TLS12: Labels<Client['ranges'][number]['tls12']> = {
	on: { text: 'On', tone: 'ready' },
	off: { text: 'Off: enable it', tone: 'action' },
	none: { text: 'Not supported', tone: 'retired' },
};

export const STANDING: Labels<DotnetVersion['standing']> = {
	fail: { text: 'Replace it', tone: 'retired' },
	minimum: { text: 'Minimum version', tone: 'action' },
	agents: { text: 'Enough for Entra agents', tone: 'ready' },
	recommended: { text: 'Recommended', tone: 'ready' },
};

export const CERTAINTY: Labels<Disagreement['certainty']> = {
	sure: { text: 'Sure', tone: 'ready' },
	likely: { text: 'Likely', tone: 'unknown' },
	open: { text: 'Open', tone: 'unknown' },
};

export const PRIORITY: Labels<Priority> = {
	blocker: { text: 'Blocker', tone: 'blocker' },
	required: { text: 'Required', tone: 'required' },
	recommended: { text: 'Recommended', tone: 'recommended' },
};

/** The sign and colour of a verdict's tag. */
export const VERDICT_TONES = { 'action-needed': 'action', unknown: 'unknown', ready: 'ready' } as const satisfies Readonly<
	Record<Verdict, Tone>
>;

export const CONFIRMED: Labels<Milestone['confirmed']['state']> = {
	yes: { text: 'Reported', tone: 'ready' },
	partly: { text: 'Reported in part', tone: 'unknown' },
	no: { text: 'Not confirmed', tone: 'unknown' },
};

export const CLOUD: Readonly<Record<Milestone['cloud'], string>> = {
	global: 'Public',
	'us-government': 'US Government',
	china: '21Vianet (China)',
	all: 'All',
};

export const FAMILY: Readonly<Record<Milestone['family'], string>> = {
	entra: 'Microsoft Entra',
	azure: 'Azure',
	'microsoft-365': 'Microsoft 365',
	windows: 'Windows',
};

export const MILESTONE_KIND: Readonly<Record<Milestone['kind'], string>> = {
	'shut-off': 'Connections are refused',
	'support-end': 'End of support',
	start: 'Something becomes available',
	'default-change': 'A default changes',
};

export const CLIENT_KIND: Readonly<Record<Client['kind'], string>> = {
	browser: 'Browsers',
	mobile: 'Phones and tablets',
	office: 'Office and Microsoft 365 applications',
	'meeting-room': 'Meeting rooms',
	runtime: 'Runtimes',
	library: 'Libraries',
	shell: 'Shells',
	'developer-tool': 'Developer tools',
};

export const LAYER: Readonly<Record<RegistrySetting['layer'], string>> = {
	schannel: 'Schannel',
	winhttp: 'WinHTTP',
	dotnet: '.NET Framework',
	'cipher-suites': 'Cipher suites',
	policy: 'Policy',
	'event-logging': 'Event logging',
};

export const DISAGREEMENT_KIND: Readonly<Record<Disagreement['kind'], string>> = {
	contradiction: 'Documents contradict each other',
	error: 'Error in a document',
	stale: 'Out of date',
	trap: 'Easy to get wrong',
};

import type { Format } from './artifact.ts';

/** A part of the work, in the order in which it is done. */
export interface Group {
	readonly id: Format['group'];
	readonly title: string;
	/** What to do with it, one sentence. */
	readonly when: string;
	/** Its folder in the zip of everything. */
	readonly folder: string;
}

export const GROUPS: readonly Group[] = [
	{
		id: 'checklist',
		title: 'The checklist',
		when: 'Read it first: it says what to do, in which order, and why. Everything else here serves one of its items.',
		folder: '1-checklist',
	},
	{
		id: 'evidence',
		title: 'Find legacy use and machines that are not ready',
		when: 'Find out who still uses TLS 1.0, TLS 1.1 or 3DES, and how your machines are set, before you change anything. These only read.',
		folder: '2-evidence',
	},
	{
		id: 'one-machine',
		title: 'One machine',
		when: 'Try it on one machine: check, enable, restart, check again. Know how to undo it before you go on.',
		folder: '3-one-machine',
	},
	{
		id: 'fleet',
		title: 'Many machines',
		when: 'Roll out with the tool that you manage your machines with: a small group first, then the rest.',
		folder: '4-fleet',
	},
];

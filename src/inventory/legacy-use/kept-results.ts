import type { Forms } from '../../reading/forms/forms.ts';
import { membersOf } from '../../reading/json/members.ts';
import type { LegacyUse } from './legacy-use.ts';

/** What a result says that this site saved: names of who used legacy TLS, with the newest time of each. */
export interface KeptResult {
	/** The page that saved it. */
	readonly of: 'sign-ins' | 'connections';
	readonly uses: readonly LegacyUse[];
	/** Every name is a stand-in. */
	readonly isMasked: boolean;
}

/** What the masks of the two readers put in the place of names. */
const STAND_IN = /^(Device|Address|Client) \d+$/;

/** The summaries (JSON) that the pages of sign-in logs and connection logs save. `Sink`: takes the result. */
export const keptResults: Forms<(result: KeptResult) => void> = {
	json: {
		recognises: (record) => {
			const [totals, use] = [membersOf(record.get('totals')), membersOf(record.get('use'))];
			return (
				(typeof record.get('verdict') === 'string' && totals.has('legacy') && membersOf(record.get('groups')).has('device')) ||
				(record.has('scans') && record.has('failures') && membersOf(use.get('groups')).has('client'))
			);
		},
		read: (record, sink) => sink(record.has('use') ? ofConnections(record.get('use')) : ofSignIns(record.get('groups'))),
	},
};

function ofSignIns(groups: unknown): KeptResult {
	const [devices, addresses] = ['device', 'ipaddress'].map((dimension) => listOf(membersOf(groups).get(dimension)));
	const uses = [
		...(devices ?? []).map((group): LegacyUse => {
			const [name = '', deviceId = ''] = namesOf(group);
			return { deviceId, name, address: '', time: timeOf(group) };
		}),
		...(addresses ?? []).map((group): LegacyUse => {
			const [address = ''] = namesOf(group);
			return { deviceId: '', name: '', address, time: timeOf(group) };
		}),
	];
	return result('sign-ins', uses);
}

function ofConnections(use: unknown): KeptResult {
	const clients = listOf(membersOf(membersOf(use).get('groups')).get('client'));
	const uses = clients.map((group): LegacyUse => {
		const name = membersOf(group).get('name');
		return { deviceId: '', name: typeof name === 'string' ? name : '', address: '', time: timeOf(group) };
	});
	return result('connections', uses);
}

function result(of: KeptResult['of'], all: readonly LegacyUse[]): KeptResult {
	const uses = all.filter(({ deviceId, name, address }) => deviceId + name + address !== '');
	const isMasked = uses.length > 0 && uses.every(({ name, address }) => STAND_IN.test(name || address));
	return { of, uses: isMasked ? [] : uses, isMasked };
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function namesOf(group: unknown): readonly string[] {
	return listOf(membersOf(group).get('names')).map((name) => (typeof name === 'string' ? name : ''));
}

function timeOf(group: unknown): number {
	const last = membersOf(group).get('last');
	return typeof last === 'string' ? Date.parse(last) : Number.NaN;
}

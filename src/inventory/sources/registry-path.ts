import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import type { Fact, FactKey } from '../observation/observation.ts';

const idsBy = new WeakMap<DecisionFacts, ReadonlyMap<string, string>>();

/** A key as it is compared: without its hive, in one case, of the control set in use. */
function folded(key: string, name: string): string {
	const inside = key
		.replace(/^(registry::|\\\\[^\\]+\\)?(hkey_local_machine|hklm)(:)?\\+/i, '')
		.replace(/\\+/g, '\\')
		.replace(/\\$/, '')
		.replace(/^system\\controlset\d{3}\\/i, 'system\\currentcontrolset\\');
	return `${inside}\\${name}`.toLowerCase();
}

/** What a registry value stands for, by its key in any of the spellings of tools, and its name; undefined where no rule is about it. */
export function settingAt(facts: DecisionFacts, key: string, name: string): FactKey | undefined {
	const ids =
		idsBy.get(facts) ??
		new Map(
			facts.settings.map(({ id, key: path, name: value, view }) => [
				folded(view === 'wow6432' ? path.replace(/^software\\/i, 'software\\wow6432node\\') : path, value),
				id,
			]),
		);
	idsBy.set(facts, ids);
	const id = ids.get(folded(key, name));
	return id === undefined ? undefined : `setting:${id}`;
}

/** A value as tools print it: a number in decimal or with 0x, or a text. `type` where the tool gives it. */
export function valueFact(data: string, type: string): Fact {
	const text = data.trim();
	const number = /^0x[0-9a-f]{1,8}$/i.test(text) || /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
	const isNumber = type === '' ? !Number.isNaN(number) : /^(reg_)?dword$/i.test(type);
	if (!isNumber) return { state: 'present', type: /^reg_/i.test(type) ? type.toUpperCase() : 'REG_SZ', value: data };
	return Number.isNaN(number) || number > 0xffffffff
		? { state: 'not-read', why: 'It is no number of 32 bits.' }
		: { state: 'present', type: 'REG_DWORD', value: number };
}

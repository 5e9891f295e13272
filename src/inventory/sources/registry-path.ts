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

/** Least number of 32 bits, as it is printed where a number is read with a sign. */
const LEAST = -0x80000000;

/**
 * A value as tools print it: a number in decimal or with 0x, or a text. `type` where the tool gives it. Without it only a
 * number is taken for what it is: a text could stand for a value of any type, and a wrong type is judged as wrong.
 */
export function valueFact(data: string, type: string): Fact {
	const text = data.trim();
	if (type !== '' && !/^(reg_)?dword$/i.test(type))
		return { state: 'present', type: /^reg_/i.test(type) ? type.toUpperCase() : `REG_${type.toUpperCase()}`, value: data };
	const number = /^(0x[0-9a-f]{1,8}|-?\d{1,10})$/i.test(text) ? Number(text) : Number.NaN;
	if (!(number >= LEAST && number <= 0xffffffff))
		return { state: 'not-read', why: type === '' ? 'The export does not give its type.' : 'It is no number of 32 bits.' };
	// Tools that read 32 bits with a sign print -1 for 0xffffffff.
	return { state: 'present', type: 'REG_DWORD', value: number >>> 0 };
}

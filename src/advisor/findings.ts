import type { WindowsRange } from '../knowledge/primitives.ts';
import type { RegistrySetting } from '../knowledge/registry-setting.ts';
import { onWindows, type WindowsVersion } from '../knowledge/versions.ts';

/** What a registry held: read and absent (its key may be absent too), not read, or read and there. */
export type Observed =
	| { readonly state: 'absent' }
	| { readonly state: 'not-read'; readonly why: string }
	| { readonly state: 'present'; readonly type: string; readonly value: number | string | readonly string[] };

/** The machine a value was read on. */
export interface Machine extends WindowsVersion {
	readonly bits: 32 | 64;
}

export interface Finding {
	readonly setting: string;
	/** info: worth a look, but it decides nothing. */
	readonly verdict: 'ready' | 'action' | 'info' | 'unknown';
	/** Why, in one sentence. */
	readonly because: string;
}

/**
 * Judges one registry value. The scripts judge the same way: a wrong type is work; of the `fine` rules
 * whose Windows range fits, the first whose test holds says what a value means, and where none holds it is
 * work, and the first of them says what is wrong; an absence is judged by the first `absent` rule that fits; what no rule speaks about is unknown.
 */
export function judge(setting: RegistrySetting, observed: Observed, machine: Machine): Finding {
	const finding = (verdict: Finding['verdict'], because: string): Finding => ({ setting: setting.id, verdict, because });
	if (observed.state === 'not-read') return finding('unknown', `It could not be read: ${observed.why}`);
	const here = (rule: WindowsRange) => onWindows(machine, rule);
	if (observed.state === 'absent') {
		const rule = setting.absent.find(here);
		return rule === undefined
			? finding('unknown', 'Not set. We have no rule for that on this Windows version.')
			: finding(rule.means, rule.because);
	}
	if (observed.type !== setting.type) return finding('action', `It is ${observed.type}; it must be ${setting.type}.`);
	// Without an estate there is nobody whom a rule for some estates alone speaks to; `settingsFor` resolves them.
	const rules = setting.fine.filter((rule) => rule.when === undefined && here(rule));
	const [first] = rules;
	if (first === undefined) return finding('unknown', 'We have no rule for this value on this Windows version.');
	const rule = rules.find((each) => holds(each, observed.value));
	return rule === undefined
		? finding('action', ('otherwise' in first && first.otherwise) || first.because)
		: finding(rule.means, rule.because);
}

/**
 * What is so whatever a value holds, for who did not read it: work where this Windows cannot, nothing at all where no
 * state would be work, and else unknown, with nothing to say about it.
 */
export function whateverItHolds(setting: RegistrySetting, machine: Machine): Pick<Finding, 'verdict' | 'because'> {
	const here = setting.fine.filter((rule) => rule.when === undefined && onWindows(machine, rule));
	const absent = setting.absent.find((rule) => onWindows(machine, rule));
	const outcomes = [absent?.means ?? 'unknown', ...here.map(({ means }) => means)];
	const canFail = here.length === 0 || !here.some(({ test }) => test === 'any');
	if (outcomes.every((means) => means === 'action')) return { verdict: 'action', because: absent?.because ?? '' };
	if (!canFail && outcomes.every((means) => means === 'ready' || means === 'info'))
		return { verdict: 'info', because: 'Nothing that it can hold decides anything on this Windows.' };
	return { verdict: 'unknown', because: '' };
}

/** Whether the change writes this value on a machine: it is to be written on its Windows, and the machine has its registry view at all. */
export function isWrittenOn({ view, write }: RegistrySetting, machine: Machine): boolean {
	return (
		write !== undefined &&
		(view === 'native' || machine.bits === 64) &&
		onWindows(machine, write) &&
		(write.where === undefined || write.where.some((range) => onWindows(machine, range)))
	);
}

function holds(rule: RegistrySetting['fine'][number], value: number | string | readonly string[]): boolean {
	if (rule.test === 'any') return true;
	if (typeof value !== 'number') return false;
	switch (rule.test) {
		case 'equals':
			return value === rule.value;
		case 'not-zero':
			return value !== 0;
		case 'bits':
			// Unsigned: a DWORD with its highest bit set is negative to bitwise operators.
			return (value & rule.value) >>> 0 === rule.value;
	}
}

import type { WindowsRange } from '../../knowledge/primitives.ts';
import type { RegistrySetting } from '../../knowledge/registry-setting.ts';

/** Highest number that the batch language compares rightly; stands for "no upper end". */
const NO_END = 2147483647;

/**
 * The data block of the batch files: a subroutine of calls whose arguments are words of few, harmless characters.
 * The batch language has no quoting that holds everything, so what does not fit is refused rather than escaped.
 * Explanations are left out for that reason; check.ps1 and the web pages have them.
 * @throws naming the setting and the field that holds something else
 */
export function batchData(settings: readonly RegistrySetting[]): string {
	return [':settings', ...settings.flatMap(lines), 'exit /b 0', ''].join('\n');
}

function lines(setting: RegistrySetting): string[] {
	const word = (field: string, value: string, allowed: RegExp): string => {
		if (!allowed.test(value)) {
			throw new Error(
				`Registry setting "${setting.id}": ${field} is ${JSON.stringify(value)}, which a batch file cannot hold safely; accepted is ${allowed}.`,
			);
		}
		return value;
	};
	const id = word('id', setting.id, /^[a-z0-9.-]+$/);
	const key = word('key', setting.key, /^[A-Za-z0-9._\\/-]+( [A-Za-z0-9._\\/-]+)*$/);
	const name = word('name', setting.name, /^[A-Za-z0-9_]+$/);
	const write = setting.write;
	const [from, below] = write === undefined ? [0, 0] : bounds(setting, write);
	return [
		`call :setting ${id} ${setting.view} "${key}" ${name} ${setting.type} ${from} ${below} ${hex(write?.value ?? 0)} ${setting.restart ? 'restart' : 'now'}`,
		...(write?.takesAway === undefined ? [] : [`call :note "${word('write.takesAway', write.takesAway, /^[A-Za-z0-9 .,-]+$/)}"`]),
		...(write?.where ?? []).map((range) => `call :where ${windows(setting, range)}`),
		...setting.fine.map((rule) => {
			const value = 'value' in rule ? rule.value : 0;
			return `call :fine ${rule.test} ${windows(setting, rule)} ${rule.means} ${hex(value)} 0x${(value >>> 16).toString(16)} 0x${(value & 0xffff).toString(16)}`;
		}),
		...setting.absent.map((rule) => `call :absent ${windows(setting, rule)} ${rule.means}`),
		'call :done',
	];
}

/** As reg.exe prints a number. */
function hex(value: number): string {
	return `0x${value.toString(16)}`;
}

/** A range of Windows versions as three words: from, below, and client, server or any. */
function windows(setting: RegistrySetting, range: WindowsRange): string {
	return `${bounds(setting, range).join(' ')} ${range.kind ?? 'any'}`;
}

/** A range of Windows versions as two numbers: major * 10,000,000 + minor * 1,000,000 + build. */
function bounds(setting: RegistrySetting, range: WindowsRange): [from: number, below: number] {
	const number = (version: string): number => {
		const [major = 0, minor = 0, build = 0, ...rest] = version.split('.').map(Number);
		const result = major * 10_000_000 + minor * 1_000_000 + build;
		if (rest.length > 0 || !Number.isInteger(result) || major > 200 || minor > 9 || build > 999_999) {
			throw new Error(
				`Registry setting "${setting.id}": Windows version "${version}" cannot be compared in a batch file; accepted is major.minor.build.`,
			);
		}
		return result;
	};
	return [
		range.ntAtLeast === undefined ? 0 : number(range.ntAtLeast),
		range.ntBelow === undefined ? NO_END : number(range.ntBelow),
	];
}

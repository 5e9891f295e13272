import { timeOfText } from '../../reading/text/log-time.ts';

/** Days before 1970 in Windows file time, in units of 100 ns since 1601. */
const FILE_TIME_OF_1970 = 116_444_736_000_000_000n;

/**
 * Milliseconds since 1970 UTC of a time as exports of inventories write it: as logs do, as file time, or as a date with a
 * time in the culture of whoever exported it. A date of which day and month cannot be told apart (03/04/2026) is NaN.
 */
export function timeOfExport(text: string): number {
	const known = timeOfText(text);
	if (!Number.isNaN(known)) return known;
	if (/^\d{18}$/.test(text)) {
		const time = Number((BigInt(text) - FILE_TIME_OF_1970) / 10_000n);
		return time > 0 ? time : Number.NaN;
	}
	const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
	if (iso !== null) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
	const written =
		/^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?:[ ,T]+(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*([AaPp]\.?[Mm]\.?)?)?$/.exec(text);
	if (written === null) return Number.NaN;
	const [first, separator, second, third] = [Number(written[1]), written[2], Number(written[3]), Number(written[4])];
	const date =
		(written[1] as string).length === 4
			? day(first, second, third)
			: first > 12 || separator === '.'
				? day(third, second, first)
				: second > 12 || first === second || written[8] === 'AM' || written[8] === 'PM'
					? day(third, first, second)
					: Number.NaN;
	const hour = Number(written[5] ?? 0);
	const half = (written[8] ?? '').charAt(0).toLowerCase();
	const hours = half === '' ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
	return date + ((hours * 60 + Number(written[6] ?? 0)) * 60 + Number(written[7] ?? 0)) * 1000;
}

function day(year: number, month: number, date: number): number {
	const time = Date.UTC(year, month - 1, date);
	const isReal =
		year >= 1970 && year < 2100 && new Date(time).getUTCMonth() === month - 1 && new Date(time).getUTCDate() === date;
	return isReal ? time : Number.NaN;
}

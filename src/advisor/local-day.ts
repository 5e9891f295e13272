/** The calendar day of this clock in its own time zone, YYYY-MM-DD. */
export function localDay(now: Date): string {
	const part = (value: number, length: number) => String(value).padStart(length, '0');
	return `${part(now.getFullYear(), 4)}-${part(now.getMonth() + 1, 2)}-${part(now.getDate(), 2)}`;
}

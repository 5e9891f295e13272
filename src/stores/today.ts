import { atom } from 'nanostores';

/** The visitor's own calendar day, YYYY-MM-DD. */
export function today(now = new Date()): string {
	const part = (value: number, length: number) => String(value).padStart(length, '0');
	return `${part(now.getFullYear(), 4)}-${part(now.getMonth() + 1, 2)}-${part(now.getDate(), 2)}`;
}

/** The day that the wizard decides for. */
export const $today = atom(today());

/** Looks at the clock, so that a page left open overnight does not stay in the past. @returns the day, which `$today` holds from now on */
export function readClock(): string {
	$today.set(today());
	return $today.get();
}

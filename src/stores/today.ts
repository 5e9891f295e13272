import { atom } from 'nanostores';
import { localDay } from '../advisor/local-day.ts';

/** The day that the wizard decides for. */
export const $today = atom(localDay(new Date()));

/** Looks at the clock, so that a page left open overnight does not stay in the past. @returns the day, which `$today` holds from now on */
export function readClock(): string {
	$today.set(localDay(new Date()));
	return $today.get();
}

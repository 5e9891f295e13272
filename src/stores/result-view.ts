import { atom } from 'nanostores';
import type { ListFilter } from '../advisor/list-filter.ts';

/** Ids of the items whose details are open. */
export const $opened = atom<ReadonlySet<string>>(new Set());

/** What of the list is shown. */
export const $filter = atom<ListFilter>({});

/** Opens or closes the details of items. */
export function setOpened(ids: readonly string[], isOpen: boolean): void {
	const opened = new Set($opened.get());
	for (const id of ids)
		if (isOpen) opened.add(id);
		else opened.delete(id);
	$opened.set(opened);
}

/** Sets part of the filter; undefined shows everything again. */
export function setFilter(part: ListFilter): void {
	$filter.set({ ...$filter.get(), ...part });
}

/** Where the visitor is on the page, as the browser's history keeps it for a reload. */
interface Place {
	readonly opened: readonly string[];
	readonly filter: ListFilter;
	readonly scrolled: number;
}

/** Takes up the place that a reload left, and keeps it from here on. Returns what ends that. */
export function keepPlace(): () => void {
	const place: Place | undefined = history.state?.place;
	$opened.set(new Set(place?.opened));
	$filter.set(place?.filter ?? {});
	if (place !== undefined) requestAnimationFrame(() => scrollTo(0, place.scrolled));
	const keep = () => {
		const here: Place = { opened: [...$opened.get()], filter: $filter.get(), scrolled: scrollY };
		history.replaceState({ ...history.state, place: here }, '');
	};
	addEventListener('pagehide', keep);
	return () => removeEventListener('pagehide', keep);
}

import { setFilter, setOpened } from '../../stores/result-view.ts';

/** Id of the element that opens an item's details. */
export function togglerId(item: string): string {
	return `item-${item}`;
}

/** Scrolls to a part of the page. The address keeps its fragment, which holds the answers. */
export function revealPart(id: string): void {
	const target = document.getElementById(id);
	target?.scrollIntoView();
	target?.focus({ preventScroll: true });
}

/** Shows an item with its details open, whatever the list is filtered by. */
export function revealItem(item: string): void {
	setFilter({ priority: undefined, part: undefined, state: undefined });
	setOpened([item], true);
	// Once the list has been drawn with it.
	setTimeout(() => revealPart(togglerId(item)));
}

import { persistentAtom, persistentJSON } from '@nanostores/persistent';
import { useBrowserStorage } from './browser-storage.ts';

/** Sets of answers whose ticks are kept; the oldest goes first. */
const MOST_TICKED_SETS = 20;

type Ticks = readonly (readonly [fragment: string, items: readonly string[]])[];

/** Saved answers as a fragment: the one form that is checked when read. Empty where nothing is saved. */
export const $savedFragment = persistentAtom<string>('tls-ready:answers', '', { listen: false });
const $savedTicks = persistentJSON<Ticks>('tls-ready:ticks', [], { listen: false });

/** Connects to what this browser keeps, to be called before anything is read or saved. On the server progress is empty. */
export function openProgress(): void {
	useBrowserStorage();
}

/** Ids of the checklist items ticked for a set of answers. */
export function ticksOf(fragment: string): ReadonlySet<string> {
	return new Set(readTicks().find(([saved]) => saved === fragment)?.[1] ?? []);
}

/** Ticks or unticks an item for a set of answers. */
export function tick(fragment: string, item: string, done: boolean): void {
	const items = new Set(ticksOf(fragment));
	if (done) items.add(item);
	else items.delete(item);
	const others = readTicks().filter(([saved]) => saved !== fragment);
	$savedTicks.set([...others, [fragment, [...items]] as const].slice(-MOST_TICKED_SETS));
}

/** Forgets answers and ticks. */
export function eraseProgress(): void {
	$savedFragment.set('');
	$savedTicks.set([]);
}

/** Another version of this site, or a person, may have written anything there. */
function readTicks(): Ticks {
	const saved: unknown = $savedTicks.get();
	return Array.isArray(saved)
		? saved.filter(
				(entry): entry is Ticks[number] => Array.isArray(entry) && typeof entry[0] === 'string' && Array.isArray(entry[1]),
			)
		: [];
}

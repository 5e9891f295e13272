import { type ComponentType, h, render } from 'preact';
import { Handshakes } from '../islands/handshakes/Handshakes.tsx';
import { Inventory } from '../islands/inventory/Inventory.tsx';
import { SignInLogs } from '../islands/sign-in-logs/SignInLogs.tsx';
import { Wizard } from '../islands/wizard/Wizard.tsx';
import type { IslandName, SinglePage } from './content.ts';

const ISLANDS: Readonly<Record<IslandName, unknown>> = { Handshakes, Inventory, SignInLogs, Wizard };

/** Starts the interactive parts of a page that is in the document. Returns what ends them. */
export function startIslands(main: HTMLElement, islands: SinglePage['islands']): () => void {
	const places = [...main.querySelectorAll<HTMLElement>('[data-island]')];
	for (const [at, { name, props }] of islands.entries())
		render(h(ISLANDS[name] as ComponentType<typeof props>, props), places[at] as HTMLElement);
	return () => {
		for (const place of places) render(null, place);
	};
}

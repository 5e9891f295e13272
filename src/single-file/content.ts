import type { DecisionFacts } from '../knowledge/decision-facts.ts';
import type { PublishedChanges } from '../site/load-changes.ts';

/** Names of the interactive parts of pages. */
export type IslandName = 'Wizard' | 'SignInLogs' | 'Handshakes' | 'Inventory';

/** A page of the site without what is the same on all. */
export interface SinglePage {
	readonly title: string;
	/** What stands in its main element, with addresses of the single file. */
	readonly main: string;
	/** Whether the search finds it. */
	readonly indexed: boolean;
	/** What its interactive parts are given, in their order; each has an element with `data-island` in `main`. */
	readonly islands: readonly { readonly name: IslandName; readonly props: Readonly<Record<string, unknown>> }[];
}

/** Everything that the single file holds besides code and styles. */
export interface SingleFileContent {
	readonly pages: Readonly<Record<string, SinglePage>>;
	/** Texts of files that pages offer, by their path. */
	readonly files: Readonly<Record<string, string>>;
	readonly decisions: Omit<DecisionFacts, 'questions'>;
	readonly changes: PublishedChanges;
}

/** Id of the element that holds the content, as JSON in gzip in base64. */
export const CONTENT_ID = 'content';

let unpacking: Promise<SingleFileContent> | undefined;

/** Unpacks the content, once. @throws Error of the platform, where it cannot unpack */
export function content(): Promise<SingleFileContent> {
	unpacking ??= unpack(document.getElementById(CONTENT_ID)?.textContent ?? '');
	return unpacking;
}

async function unpack(base64: string): Promise<SingleFileContent> {
	const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
	return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).json();
}

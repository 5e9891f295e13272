import type { PublishedChanges } from '../site/load-changes.ts';
import { content } from './content.ts';

/** In the single file it stands for src/site/load-changes.ts: the list is inside, of the same build as the page. */
export async function fetchChanges(): Promise<PublishedChanges> {
	return (await content()).changes;
}

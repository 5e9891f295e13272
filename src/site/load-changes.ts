import type { Change } from '../knowledge/change.ts';
import { link } from './link.ts';

/** The list of changes as it is published. */
export interface PublishedChanges {
	readonly contentVersion: string;
	readonly entries: readonly Change[];
}

/**
 * Fetches the list of changes.
 * @param version content version of the page, so that no cache answers with that of another build
 * @throws Error of the network, or one that names what the server answered
 */
export async function fetchChanges(version: string): Promise<PublishedChanges> {
	const response = await fetch(`${link('/api/v1/changes.json')}?v=${version}`);
	if (!response.ok) throw new Error(`the server answered ${response.status}`);
	return response.json();
}

import type { ArtifactFile, RenderInput } from './artifact.ts';
import { fill } from './script-text.ts';

/** A query that stands as a file of its own, with its two header lines filled in, and its data block where it has one. */
export function query(fileName: string, text: string, { plan, address }: RenderInput, data?: string): ArtifactFile {
	return {
		fileName,
		mediaType: 'text/plain',
		encoding: 'utf-8',
		text: fill(text, { contentVersion: plan.contentVersion, address, ...(data !== undefined && { data }) }),
	};
}

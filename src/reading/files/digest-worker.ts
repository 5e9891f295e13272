/** Computes the SHA-256 of files, for a report of evidence. It starts when the answer is there, which it would slow down. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { chunksOf } from './file-chunks.ts';
import type { PlacedFile } from './file-queue.ts';
import { readableFile } from './file-relay.ts';

addEventListener('message', async ({ data }: MessageEvent<readonly PlacedFile[]>) => {
	for (const { place, file } of data) {
		try {
			const hash = sha256.create();
			for await (const chunk of chunksOf(readableFile(file))) hash.update(chunk);
			postMessage({ place, sha256: bytesToHex(hash.digest()) });
		} catch {
			// The reader tells of a file that cannot be read; without a digest the report says "not computed".
		}
	}
	postMessage({ done: true });
});

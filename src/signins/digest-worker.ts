/** Computes the SHA-256 of files, for the evidence report; beside the reading, on another core where there is one. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

const CHUNK = 2 * 1024 * 1024;

addEventListener('message', async ({ data }: MessageEvent<readonly { readonly name: string; readonly file: File }[]>) => {
	for (const { name, file } of data) {
		try {
			const hash = sha256.create();
			for (let at = 0; at < file.size; at += CHUNK) hash.update(new Uint8Array(await file.slice(at, at + CHUNK).arrayBuffer()));
			postMessage({ name, sha256: bytesToHex(hash.digest()) });
		} catch {
			// The reader tells of a file that cannot be read; without a digest the report says "not computed".
		}
	}
	postMessage({ done: true });
});

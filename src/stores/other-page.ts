import type { RecognisedFile } from '../inventory/recognition/which-page.ts';
import type { ReaderReply, Request } from '../inventory/worker/protocol.ts';
import type { PlacedFile } from '../reading/files/file-queue.ts';
import { handOver } from './hand-over.ts';
import { loadInventoryWorker } from './load-workers.ts';

/** Bytes of a file that are enough to say what it is; an archive of more is looked at as far as that. */
const ENOUGH = 1024 * 1024;

/** Files looked at: of a folder with thousands of others, the first say what they are. */
const MOST = 50;

/**
 * Which pages of the site read files that the page they were given to does not: asked of the worker that has all sources,
 * loaded for this alone and ended afterwards.
 * @throws Error if it could not be loaded, or failed
 */
export async function whichPagesRead(files: readonly Omit<PlacedFile<File>, 'place'>[]): Promise<readonly RecognisedFile[]> {
	const worker = await loadInventoryWorker();
	const starts = files
		.slice(0, MOST)
		.map(({ name, file }, place) => ({ place, name, file: new File([file.slice(0, ENOUGH)], name) }));
	try {
		return await new Promise((resolve, reject) => {
			worker.addEventListener('message', ({ data }: MessageEvent<ReaderReply>) => {
				if (data.type === 'recognised') resolve(data.files);
				else if (data.type === 'failed') reject(new Error(data.reason));
			});
			worker.addEventListener('error', ({ message }) => reject(new Error(message)));
			handOver(worker, starts, (given) => ({ type: 'recognise', files: given }) satisfies Request);
		});
	} finally {
		worker.terminate();
	}
}

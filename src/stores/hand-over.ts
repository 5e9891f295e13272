import type { PlacedFile } from '../reading/files/file-queue.ts';
import { relayOf } from '../reading/files/file-relay.ts';

/**
 * Sends a worker a message about files. A page that was opened from a file reads them for the worker (FileRelay); any other
 * leaves reading to the worker alone.
 * @param messageWith the message, with the files as the worker gets them
 */
export function handOver(
	worker: Worker,
	files: readonly PlacedFile<File>[],
	messageWith: (files: readonly PlacedFile[]) => unknown,
): void {
	if (location.protocol !== 'file:') {
		worker.postMessage(messageWith(files));
		return;
	}
	const relayed = files.map((given) => ({ ...given, file: relayOf(given.file) }));
	worker.postMessage(
		messageWith(relayed),
		relayed.map(({ file }) => file.port),
	);
}

import { atom } from 'nanostores';
import type { ExportFormat } from '../handshakes/exports/exports.ts';
import type { Progress, ReaderReply, ReaderView, Records, Request } from '../handshakes/worker/protocol.ts';
import type { PlacedFile } from '../reading/files/file-queue.ts';
import { loadHandshakeWorker } from './load-workers.ts';
import { type CommonReply, Reading } from './reading.ts';

/** Rows of the group that is open. */
export const $records = atom<Records | undefined>();

const reading = new Reading<ReaderView, Progress, Request, Exclude<ReaderReply, CommonReply<ReaderView, Progress>>>({
	load: loadHandshakeWorker,
	take: (records) => $records.set(records),
	forget: () => $records.set(undefined),
});

export const { $phase, $progress, $view, $fault, $masked, $digesting, named: filesNamed } = reading;

export const prepareReader = () => reading.prepare();
export const fail = (reason: string) => reading.fail(reason);
export const cancelReading = () => reading.ask({ type: 'cancel' });
export const startOver = () => reading.startOver();

/** Reads files in addition to those read before. */
export function readFiles(files: readonly Omit<PlacedFile<File>, 'place'>[]): void {
	reading.read(files, (given) => ({ type: 'read', files: given }));
}

export function openRecords(dimension: Records['dimension'], name: string, from = 0): void {
	reading.ask({ type: 'records', dimension, name, from });
}

export function exportAs(format: ExportFormat): void {
	reading.ask({ type: 'export', format, ...reading.exportBasis() });
}

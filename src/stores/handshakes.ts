import { atom } from 'nanostores';
import { localDay } from '../advisor/local-day.ts';
import type { ExportFormat } from '../handshakes/exports/exports.ts';
import type { Progress, ReaderReply, ReaderView, Records, Request } from '../handshakes/worker/protocol.ts';
import type { PlacedFile } from '../reading/files/file-queue.ts';
import { shownText } from '../reading/text/shown-text.ts';
import { FileDigests } from './file-digests.ts';
import { handOver } from './hand-over.ts';
import { pageAddress } from './page-address.ts';
import { saveFile } from './save-file.ts';

export const $phase = atom<'empty' | 'reading' | 'done'>('empty');
export const $progress = atom<Progress | undefined>();
export const $view = atom<ReaderView | undefined>();
/** Rows of the group that is open. */
export const $records = atom<Records | undefined>();
/** Why something asked for did not work. */
export const $fault = atom<string | undefined>();
/** Whether clients and accounts are masked in files handed out. */
export const $masked = atom(false);

const digests = new FileDigests();
export const { $digesting } = digests;

let reader: Promise<Worker> | undefined;
/** Files given until now. */
let places = 0;

/** Loads what reads, which is far larger than the page: once the page can be used, and before a file is given. */
export function prepareReader(): void {
	reader ??= startReader();
	reader.catch((error: unknown) => {
		reader = undefined;
		fail(`The reader could not be loaded: ${error instanceof Error ? error.message : String(error)}. Load the page again.`);
	});
}

async function startReader(): Promise<Worker> {
	const { default: ReadingWorker } = await import('../handshakes/worker/worker.ts?worker&inline');
	const worker = new ReadingWorker();
	worker.addEventListener('message', ({ data }: MessageEvent<ReaderReply>) => take(data));
	worker.addEventListener('error', (event) => fail(`Reading stopped: ${event.message}`));
	return worker;
}

function ask(request: Exclude<Request, { type: 'read' }>): void {
	withReader((worker) => worker.postMessage(request));
}

function withReader(use: (worker: Worker) => void): void {
	prepareReader();
	reader?.then(use, () => undefined);
}

/** Tells a fault, and goes back to what was shown before. */
export function fail(reason: string): void {
	$fault.set(reason);
	if ($phase.get() === 'reading') $phase.set($view.get() === undefined ? 'empty' : 'done');
}

function take(reply: ReaderReply): void {
	switch (reply.type) {
		case 'progress':
			$progress.set(reply.progress);
			break;
		case 'view':
			$view.set(reply.view);
			if (reply.view.leftOut.length > 0) $fault.set(leftOutText(reply.view.leftOut));
			$phase.set('done');
			digests.start(reply.view.whole);
			break;
		case 'records':
			$records.set(reply);
			break;
		case 'exported':
			saveFile(reply.fileName, new Blob([reply.text], { type: reply.mediaType }));
			break;
		case 'failed':
			fail(reply.reason);
			break;
	}
}

/** Names told one by one. */
const FEW = 5;

function leftOutText(leftOut: readonly string[]): string {
	const names = leftOut.slice(0, FEW).map((name) => shownText(name, 80));
	if (leftOut.length > FEW) names.push(`${leftOut.length - FEW} more`);
	return `Left out, because a file of the same name, date and content was read before: ${names.join(', ')}.`;
}

/** Reads files in addition to those read before. */
export function readFiles(files: readonly Omit<PlacedFile<File>, 'place'>[]): void {
	if ($phase.get() === 'reading') return;
	$fault.set(undefined);
	if (files.length === 0) {
		fail('Nothing to read: there were no files, or only operating system files.');
		return;
	}
	const placed = files.map((file) => ({ ...file, place: places++ }));
	$records.set(undefined);
	$progress.set(undefined);
	$phase.set('reading');
	digests.add(placed);
	withReader((worker) => handOver(worker, placed, (files) => ({ type: 'read', files }) satisfies Request));
}

export function cancelReading(): void {
	ask({ type: 'cancel' });
}

/** Forgets everything. */
export function startOver(): void {
	reader?.then(
		(worker) => worker.terminate(),
		() => undefined,
	);
	reader = undefined;
	places = 0;
	digests.forget();
	$records.set(undefined);
	$progress.set(undefined);
	$view.set(undefined);
	$fault.set(undefined);
	$phase.set('empty');
}

export function openRecords(dimension: Records['dimension'], name: string, from = 0): void {
	ask({ type: 'records', dimension, name, from });
}

export function exportAs(format: ExportFormat): void {
	ask({
		type: 'export',
		format,
		masked: $masked.get(),
		today: localDay(new Date()),
		address: pageAddress(),
		digests: digests.$digests.get(),
	});
}

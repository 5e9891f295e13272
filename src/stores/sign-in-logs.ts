import { atom } from 'nanostores';
import { localDay } from '../advisor/local-day.ts';
import type { PlacedFile } from '../reading/files/file-queue.ts';
import { shownText } from '../reading/text/shown-text.ts';
import type { ExportFormat } from '../signins/exports/exports.ts';
import type { Tenant } from '../signins/summary/summary.ts';
import type { Progress, ReaderReply, ReaderView, Request } from '../signins/worker/protocol.ts';
import ReadingWorker from '../signins/worker/worker.ts?worker&inline';
import { FileDigests } from './file-digests.ts';
import { handOver } from './hand-over.ts';
import { pageAddress } from './page-address.ts';
import { saveFile } from './save-file.ts';

/** What is known about logs, of content/. */
export type LogFacts = Pick<Extract<Request, { type: 'read' }>, 'downloadLimits' | 'meanings'>;

export const $phase = atom<'empty' | 'reading' | 'done'>('empty');
export const $progress = atom<Progress | undefined>();
export const $view = atom<ReaderView | undefined>();
/** The view shown is not the first one of these files: something it rests on was changed. */
export const $isRevised = atom(false);
/** What was said of the tenant. */
export const $tenant = atom<Tenant>({ retentionDays: 0, without: [] });
/** Sign-ins of the group that is open. */
export const $records = atom<Extract<ReaderReply, { type: 'records' }> | undefined>();
/** Why something asked for did not work. */
export const $fault = atom<string | undefined>();
/** Whether names and addresses are masked in files handed out. */
export const $masked = atom(false);

const digests = new FileDigests();
export const { $digesting } = digests;

let reader: Worker | undefined;
/** Files given until now. */
let places = 0;

function theReader(): Worker {
	reader ??= startReader();
	return reader;
}

function ask(request: Exclude<Request, { type: 'read' }>): void {
	theReader().postMessage(request);
}

function startReader(): Worker {
	const worker = new ReadingWorker();
	worker.addEventListener('message', ({ data }: MessageEvent<ReaderReply>) => take(data));
	worker.addEventListener('error', (event) => fail(`Reading stopped: ${event.message}`));
	return worker;
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
			if ($phase.get() === 'done') $isRevised.set(true);
			else end(reply.view);
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

/** Reads files in addition to those read before. */
export function readFiles(files: readonly Omit<PlacedFile<File>, 'place'>[], facts: LogFacts): void {
	if ($phase.get() === 'reading') return;
	$fault.set(undefined);
	if (files.length === 0) {
		fail('Nothing to read: there were no files, or only operating system files.');
		return;
	}
	const placed = files.map((file) => ({ ...file, place: places++ }));
	$records.set(undefined);
	$progress.set(undefined);
	$isRevised.set(false);
	$phase.set('reading');
	digests.add(placed);
	handOver(theReader(), placed, (given) => ({ type: 'read', files: given, tenant: $tenant.get(), ...facts }) satisfies Request);
}

/** Names told one by one. */
const FEW = 5;

/** Reading has come to its end. */
function end({ whole, leftOut }: ReaderView): void {
	const names = leftOut.slice(0, FEW).map((name) => shownText(name, 80));
	if (leftOut.length > FEW) names.push(`${leftOut.length - FEW} more`);
	if (names.length > 0)
		$fault.set(`Left out, because a file of the same name, date and content had been read before: ${names.join(', ')}.`);
	$phase.set('done');
	digests.start(whole);
}

export function cancelReading(): void {
	ask({ type: 'cancel' });
}

/** Forgets everything. */
export function startOver(): void {
	reader?.terminate();
	reader = undefined;
	places = 0;
	digests.forget();
	$records.set(undefined);
	$progress.set(undefined);
	$view.set(undefined);
	$isRevised.set(false);
	$fault.set(undefined);
	$phase.set('empty');
}

/** Changes what is said of the tenant; a result that is shown follows. */
export function sayOfTenant(change: Partial<Tenant>): void {
	const tenant = { ...$tenant.get(), ...change };
	$tenant.set(tenant);
	if ($phase.get() !== 'empty') ask({ type: 'tenant', tenant });
}

export function openRecords(
	dimension: Extract<Request, { type: 'records' }>['dimension'],
	names: readonly string[],
	from = 0,
): void {
	ask({ type: 'records', dimension, names, from });
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

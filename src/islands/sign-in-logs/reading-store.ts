import { atom, map } from 'nanostores';
import DigestWorker from '../../signins/digest-worker.ts?worker&inline';
import type { Answer, Digests, ExportFormat, Progress, Request, View } from '../../signins/reading.ts';
import ReadingWorker from '../../signins/worker.ts?worker&inline';
import { today } from '../../stores/today.ts';

/** A file with the name it is shown by: its path inside a dropped folder. */
export interface NamedFile {
	readonly name: string;
	readonly file: File;
}

type Limits = Pick<Extract<Request, { type: 'read' }>, 'retentionDays' | 'downloadLimit'>;

export const $phase = atom<'empty' | 'reading' | 'done'>('empty');
export const $progress = atom<Progress | undefined>();
export const $view = atom<View | undefined>();
/** For how many days the tenant keeps sign-ins, once chosen. */
export const $retentionDays = atom<number | undefined>();
/** Sign-ins of the group that is open. */
export const $records = atom<Extract<Answer, { type: 'records' }> | undefined>();
/** Why something asked for did not work. */
export const $fault = atom<string | undefined>();
export const $digests = map<Record<string, string>>({});
/** Digests still being computed. */
export const $digesting = atom(false);
/** Whether names and addresses are masked in files handed out. */
export const $masked = atom(false);

let reader: Worker | undefined;
let digester: Worker | undefined;
/** Files read to their end, so that dropping one twice does not count it twice. */
const known = new Set<string>();
const undigested: NamedFile[] = [];
/** Lots of files whose digests are being computed. */
let digestions = 0;

function ask(request: Request): void {
	reader ??= startReader();
	reader.postMessage(request);
}

function startReader(): Worker {
	const worker = new ReadingWorker();
	worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => take(data));
	worker.addEventListener('error', (event) => {
		$fault.set(`Reading stopped: ${event.message}`);
		if ($phase.get() === 'reading') $phase.set($view.get() === undefined ? 'empty' : 'done');
	});
	return worker;
}

function take(answer: Answer): void {
	switch (answer.type) {
		case 'progress':
			$progress.set(answer.progress);
			break;
		case 'view':
			$view.set(answer.view);
			if (answer.view.cancelled) known.clear();
			$phase.set('done');
			digest(new Set(answer.view.files.map(({ name }) => name)));
			break;
		case 'records':
			$records.set(answer);
			break;
		case 'exported':
			save(answer.fileName, answer.blob);
			break;
		case 'failed':
			$fault.set(answer.reason);
			if ($phase.get() === 'reading') $phase.set('empty');
			break;
	}
}

/** Reads files in addition to those read before. */
export function readFiles(files: readonly NamedFile[], limits: Limits): void {
	if ($phase.get() === 'reading') return;
	const identity = ({ name, file }: NamedFile) => `${name}\u0000${file.size}\u0000${file.lastModified}`;
	const fresh = files.filter((file) => !known.has(identity(file)));
	$fault.set(fresh.length === files.length ? undefined : 'A file that had been read before was left out.');
	if (fresh.length === 0) return;
	for (const file of fresh) known.add(identity(file));
	$records.set(undefined);
	$progress.set(undefined);
	$phase.set('reading');
	undigested.push(...fresh);
	ask({ type: 'read', files: fresh, ...limits });
}

/** SHA-256 takes longer than reading, so that it waits until the answer is there. Files not begun when cancelled need none. */
function digest(begun: ReadonlySet<string>): void {
	const files = undigested.splice(0).filter(({ name }) => begun.has(name));
	if (files.length === 0) return;
	const worker = digester ?? new DigestWorker();
	if (digester === undefined) {
		digester = worker;
		worker.addEventListener('message', ({ data }: MessageEvent<{ name: string; sha256: string } | { done: true }>) => {
			if ('done' in data) $digesting.set(--digestions > 0);
			else $digests.setKey(data.name, data.sha256);
		});
	}
	digestions++;
	$digesting.set(true);
	worker.postMessage(files);
}

export function cancelReading(): void {
	ask({ type: 'cancel' });
}

/** Forgets everything. */
export function startOver(): void {
	reader?.terminate();
	digester?.terminate();
	reader = undefined;
	digester = undefined;
	undigested.length = 0;
	digestions = 0;
	known.clear();
	$digests.set({});
	$digesting.set(false);
	$records.set(undefined);
	$progress.set(undefined);
	$view.set(undefined);
	$fault.set(undefined);
	$phase.set('empty');
}

export function setRetentionDays(days: number): void {
	$retentionDays.set(days);
	if ($phase.get() === 'done') ask({ type: 'retention', days });
}

export function openRecords(
	dimension: Extract<Request, { type: 'records' }>['dimension'],
	names: readonly string[],
	from = 0,
): void {
	ask({ type: 'records', dimension, names, from });
}

export function exportAs(format: ExportFormat): void {
	const digests: Digests = $digests.get();
	ask({ type: 'export', format, masked: $masked.get(), today: today(), address: location.origin + location.pathname, digests });
}

function save(fileName: string, blob: Blob): void {
	const url = URL.createObjectURL(blob);
	const anchor = Object.assign(document.createElement('a'), { href: url, download: fileName });
	anchor.click();
	// The download has taken its copy by the time the page is idle again.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

import { atom } from 'nanostores';
import type { PlacedFile } from '../reading/files/file-queue.ts';
import type { ExportFormat } from '../signins/exports/exports.ts';
import type { Tenant } from '../signins/summary/summary.ts';
import type { Progress, ReaderReply, ReaderView, Request } from '../signins/worker/protocol.ts';
import { loadSignInWorker } from './load-workers.ts';
import { type CommonReply, Reading } from './reading.ts';

/** What is known about logs, of content/. */
export type LogFacts = Pick<Extract<Request, { type: 'read' }>, 'downloadLimits' | 'meanings'>;

type Records = Extract<ReaderReply, { type: 'records' }>;

/** The view shown is not the first one of these files: something it rests on was changed. */
export const $isRevised = atom(false);
/** What was said of the tenant. */
export const $tenant = atom<Tenant>({ retentionDays: 0, without: [] });
/** Sign-ins of the group that is open. */
export const $records = atom<Records | undefined>();

const reading = new Reading<ReaderView, Progress, Request, Exclude<ReaderReply, CommonReply<ReaderView, Progress>>>({
	load: loadSignInWorker,
	take: (records) => $records.set(records),
	forget: () => {
		$records.set(undefined);
		$isRevised.set(false);
	},
});

export const { $phase, $progress, $view, $fault, $masked, $digesting, named: filesNamed } = reading;

export const prepareReader = () => reading.prepare();
export const fail = (reason: string) => reading.fail(reason);
export const cancelReading = () => reading.ask({ type: 'cancel' });
export const startOver = () => reading.startOver();

/** Reads files in addition to those read before. */
export function readFiles(files: readonly Omit<PlacedFile<File>, 'place'>[], facts: LogFacts): void {
	reading.read(files, (given) => ({ type: 'read', files: given, tenant: $tenant.get(), ...facts }));
}

/** Changes what is said of the tenant; a result that is shown follows. */
export function sayOfTenant(change: Partial<Tenant>): void {
	const tenant = { ...$tenant.get(), ...change };
	$tenant.set(tenant);
	if ($phase.get() === 'empty') return;
	if ($phase.get() === 'done') $isRevised.set(true);
	reading.ask({ type: 'tenant', tenant });
}

export function openRecords(dimension: Records['dimension'], names: readonly string[], from = 0): void {
	reading.ask({ type: 'records', dimension, names, from });
}

export function exportAs(format: ExportFormat): void {
	reading.ask({ type: 'export', format, ...reading.exportBasis() });
}

import { atom } from 'nanostores';
import { decodeFragment } from '../advisor/fragment.ts';
import { localDay } from '../advisor/local-day.ts';
import { plan } from '../advisor/plan.ts';
import type { ExportFormat } from '../inventory/exports/exports.ts';
import type { Chosen } from '../inventory/fleet/chosen.ts';
import type { ColumnMapping } from '../inventory/sources/table/index.ts';
import type { InventoryView, MachineDetail, Progress, ReaderReply, Request, Rows } from '../inventory/worker/protocol.ts';
import type { DecisionFacts, QuestionFacts } from '../knowledge/decision-facts.ts';
import type { PlacedFile } from '../reading/files/file-queue.ts';
import { shownText } from '../reading/text/shown-text.ts';
import { link } from '../site/link.ts';
import { loadFacts } from './decision-facts.ts';
import { FileDigests } from './file-digests.ts';
import { handOver } from './hand-over.ts';
import { $mappings } from './inventory-mappings.ts';
import { pageAddress } from './page-address.ts';
import { saveFile } from './save-file.ts';

export const $phase = atom<'empty' | 'reading' | 'done'>('empty');
export const $progress = atom<Progress | undefined>();
export const $view = atom<InventoryView | undefined>();
/** Which machines are listed, and by what text in their names. */
export const $chosen = atom<{ readonly chosen: Chosen; readonly text: string }>({ chosen: { kind: 'all' }, text: '' });
/** The part of the list that was asked for last. */
export const $rows = atom<Rows | undefined>();
export const $detail = atom<MachineDetail | undefined>();
/** Why something asked for did not work. */
export const $fault = atom<string | undefined>();
/** What was done, for screen readers and for the eye. */
export const $said = atom('');
/** Whether names are masked in files handed out. */
export const $masked = atom(false);

const digests = new FileDigests();
export const { $digesting } = digests;

/** Machines asked for at once: more than any screen shows. */
export const PAGE = 100;

let questions: QuestionFacts | undefined;
let reader: Promise<Worker> | undefined;
/** Files given until now, by place: those of a table are read again once its columns are named. */
let given: PlacedFile<File>[] = [];

/** Loads what reads and what it judges by: once the page can be used, and before a file is given. */
export function prepareReader(facts: QuestionFacts): void {
	questions = facts;
	reader ??= startReader(facts);
	reader.catch((error: unknown) => {
		reader = undefined;
		fail(`The reader could not be loaded: ${error instanceof Error ? error.message : String(error)}. Load the page again.`);
	});
}

async function startReader(questionFacts: QuestionFacts): Promise<Worker> {
	const [{ default: ReadingWorker }, facts] = await Promise.all([
		import('../inventory/worker/worker.ts?worker&inline'),
		loadFacts(questionFacts),
	]);
	const worker = new ReadingWorker();
	worker.addEventListener('message', ({ data }: MessageEvent<ReaderReply>) => take(data, facts));
	worker.addEventListener('error', (event) => fail(`Reading stopped: ${event.message}`));
	worker.postMessage({ type: 'start', facts, today: localDay(new Date()), mappings: $mappings.get() } satisfies Request);
	return worker;
}

function ask(request: Exclude<Request, { type: 'read' | 'compare' | 'start' }>): void {
	withReader((worker) => worker.postMessage(request));
}

function withReader(use: (worker: Worker) => void): void {
	if (questions !== undefined) prepareReader(questions);
	reader?.then(use, () => undefined);
}

/** Tells a fault, and goes back to what was shown before. */
export function fail(reason: string): void {
	$fault.set(reason);
	if ($phase.get() === 'reading') $phase.set($view.get() === undefined ? 'empty' : 'done');
}

function take(reply: ReaderReply, facts: DecisionFacts): void {
	switch (reply.type) {
		case 'progress':
			$progress.set(reply.progress);
			break;
		case 'view':
			$view.set(reply.view);
			if (reply.view.leftOut.length > 0) $fault.set(leftOutText(reply.view.leftOut));
			$phase.set('done');
			digests.start(reply.view.whole);
			choose($chosen.get().chosen, $chosen.get().text);
			break;
		case 'rows':
			$rows.set(reply);
			break;
		case 'machine':
			$detail.set(reply.detail);
			break;
		case 'answers':
			if (reply.use === 'wizard') location.assign(`${link('/wizard/')}${reply.fragment}`);
			else savePack(reply.fragment, facts);
			break;
		case 'exported':
			saveFile(reply.fileName, new Blob([...reply.parts], { type: reply.mediaType }));
			$said.set(
				reply.leftOut === 0
					? `${reply.fileName} was saved.`
					: `${reply.fileName} was saved. Left out, as this tool has no name for them: ${reply.leftOut}.`,
			);
			break;
		case 'failed':
			fail(reply.reason);
			break;
	}
}

/** The checklist and scripts for a group of machines, in one zip. */
function savePack(fragment: string, facts: DecisionFacts): void {
	const today = localDay(new Date());
	$said.set('Creating the files.');
	import('./offer.ts')
		.then(({ makeOffer }) => makeOffer(plan(facts, decodeFragment(facts, fragment, today).answers, today), facts, []))
		.then(
			({ everything, files }) => {
				saveFile(everything.fileName, everything.blob);
				$said.set(`${everything.fileName} holds ${files} files for these machines.`);
			},
			(error: unknown) => $said.set(`The files could not be created: ${error instanceof Error ? error.message : String(error)}`),
		);
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
	const placed = files.map((file, at) => ({ ...file, place: given.length + at }));
	given.push(...placed);
	read(placed);
}

function read(placed: readonly PlacedFile<File>[]): void {
	$rows.set(undefined);
	$detail.set(undefined);
	$progress.set(undefined);
	$phase.set('reading');
	digests.add(placed);
	withReader((worker) => handOver(worker, placed, (files) => ({ type: 'read', files }) satisfies Request));
}

/** Names the columns of a table, for this and all later files of its form, and reads everything again by it. */
export function nameColumns(mapping: ColumnMapping): void {
	$mappings.set([mapping, ...$mappings.get().filter(({ name }) => name !== mapping.name)]);
	const files = given;
	restart();
	given = files;
	read(files);
}

/** The files given that belong to another reader of the site, so that it can be given them. */
export function filesNamed(names: readonly string[]): readonly Omit<PlacedFile<File>, 'place'>[] {
	return given.filter(({ name }) => names.includes(name));
}

/** Compares with evidence that was saved earlier. */
export function compareWith(files: readonly Omit<PlacedFile<File>, 'place'>[]): void {
	if ($phase.get() === 'reading' || files.length === 0) return;
	$fault.set(undefined);
	const placed = files.map((file, place) => ({ ...file, place }));
	withReader((worker) => handOver(worker, placed, (handed) => ({ type: 'compare', files: handed }) satisfies Request));
}

export function cancelReading(): void {
	ask({ type: 'cancel' });
}

/** Forgets everything but the columns that were named. */
export function startOver(): void {
	restart();
	given = [];
	$view.set(undefined);
	$phase.set('empty');
}

function restart(): void {
	reader?.then(
		(worker) => worker.terminate(),
		() => undefined,
	);
	reader = undefined;
	digests.forget();
	for (const store of [$rows, $detail, $progress, $fault]) store.set(undefined);
	$chosen.set({ chosen: { kind: 'all' }, text: '' });
}

/** Lists other machines. */
export function choose(chosen: Chosen, text = ''): void {
	$chosen.set({ chosen, text });
	$detail.set(undefined);
	ask({ type: 'rows', chosen, text, from: 0, count: PAGE });
}

/** Asks for the part of the list that begins at a place. */
export function showRowsFrom(from: number): void {
	ask({ type: 'rows', ...$chosen.get(), from, count: PAGE });
}

export function openMachine(machine: number): void {
	ask({ type: 'machine', machine });
}

/** Opens the wizard with what the evidence says of the machines listed, or makes their files. */
export function takeAway(use: 'wizard' | 'pack'): void {
	ask({ type: 'answers', ...$chosen.get(), use });
}

/** Saves a file about all machines, or about those listed. */
export function exportAs(format: ExportFormat, listedOnly = false): void {
	ask({
		type: 'export',
		format,
		masked: $masked.get(),
		address: pageAddress(),
		digests: digests.$digests.get(),
		...(listedOnly && { of: $chosen.get() }),
	});
}

import { atom } from 'nanostores';
import { localDay } from '../advisor/local-day.ts';
import type { ExportFormat } from '../inventory/exports/exports.ts';
import type { Chosen } from '../inventory/fleet/chosen.ts';
import type { ColumnMapping } from '../inventory/sources/table/index.ts';
import type { InventoryView, MachineDetail, Progress, ReaderReply, Request, Rows } from '../inventory/worker/protocol.ts';
import type { QuestionFacts } from '../knowledge/decision-facts.ts';
import type { PlacedFile } from '../reading/files/file-queue.ts';
import { link } from '../site/link.ts';
import { loadFacts } from './decision-facts.ts';
import { $mappings } from './inventory-mappings.ts';
import { loadInventoryWorker } from './load-workers.ts';
import { type CommonReply, Reading } from './reading.ts';
import { saveFile } from './save-file.ts';

/** Which machines are listed, and by what text in their names. */
export const $chosen = atom<{ readonly chosen: Chosen; readonly text: string }>({ chosen: { kind: 'all' }, text: '' });
/** The part of the list that was asked for last. */
export const $rows = atom<Rows | undefined>();
export const $detail = atom<MachineDetail | undefined>();
/** What was done, for screen readers and for the eye. */
export const $said = atom('');
/** Machines asked for at once: more than any screen shows. */
export const PAGE = 100;

let questions: QuestionFacts | undefined;

const reading = new Reading<InventoryView, Progress, Request, Exclude<ReaderReply, CommonReply<InventoryView, Progress>>>({
	load: async () => {
		if (questions === undefined) throw new Error('the page is not ready');
		const [worker, facts] = await Promise.all([loadInventoryWorker(), loadFacts(questions)]);
		worker.postMessage({ type: 'start', facts, today: localDay(new Date()), mappings: $mappings.get() } satisfies Request);
		return worker;
	},
	take: (reply) => {
		switch (reply.type) {
			case 'rows':
				$rows.set(reply);
				break;
			case 'machine':
				$detail.set(reply.detail);
				break;
			case 'answers':
				if (reply.use === 'wizard') location.assign(`${link('/wizard/')}${reply.fragment}`);
				else savePack(reply.fragment);
				break;
		}
	},
	forget: () => {
		$rows.set(undefined);
		$detail.set(undefined);
	},
	shown: () => choose($chosen.get().chosen, $chosen.get().text),
	saved: ({ fileName, leftOut = 0 }) =>
		$said.set(
			leftOut === 0
				? `${fileName} was saved.`
				: `${fileName} was saved. Left out, as this tool has no name for them: ${leftOut}.`,
		),
});

export const { $phase, $progress, $view, $fault, $masked, $digesting, named: filesNamed } = reading;

/** Loads what reads and what it judges by: once the page can be used, and before a file is given. */
export function prepareReader(facts: QuestionFacts): void {
	questions = facts;
	reading.prepare();
}

export const fail = (reason: string) => reading.fail(reason);
export const cancelReading = () => reading.ask({ type: 'cancel' });

/** The checklist and scripts for a group of machines, in one zip. */
function savePack(fragment: string): void {
	const today = localDay(new Date());
	$said.set('Creating the files.');
	Promise.all([
		loadFacts(questions as QuestionFacts),
		import('./offer.ts'),
		import('../advisor/plan.ts'),
		import('../advisor/fragment.ts'),
	])
		.then(([facts, { makeOffer }, { plan }, { decodeFragment }]) =>
			makeOffer(plan(facts, decodeFragment(facts, fragment, today).answers, today), facts, []),
		)
		.then(
			({ everything, files }) => {
				saveFile(everything.fileName, everything.blob);
				$said.set(`${everything.fileName} holds ${files} files for these machines.`);
			},
			(error: unknown) => $said.set(`The files could not be created: ${error instanceof Error ? error.message : String(error)}`),
		);
}

type Given = Omit<PlacedFile<File>, 'place'>;

/** Reads files in addition to those read before. */
export function readFiles(files: readonly Given[]): void {
	reading.read(files, (given) => ({ type: 'read', files: given }));
}

/** Names the columns of a table, for this and all later files of its form, and reads everything again by it. */
export function nameColumns(mapping: ColumnMapping): void {
	$mappings.set([mapping, ...$mappings.get().filter(({ name }) => name !== mapping.name)]);
	showAll();
	reading.readAgain((given) => ({ type: 'read', files: given }));
}

/** Compares with evidence that was saved earlier. */
export function compareWith(files: readonly Given[]): void {
	if ($phase.get() === 'reading' || files.length === 0) return;
	$fault.set(undefined);
	const placed = files.map((file, place) => ({ ...file, place }));
	reading.send(placed, (given) => ({ type: 'compare', files: given }));
}

/** Forgets everything but the columns that were named. */
export function startOver(): void {
	showAll();
	reading.startOver();
}

function showAll(): void {
	$chosen.set({ chosen: { kind: 'all' }, text: '' });
}

/** Lists other machines. */
export function choose(chosen: Chosen, text = ''): void {
	$chosen.set({ chosen, text });
	$detail.set(undefined);
	reading.ask({ type: 'rows', chosen, text, from: 0, count: PAGE });
}

/** Asks for the part of the list that begins at a place. */
export function showRowsFrom(from: number): void {
	reading.ask({ type: 'rows', ...$chosen.get(), from, count: PAGE });
}

export function openMachine(machine: number): void {
	reading.ask({ type: 'machine', machine });
}

/** Opens the wizard with what the evidence says of the machines listed, or makes their files. */
export function takeAway(use: 'wizard' | 'pack'): void {
	reading.ask({ type: 'answers', ...$chosen.get(), use });
}

/** Saves a file about all machines, or about those listed. */
export function exportAs(format: ExportFormat, listedOnly = false): void {
	const { masked, address, digests } = reading.exportBasis();
	reading.ask({ type: 'export', format, masked, address, digests, ...(listedOnly && { of: $chosen.get() }) });
}

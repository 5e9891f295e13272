import { encodeFragment } from '../../advisor/fragment.ts';
import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import { answerRequests } from '../../reading/files/answer-requests.ts';
import { FileQueue, type OpenedFile, type PlacedFile } from '../../reading/files/file-queue.ts';
import type { ReadableFile } from '../../reading/files/file-relay.ts';
import { Assessor } from '../assessment/assess.ts';
import { type Comparison, thenAndNow } from '../comparison/then-and-now.ts';
import { exportOf } from '../exports/exports.ts';
import { Mask } from '../exports/mask.ts';
import type { ReportedFile } from '../exports/report.ts';
import { answersOfGroup } from '../fleet/answers-of-group.ts';
import { type Chosen, machinesChosen } from '../fleet/chosen.ts';
import { type Assessed, type Fleet, fleetOf } from '../fleet/fleet.ts';
import { LegacyLogs, readPlaced } from '../legacy-use/legacy-logs.ts';
import { whichPageReads } from '../recognition/which-page.ts';
import { shownFiles } from '../session/files-text.ts';
import { InventorySession } from '../session/session.ts';
import { detailOf, rowOf } from './detail.ts';
import type { Digests, ReaderReply, Request } from './protocol.ts';
import { viewOf } from './view.ts';

/** All that was read in one sitting. */
interface Sitting {
	readonly facts: DecisionFacts;
	readonly today: string;
	readonly session: InventorySession;
	readonly queue: FileQueue;
	readonly mask: Mask;
	readonly logs: LegacyLogs<PlacedFile<ReadableFile>>;
	readonly assessor: Assessor;
	fleet: Fleet;
	earlier: InventorySession | undefined;
	comparison: Comparison | undefined;
}

let sitting: Sitting | undefined;

function reply(message: ReaderReply): void {
	postMessage(message);
}

/** Answers what the page asks of the worker. */
export function serveInventory(): void {
	answerRequests<Request>(handle, () => sitting?.queue.cancel());
}

async function handle(request: Exclude<Request, { type: 'cancel' }>): Promise<void> {
	if (request.type === 'start') {
		sitting = start(request);
		return;
	}
	if (request.type === 'recognise') return reply({ type: 'recognised', files: await whichPageReads(request.files) });
	if (sitting === undefined) throw new Error('The rules have not been loaded yet.');
	const { facts, today, session, queue, mask } = sitting;
	switch (request.type) {
		case 'read':
			await queue.read(request.files, (progress) =>
				reply({ type: 'progress', progress: { ...progress, machines: session.machines.statements.size } }),
			);
			return assess(sitting);
		case 'compare': {
			const earlier = new InventorySession(facts);
			const earlierQueue = new FileQueue((name) => opened(earlier, name));
			await earlierQueue.read(request.files, () => undefined);
			if (earlier.machines.statements.size === 0) {
				const [problem] = earlier.files.flatMap(({ problems }) => problems);
				throw new Error(
					`No saved evidence was found in that file. ${problem === undefined ? '' : `${problem.found} ${problem.accepted}`}`.trim(),
				);
			}
			sitting.earlier = earlier;
			return assess(sitting);
		}
		case 'rows': {
			const { chosen, text, from, count } = request;
			const numbers = machines(sitting, chosen, text);
			const rows = numbers.slice(from, from + count).map((at) => rowOf(sitting?.fleet.machines[at] as Assessed, at));
			return reply({ type: 'rows', chosen, text, from, rows, total: numbers.length });
		}
		case 'machine':
			return reply({
				type: 'machine',
				detail: detailOf(facts, sitting.fleet, request.machine, { day: today, version: facts.version }),
			});
		case 'answers': {
			const { fleet } = sitting;
			const of = machines(sitting, request.chosen, request.text).map((at) => fleet.machines[at] as Assessed);
			return reply({
				type: 'answers',
				fragment: encodeFragment(answersOfGroup(facts, of), { day: today, version: facts.version }),
				use: request.use,
			});
		}
		case 'export': {
			const { format, masked, address, digests, of } = request;
			const { fleet, comparison } = sitting;
			const numbers = of === undefined ? undefined : machines(sitting, of.chosen, of.text);
			const { fileName, mediaType, parts, leftOut } = exportOf(
				{ format, masked, today, address, machines: numbers },
				{ fleet, facts, files: reported(sitting, digests), comparison, mask },
			);
			return reply({ type: 'exported', fileName, mediaType, parts: [...parts], leftOut });
		}
	}
}

function start({ facts, today, mappings }: Extract<Request, { type: 'start' }>): Sitting {
	const session = new InventorySession(facts, mappings);
	const assessor = new Assessor(facts, today);
	return {
		facts,
		today,
		session,
		queue: new FileQueue((name) => opened(session, name)),
		mask: new Mask(),
		logs: new LegacyLogs(readPlaced),
		assessor,
		fleet: fleetOf(facts, session.machines, { today, assessor }),
		earlier: undefined,
		comparison: undefined,
	};
}

function opened(session: InventorySession, name: string): OpenedFile {
	return { file: session.open(name), remedy: (usual) => usual };
}

/** Judges all that was read until now; what logs say of machines is joined with them first. */
async function assess(of: Sitting): Promise<void> {
	const { facts, today, session, queue, logs, assessor } = of;
	of.fleet = fleetOf(facts, session.machines, { today, assessor });
	await logs.read(session.files, queue.taken);
	if (logs.join(session.machines, of.fleet)) of.fleet = fleetOf(facts, session.machines, { today, assessor });
	of.comparison = of.earlier === undefined ? undefined : thenAndNow(facts, of.earlier.machines, of.fleet, today);
	reply({ type: 'view', view: viewOf(facts, of.fleet, of.comparison, session, queue, logs.limits, Date.parse(today)) });
}

/** The list that is open is asked for again with each part of it that scrolls into sight. */
let listed:
	| { readonly key: string; readonly fleet: Fleet; readonly comparison: Comparison | undefined; readonly numbers: number[] }
	| undefined;

function machines({ fleet, comparison, today }: Sitting, chosen: Chosen, text: string): number[] {
	const key = JSON.stringify([chosen, text]);
	if (listed?.key !== key || listed.fleet !== fleet || listed.comparison !== comparison)
		listed = { key, fleet, comparison, numbers: machinesChosen(fleet, chosen, text, Date.parse(today), comparison) };
	return listed.numbers;
}

/** Files as the report lists them; inside an archive none has a size or a hash of its own. */
function reported({ session, queue }: Sitting, digests: Digests): ReportedFile[] {
	return shownFiles(session.files).map(({ name, sources, records, leftOut, problems, moreProblems }) => {
		const given = queue.taken.find((each) => each.name === name);
		const sha256 = given === undefined ? undefined : digests[given.place];
		return {
			name,
			...(given !== undefined && { bytes: given.file.size }),
			...(sha256 !== undefined && { sha256 }),
			sources: sources.map(({ label }) => label),
			machines: records,
			leftOut: [...leftOut],
			problems,
			moreProblems,
		};
	});
}

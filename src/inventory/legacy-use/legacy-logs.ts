import { HandshakeSession } from '../../handshakes/session/session.ts';
import type { EvidenceFile } from '../../reading/evidence-file.ts';
import type { FileProblem } from '../../reading/file-problem.ts';
import { FileQueue, type PlacedFile } from '../../reading/files/file-queue.ts';
import type { ReadableFile } from '../../reading/files/file-relay.ts';
import type { FormsHandler } from '../../reading/forms/forms.ts';
import { sourcedFile } from '../../reading/forms/sourced-file.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { SignInSession } from '../../signins/session/session.ts';
import type { Fleet } from '../fleet/fleet-summary.ts';
import { INVENTORY } from '../form/inventory-file.ts';
import type { Machines } from '../machines/machines.ts';
import type { FileReport } from '../session/file-report.ts';
import { READ_FOR_MACHINES } from '../session/foreign-log.ts';
import { type KeptResult, keptResults } from './kept-results.ts';
import { joinLegacyUse, type LegacyUse } from './legacy-use.ts';

/** Number of the file, for what several logs say together. */
const NO_FILE = -1;

/** A file as it was given: its place among all of them, and its name in their reports. */
interface Given {
	readonly place: number;
	readonly name: string;
}

/** Reads a file by what `open` begins for it. */
export type Feed<File extends Given> = (file: File, open: (name: string) => EvidenceFile) => Promise<void>;

/** Logs of sign-ins and connections among the files given. Pages of their own read them; here they tell which machines used legacy TLS. */
export class LegacyLogs<File extends Given> {
	readonly #feed: Feed<File>;
	// The seed guards against files made to collide; without ids of their own a record of these is never told apart anyway.
	readonly #signIns = new SignInSession(crypto.getRandomValues(new Uint32Array(1))[0] as number);
	readonly #connections = new HandshakeSession();
	/** Places of files that were looked at. */
	readonly #seen = new Set<number>();
	readonly #kept: KeptResult[] = [];
	/** What machines were told of, as text. */
	readonly #told = new Set<string>();
	#hasLogs = false;
	#unmatched = 0;

	constructor(feed: Feed<File>) {
		this.#feed = feed;
	}

	/** Reads those of the files that tell of no machines, and notes in its report what a file is. */
	async read(reports: readonly FileReport[], taken: readonly File[]): Promise<void> {
		for (const file of taken.filter(({ place }) => !this.#seen.has(place))) {
			this.#seen.add(file.place);
			const of = reports.filter(({ name }) => name === file.name || name.startsWith(`${file.name} > `));
			if (of.some(({ problems }) => problems.some(({ code }) => code === 'sign-in-log'))) {
				this.#hasLogs = true;
				await this.#feed(file, (name) => this.#signIns.open(name, {}));
				for (const report of of)
					report.note({
						problems: report.problems.map((problem) =>
							problem.code === 'sign-in-log' ? READ_FOR_MACHINES['sign-in-log'] : problem,
						),
					});
			}
			const strange = of.filter(
				({ sources, problems }) =>
					sources.length === 0 && problems.some(({ severity, code }) => severity === 'rejected' && code !== 'sign-in-log'),
			);
			if (strange.length === 0) continue;
			const kept = await this.#keptIn(file);
			await this.#feed(file, (name) => this.#connections.open(name));
			for (const report of strange) {
				const result = kept.get(report.name);
				if (result !== undefined) {
					this.#hasLogs = true;
					this.#kept.push(result);
					report.note({ problems: [keptResult(result)] });
					continue;
				}
				if (!this.#connections.files.some(({ name, sources }) => name === report.name && sources.length > 0)) continue;
				this.#hasLogs = true;
				// Its fields look like the columns of a table.
				report.note({ problems: [READ_FOR_MACHINES['connection-log']], table: undefined });
			}
		}
	}

	/** Adds what the logs say to the machines that they name, once. @returns whether anything was added */
	join(machines: Machines, fleet: Fleet): boolean {
		if (!this.#hasLogs) return false;
		const known = fleet.machines.map(({ machine }) => machine);
		const found = [
			joinLegacyUse(known, signInUses(this.#signIns), 'sign-ins'),
			joinLegacyUse(known, connectionUses(this.#connections), 'connections'),
			...this.#kept.map(({ of, uses }) => joinLegacyUse(known, uses, of)),
		];
		this.#unmatched = found.reduce((sum, { unmatched }) => sum + unmatched, 0);
		const news = found
			.flatMap((each) => each.observations)
			.filter(({ identity, source, time }) => this.#isNews(JSON.stringify([identity, source, time])));
		for (const observation of news) machines.add(observation, NO_FILE);
		return news.length > 0;
	}

	#isNews(told: string): boolean {
		const before = this.#told.size;
		return this.#told.add(told).size > before;
	}

	/** Results that this site saved, by the name of the file or of the file inside a zip. */
	async #keptIn(file: File): Promise<ReadonlyMap<string, KeptResult>> {
		const kept = new Map<string, KeptResult>();
		const handlerFor = (name: string): FormsHandler<(result: KeptResult) => void, typeof keptResults> => ({
			subject: INVENTORY,
			sink: (result) => kept.set(name, result),
			entry: (entry) => handlerFor(`${name} > ${entry}`),
			source: () => undefined,
			encoding: () => undefined,
			problem: () => undefined,
			strangeRecords: () => undefined,
			done: () => undefined,
		});
		await this.#feed(file, (name) => sourcedFile([keptResults], handlerFor(name)));
		return kept;
	}

	/** What these logs leave open about the machines, in sentences. */
	get limits(): readonly string[] {
		return this.#unmatched === 0
			? []
			: [
					`${formatCount(this.#unmatched)} ${this.#unmatched === 1 ? 'record' : 'records'} of legacy TLS in the logs given ${this.#unmatched === 1 ? 'names' : 'name'} none of these machines, or more than one. The page of the logs shows them.`,
				];
	}
}

/** What a saved result can say here, or why it can say nothing. */
function keptResult({ of, uses, isMasked }: KeptResult): FileProblem {
	const what = of === 'sign-ins' ? 'sign-in logs' : 'connection logs';
	if (uses.length > 0)
		return {
			severity: 'notice',
			code: 'kept-result',
			found: `This is a result of ${what} that was saved here. Machines it names as users of legacy TLS are marked.`,
			accepted: 'Give the logs themselves if every record should count.',
		};
	return {
		severity: 'incomplete',
		code: 'kept-result',
		found: `This is a result of ${what} that was saved here. It ${isMasked ? 'has masked names' : 'names no device, client or address'}, so that no machine can be found by it.`,
		accepted: isMasked ? 'Save the result without masking names, or give the logs.' : 'Give logs that name devices or addresses.',
	};
}

/** Reads files that the page was given. */
export async function readPlaced(file: PlacedFile<ReadableFile>, open: (name: string) => EvidenceFile): Promise<void> {
	await new FileQueue((name) => ({ file: open(name), remedy: (usual) => usual })).read([file], () => undefined);
}

function* signInUses({ legacy }: SignInSession): Generator<LegacyUse> {
	for (const { deviceId, deviceName, ipAddress, time } of legacy.kept)
		yield { deviceId, name: deviceName, address: ipAddress, time };
}

function* connectionUses({ legacy }: HandshakeSession): Generator<LegacyUse> {
	for (const { client, last } of legacy.rows.largestFirst()) yield { deviceId: '', name: client, address: '', time: last };
}

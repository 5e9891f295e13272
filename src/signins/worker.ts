/** Reads logs beside the page, so that the page never waits. Started by src/islands/sign-in-logs/reading-store.ts. */

import type { DownloadLimits } from './download-limits.ts';
import { chunksOf, haveSameBytes } from './file-chunks.ts';
import { DIMENSIONS, groupKey, groupNames, isWorkload } from './legacy-records.ts';
import type { LogFile } from './log-file.ts';
import { Mask } from './mask.ts';
import { type Answer, type PlacedFile, type Request, SHOWN_GROUPS, SHOWN_RECORDS, type View } from './reading.ts';
import { SignInSession } from './session.ts';
import { type Summary, summaryOf } from './summary.ts';
import { exportOf } from './worker-exports.ts';

/** Milliseconds between two reports of progress. */
const PAUSE = 100;

/** Milliseconds of work after which a message that waits, such as "cancel", is let in. */
const TURN = 50;

/** Bytes worked on before the clock is looked at. Packed ones unpack to many times as many. */
const SLICE = 256 * 1024;

/** A file that is being read or has been, and whether to its end. */
interface TakenFile extends PlacedFile {
	isWhole: boolean;
}

const session = new SignInSession(crypto.getRandomValues(new Uint32Array(1))[0] as number);
const mask = new Mask();
const taken: TakenFile[] = [];
let leftOut: string[] = [];
let retentionDays = 0;
let isReading = false;
let cancelled = false;

function summarise(): Summary {
	return summaryOf(session, retentionDays, Date.now());
}

function answer(message: Answer): void {
	postMessage(message);
}

addEventListener('message', ({ data }: MessageEvent<Request>) => {
	if (data.type === 'cancel') cancelled = true;
	else
		handle(data).catch((error: unknown) =>
			answer({ type: 'failed', reason: error instanceof Error ? error.message : String(error) }),
		);
});

async function handle(request: Exclude<Request, { type: 'cancel' }>): Promise<void> {
	switch (request.type) {
		case 'read':
			retentionDays = request.retentionDays;
			isReading = true;
			try {
				await read(request.files, request.downloadLimits);
			} finally {
				isReading = false;
			}
			return answer({ type: 'view', view: viewOf(summarise()) });
		case 'retention':
			retentionDays = request.days;
			// While files are read, the answer that comes at their end counts with it.
			if (isReading) return;
			return answer({ type: 'view', view: viewOf(summarise()) });
		case 'records': {
			const { dimension, names, from } = request;
			const key = groupKey(dimension, names);
			const all = [...session.legacy.kept].filter((signIn) => groupKey(dimension, groupNames(dimension, signIn)) === key);
			return answer({
				type: 'records',
				dimension,
				names,
				from,
				records: all.slice(from, from + SHOWN_RECORDS),
				total: all.length,
			});
		}
		case 'export': {
			const { fileName, mediaType, text } = exportOf(request, { session, mask, files: taken, summarise });
			return answer({ type: 'exported', fileName, blob: new Blob([text], { type: mediaType }) });
		}
	}
}

async function read(files: readonly PlacedFile[], downloadLimits: DownloadLimits): Promise<void> {
	cancelled = false;
	leftOut = [];
	const totalBytes = files.reduce((sum, { file }) => sum + file.size, 0);
	const started = performance.now();
	let bytes = 0;
	let reported = Number.NEGATIVE_INFINITY;
	for (const [index, given] of files.entries()) {
		const { name, file } = given;
		if (await wasRead(given)) {
			leftOut.push(name);
			bytes += file.size;
			continue;
		}
		const log = session.open(name, downloadLimits);
		const entry = take(given);
		if (cancelled) {
			log.end(NOT_BEGUN);
			continue;
		}
		entry.isWhole = await feed(file, log, (read) => {
			bytes += read;
			const now = performance.now();
			if (now - reported < PAUSE) return;
			reported = now;
			const signIns = session.files.reduce((sum, one) => sum + one.signIns, 0);
			answer({
				type: 'progress',
				progress: {
					name,
					place: index + 1,
					files: files.length,
					bytes,
					totalBytes,
					signIns,
					legacy: session.legacy.total,
					elapsed: now - started,
				},
			});
		});
	}
}

/** Whether the same file has been read to its end. A name, a size and a date can agree by chance; the bytes decide. */
async function wasRead({ name, file }: PlacedFile): Promise<boolean> {
	for (const earlier of taken) {
		const isAlike =
			earlier.isWhole &&
			earlier.file.size === file.size &&
			earlier.file.lastModified === file.lastModified &&
			earlier.name.split('/').at(-1) === name.split('/').at(-1);
		try {
			if (isAlike && (await haveSameBytes(earlier.file, file, () => cancelled))) return true;
		} catch {
			// What cannot be read any more is told when the file itself is read.
		}
	}
	return false;
}

/** Notes a file as given. It takes the place of one of the same name that was not read to its end, as in the session. */
function take(file: PlacedFile): TakenFile {
	const earlier = taken.findIndex(({ name, isWhole }) => name === file.name && !isWhole);
	if (earlier >= 0) taken.splice(earlier, 1);
	const entry = { ...file, isWhole: false };
	taken.push(entry);
	return entry;
}

/** Reads a file; answers whether to its end. */
async function feed(file: File, log: LogFile, progress: (bytes: number) => void): Promise<boolean> {
	const withoutIdBefore = session.withoutId;
	const again = (how: string) => (session.withoutId > withoutIdBefore ? COUNTS_TWICE : how);
	try {
		for await (const chunk of chunksOf(file)) {
			for (let from = 0; from < chunk.length && !log.stopped; from += SLICE) {
				await messagesIn();
				if (cancelled) {
					log.end({
						severity: 'incomplete',
						code: 'cancelled',
						found: 'Reading was cancelled here. Everything up to there was used.',
						accepted: again('Choose the file again to read all of it.'),
					});
					return false;
				}
				const slice = chunk.subarray(from, from + SLICE);
				log.write(slice);
				progress(slice.length);
			}
			if (log.stopped) break;
		}
		log.end();
		return true;
	} catch (error) {
		log.end({
			severity: 'incomplete',
			code: 'unreadable',
			found: `The browser could not read the file (${error instanceof Error ? error.message : String(error)}).`,
			accepted: `It may have been moved, changed or opened elsewhere. ${again('Choose it again.')}`,
		});
		return false;
	}
}

const turns = new MessageChannel();
let turnBegan = 0;

/** Lets messages in if it is time to: reading alone never gives them a turn, because what is read ahead is there at once. */
async function messagesIn(): Promise<void> {
	if (performance.now() - turnBegan < TURN) return;
	await new Promise((resolve) => {
		turns.port1.onmessage = resolve;
		turns.port2.postMessage(undefined);
	});
	turnBegan = performance.now();
}

const COUNTS_TWICE = 'Its sign-ins have no id, so that those read would count twice: start over to read all of it.';

const NOT_BEGUN = {
	severity: 'incomplete',
	code: 'cancelled',
	found: 'Reading was cancelled before this file.',
	accepted: 'Choose it again to read it.',
} as const;

function viewOf(summary: Summary): View {
	const groups = Object.fromEntries(
		DIMENSIONS.map((dimension) => [
			dimension,
			{ largest: summary.groups[dimension].slice(0, SHOWN_GROUPS), total: summary.groups[dimension].length },
		]),
	) as unknown as View['groups'];
	const workloads = [...session.legacy.kept].filter(isWorkload).length;
	return {
		...summary,
		groups,
		listed: { workloads, users: session.legacy.kept.length - workloads },
		given: taken.length,
		whole: taken.filter(({ isWhole }) => isWhole).map(({ place }) => place),
		leftOut,
	};
}

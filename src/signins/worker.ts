/** Reads logs beside the page, so that the page never waits. Started by src/islands/sign-in-logs/reading-store.ts. */
import { legacyCsv } from './export-csv.ts';
import { evidenceReport, type GivenFile } from './export-report.ts';
import { chunksOf } from './file-chunks.ts';
import { DIMENSIONS, groupKey, groupNames, isWorkload } from './legacy-records.ts';
import type { LogFile } from './log-file.ts';
import { Mask, UNMASKED } from './mask.ts';
import { type Answer, type ExportFormat, type Request, SHOWN_GROUPS, SHOWN_RECORDS, type View } from './reading.ts';
import { SignInSession } from './session.ts';
import { type Summary, summaryOf } from './summary.ts';
import { summaryJson } from './summary-text.ts';

/** Milliseconds between two reports of progress. */
const PAUSE = 100;

const session = new SignInSession(crypto.getRandomValues(new Uint32Array(1))[0] as number);
const mask = new Mask();
const given: GivenFile[] = [];
let retentionDays = 0;
let cancelled = false;

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
			await read(request.files, request.downloadLimit);
			return answer({ type: 'view', view: viewOf(summaryOf(session, retentionDays)) });
		case 'retention':
			retentionDays = request.days;
			return answer({ type: 'view', view: viewOf(summaryOf(session, retentionDays)) });
		case 'records': {
			const { dimension, names, from } = request;
			const key = groupKey(names);
			const all = [...session.legacy.kept].filter((signIn) => groupKey(groupNames(dimension, signIn)) === key);
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
			const { fileName, mediaType, text } = exportOf(request);
			return answer({ type: 'exported', fileName, blob: new Blob([text], { type: mediaType }) });
		}
	}
}

async function read(files: readonly { readonly name: string; readonly file: File }[], downloadLimit: number): Promise<void> {
	cancelled = false;
	const totalBytes = files.reduce((sum, { file }) => sum + file.size, 0);
	const started = performance.now();
	let bytes = 0;
	let reported = Number.NEGATIVE_INFINITY;
	for (const [index, { name, file }] of files.entries()) {
		if (cancelled) break;
		given.push({ name, bytes: file.size });
		const log = session.open(name, downloadLimit);
		await feed(file, log, (read) => {
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

async function feed(file: File, log: LogFile, progress: (bytes: number) => void): Promise<void> {
	try {
		for await (const chunk of chunksOf(file)) {
			if (cancelled) return log.end(CANCELLED);
			log.write(chunk);
			if (log.stopped) break;
			progress(chunk.length);
		}
		log.end();
	} catch (error) {
		log.end({
			severity: 'incomplete',
			code: 'unreadable',
			found: `The browser could not read the file (${error instanceof Error ? error.message : String(error)}).`,
			accepted: 'It may have been moved, changed or opened elsewhere; choose it again.',
		});
	}
}

const CANCELLED = {
	severity: 'incomplete',
	code: 'cancelled',
	found: 'Reading was cancelled here. Everything up to there was used.',
	accepted: 'Choose the file again to read all of it.',
} as const;

function viewOf(summary: Summary): View {
	const groups = Object.fromEntries(
		DIMENSIONS.map((dimension) => [
			dimension,
			{ largest: summary.groups[dimension].slice(0, SHOWN_GROUPS), total: summary.groups[dimension].length },
		]),
	) as unknown as View['groups'];
	const workloads = [...session.legacy.kept].filter(isWorkload).length;
	return { ...summary, groups, listed: { workloads, users: session.legacy.kept.length - workloads }, cancelled };
}

interface Exported {
	readonly fileName: string;
	readonly mediaType: string;
	readonly text: string;
}

function exportOf({ format, masked, today, address, digests }: Extract<Request, { type: 'export' }>): Exported {
	const hide = masked ? mask : UNMASKED;
	if (format === 'users-csv' || format === 'workloads-csv') {
		const of = format === 'users-csv' ? 'users' : 'workloads';
		const signIns = [...session.legacy.kept].map((signIn) => hide.signIn(signIn));
		return { fileName: `legacy-tls-${of}${masked ? '-masked' : ''}.csv`, mediaType: 'text/csv', text: legacyCsv(signIns, of) };
	}
	const whole = summaryOf(session, retentionDays);
	const summary: Summary = {
		...whole,
		groups: {
			...whole.groups,
			account: whole.groups.account.map(hide.account, hide),
			ipAddress: whole.groups.ipAddress.map(hide.ipAddress, hide),
		},
	};
	const name = `legacy-tls-${NAMES[format]}${masked ? '-masked' : ''}`;
	if (format === 'summary-json') return { fileName: `${name}.json`, mediaType: 'application/json', text: summaryJson(summary) };
	const files = given.map((file) => ({
		...file,
		...(digests[file.name] === undefined ? {} : { sha256: digests[file.name] as string }),
	}));
	return {
		fileName: `${name}.md`,
		mediaType: 'text/markdown',
		text: evidenceReport({ summary, given: files, today, address, masked }),
	};
}

const NAMES: Readonly<Record<Exclude<ExportFormat, 'users-csv' | 'workloads-csv'>, string>> = {
	'summary-json': 'summary',
	report: 'evidence',
};

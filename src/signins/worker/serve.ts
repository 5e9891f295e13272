import { answerRequests } from '../../reading/files/answer-requests.ts';
import { FileQueue, type OpenedFile } from '../../reading/files/file-queue.ts';
import { isPartWorker, partWorker, serveParts } from '../../reading/files/part-workers.ts';
import { exportOf } from '../exports/exports.ts';
import { Mask } from '../exports/mask.ts';
import type { DownloadLimits } from '../form/download-limits.ts';
import { SIGN_IN_PARTS } from '../parts/part-readers.ts';
import type { AbsenceMeaning } from '../record/absence-meanings.ts';
import { groupKey, groupNames } from '../session/legacy-records.ts';
import { SignInSession } from '../session/session.ts';
import { type Summary, summaryOf, type Tenant } from '../summary/summary.ts';
import { type ReaderReply, type Request, SHOWN_RECORDS } from './protocol.ts';
import { viewOf } from './view.ts';

let session = newSession([]);
const mask = new Mask();
const queue = new FileQueue(open, partWorker);
let downloadLimits: DownloadLimits = {};
let tenant: Tenant = { retentionDays: 0, without: [] };
let isReading = false;

function newSession(meanings: readonly AbsenceMeaning[]): SignInSession {
	return new SignInSession(crypto.getRandomValues(new Uint32Array(1))[0] as number, meanings);
}

function summarise(): Summary {
	return summaryOf(session, tenant, Date.now());
}

function reply(message: ReaderReply): void {
	postMessage(message);
}

function replyWithView(): void {
	reply({ type: 'view', view: viewOf(summarise(), session, queue) });
}

function open(name: string): OpenedFile {
	const withoutIdBefore = session.withoutId;
	return {
		file: session.open(name, downloadLimits),
		remedy: (usual) => (session.withoutId > withoutIdBefore ? COUNTS_TWICE : usual),
	};
}

const COUNTS_TWICE = 'Its sign-ins have no id, so that those read would count twice: start over to read all of it.';

/** Answers what the page asks of the worker, or what such a worker asks of another. */
export function serveSignIns(): void {
	if (isPartWorker()) serveParts(SIGN_IN_PARTS);
	else answerRequests<Request>(handle, () => queue.cancel());
}

async function handle(request: Exclude<Request, { type: 'cancel' }>): Promise<void> {
	switch (request.type) {
		case 'read':
			if (session.files.length === 0) session = newSession(request.meanings);
			tenant = request.tenant;
			downloadLimits = request.downloadLimits;
			isReading = true;
			try {
				await queue.read(request.files, (progress) => {
					const signIns = session.files.reduce((sum, one) => sum + one.signIns, 0);
					reply({ type: 'progress', progress: { ...progress, signIns, legacy: session.legacy.total } });
				});
			} finally {
				isReading = false;
			}
			return replyWithView();
		case 'tenant':
			tenant = request.tenant;
			// While files are read, the view that comes at their end counts with it.
			return isReading ? undefined : replyWithView();
		case 'records': {
			const { dimension, names, from } = request;
			const key = groupKey(dimension, names);
			const all = [...session.legacy.kept].filter((signIn) => groupKey(dimension, groupNames(dimension, signIn)) === key);
			const records = all.slice(from, from + SHOWN_RECORDS);
			return reply({ type: 'records', dimension, names, from, records, total: all.length });
		}
		case 'export': {
			const { text, ...file } = exportOf(request, { session, mask, files: queue.taken, summarise });
			return reply({ type: 'exported', ...file, parts: [text] });
		}
	}
}

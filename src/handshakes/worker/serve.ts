import { answerRequests } from '../../reading/files/answer-requests.ts';
import { FileQueue, type OpenedFile } from '../../reading/files/file-queue.ts';
import { isPartWorker, partWorker, serveParts } from '../../reading/files/part-workers.ts';
import { exportOf } from '../exports/exports.ts';
import { Mask } from '../exports/mask.ts';
import { HANDSHAKE_PARTS } from '../parts/part-readers.ts';
import { HandshakeSession } from '../session/session.ts';
import { summaryOf } from '../summary/summary.ts';
import { type ReaderReply, type Request, SHOWN_RECORDS } from './protocol.ts';
import { viewOf } from './view.ts';

const session = new HandshakeSession();
const mask = new Mask();
const queue = new FileQueue(open, partWorker);

const counted = () => session.use.total().count;

function reply(message: ReaderReply): void {
	postMessage(message);
}

function open(name: string): OpenedFile {
	const before = counted();
	return { file: session.open(name), remedy: (usual) => (counted() > before ? COUNTS_TWICE : usual) };
}

const COUNTS_TWICE = 'Connections have no id, so that those read would count twice: start over to read all of it.';

/** Answers what the page asks of the worker, or what such a worker asks of another. */
export function serveHandshakes(): void {
	if (isPartWorker()) serveParts(HANDSHAKE_PARTS);
	else answerRequests<Request>(handle, () => queue.cancel());
}

async function handle(request: Exclude<Request, { type: 'cancel' }>): Promise<void> {
	switch (request.type) {
		case 'read':
			await queue.read(request.files, (progress) =>
				reply({ type: 'progress', progress: { ...progress, connections: counted(), legacy: session.use.of('legacy').count } }),
			);
			return reply({ type: 'view', view: viewOf(summaryOf(session, Date.now()), queue) });
		case 'records': {
			const { dimension, name, from } = request;
			const all = session.legacy.rows.largestFirst().filter((row) => row[dimension] === name);
			return reply({ type: 'records', dimension, name, from, records: all.slice(from, from + SHOWN_RECORDS), total: all.length });
		}
		case 'export': {
			const { text, ...file } = exportOf(request, summaryOf(session, Date.now()), mask, queue.taken);
			return reply({ type: 'exported', ...file, parts: [text] });
		}
	}
}

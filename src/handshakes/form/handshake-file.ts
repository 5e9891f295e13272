import type { EvidenceFile } from '../../reading/evidence-file.ts';
import type { FileProblem } from '../../reading/file-problem.ts';
import type { FormsHandler } from '../../reading/forms/forms.ts';
import { sourcedFile } from '../../reading/forms/sourced-file.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import type { Sink, Source } from '../sources/source.ts';
import { SOURCES } from '../sources/sources.ts';
import type { HandshakeHandler } from './handler.ts';
import { CONNECTION_LOG } from './subject.ts';

/** Reads one file of any source. Write its bytes in chunks of any size, then end it. */
export function handshakeFile(handler: HandshakeHandler): EvidenceFile {
	return sourcedFile(SOURCES, handlerOf(handler));
}

function handlerOf(handler: HandshakeHandler): FormsHandler<Sink, Source> {
	return {
		subject: CONNECTION_LOG,
		sink: handler,
		encoding: (encoding) => handler.encoding(encoding),
		done: () => handler.done(),
		problem: (problem) => handler.problem(problem),
		source: (source) => handler.source(source),
		strangeRecords: (strange, records) => {
			handler.otherRecords(strange);
			handler.problem(strangeRecords(strange, records));
		},
		entry: (name) => handlerOf(handler.entry(name)),
	};
}

const strangeRecords = (strange: number, records: number): FileProblem => ({
	severity: 'notice',
	code: 'other-records',
	found: `Left out because they say nothing about a connection: ${formatCount(strange)} of ${formatCount(records)} records.`,
	accepted: 'Nothing to do if the file is meant to hold other records as well.',
});

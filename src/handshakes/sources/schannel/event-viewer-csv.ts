import { CsvRows } from '../../../reading/csv/csv-rows.ts';
import type { FileProblem } from '../../../reading/file-problem.ts';
import type { TextReader } from '../../../reading/text/text-file.ts';
import type { Sink } from '../source.ts';
import { readEvent } from './event.ts';
import { eventFromMessage } from './message.ts';

/**
 * "Save as CSV" of Event Viewer: five headings in the display language, and rows of six cells, the last of them the message.
 * The column of the number is the one whose cells are numbers of Schannel.
 */
export class EventViewerCsv implements TextReader {
	readonly #sink: Sink;
	readonly #rows: CsvRows;
	#withoutTime = 0;

	constructor(sink: Sink) {
		this.#sink = sink;
		this.#rows = new CsvRows({
			row: (row, line) => this.#row(row.texts(), line),
			fault: (_, line) => sink.problem({ ...DAMAGED, place: { line } }),
		});
	}

	get stopped(): boolean {
		return this.#rows.stopped;
	}

	write(chunk: Uint8Array): void {
		this.#rows.write(chunk);
	}

	end(): void {
		this.#rows.end();
		if (this.#withoutTime > 0) this.#sink.problem(TIMES);
	}

	#row(cells: readonly string[], line: number): void {
		const place = cells.findIndex((cell) => /schannel/i.test(cell));
		const id = Number(cells[place + 1]);
		if (place < 1 || !Number.isInteger(id) || cells.length < place + 4) {
			if (line > 1) this.#sink.otherRecords(1);
			return;
		}
		const event = eventFromMessage(id, cells.at(-1) ?? '', cells[place - 1] ?? '');
		if (Number.isNaN(event.time)) this.#withoutTime++;
		readEvent(event, this.#sink);
	}
}

const DAMAGED: FileProblem = {
	severity: 'incomplete',
	code: 'syntax',
	found: 'A row is damaged, or the file was cut off there.',
	accepted: 'Save the events again, best as XML.',
};

const TIMES: FileProblem = {
	severity: 'notice',
	code: 'times-by-language',
	found:
		'Event Viewer writes times in the display language and time zone of the machine, so they cannot be read, and names no machine.',
	accepted: 'Save the events as XML to see machines and times.',
};

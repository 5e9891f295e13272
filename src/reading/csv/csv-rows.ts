/** Longest row held in memory, in characters. */
export const LONGEST_ROW = 16 * 1024 * 1024;

export interface CsvHandler {
	/** A row and the line it begins on, counted from 1. */
	row(cells: readonly string[], line: number): void;
	fault(code: 'truncated' | 'too-long' | 'quote', line: number): void;
}

/**
 * Splits CSV text given in pieces of any size into rows (RFC 4180): quoted cells may hold the delimiter, line ends and
 * doubled quotes; lines end in CRLF or LF. The delimiter is taken from the first row: comma, semicolon or tab.
 */
export class CsvRows {
	readonly #handler: CsvHandler;
	#text = '';
	#line = 1;
	#wanted = 1;
	#delimiter = '';
	stopped = false;

	constructor(handler: CsvHandler) {
		this.#handler = handler;
	}

	write(text: string): void {
		if (this.stopped) return;
		this.#text += text;
		if (this.#text.length >= this.#wanted) this.#advance(false);
	}

	end(): void {
		if (!this.stopped) this.#advance(true);
	}

	#advance(atEnd: boolean): void {
		let at = 0;
		while (at < this.#text.length && !this.stopped) {
			const next = this.#row(at, atEnd);
			if (next < 0) break;
			at = next;
		}
		this.#text = this.#text.slice(at);
		this.#wanted = Math.min(2 * this.#text.length + 1, LONGEST_ROW);
		if (this.stopped || this.#text.length < LONGEST_ROW) return;
		this.stopped = true;
		this.#handler.fault('too-long', this.#line);
	}

	/** Position after the row at `start`, or -1 where its end has not come yet. */
	#row(start: number, atEnd: boolean): number {
		const text = this.#text;
		let lineEnd = text.indexOf('\n', start);
		if (lineEnd < 0 && !atEnd) return -1;
		if (this.#delimiter === '') this.#delimiter = delimiterOf(text.slice(start, lineEnd < 0 ? text.length : lineEnd));
		const cells: string[] = [];
		let lines = 0;
		let at = start;
		for (;;) {
			if (lineEnd >= 0 && lineEnd < at) lineEnd = text.indexOf('\n', at);
			const rowEnd = lineEnd < 0 ? text.length : lineEnd;
			if (text[at] === '"') {
				const close = closingQuote(text, at + 1);
				if (close < 0 || (close + 1 === text.length && !atEnd)) {
					if (!atEnd) return -1;
					this.#handler.fault('truncated', this.#line);
					this.stopped = true;
					return text.length;
				}
				const cell = text.slice(at + 1, close);
				for (let feed = cell.indexOf('\n'); feed >= 0; feed = cell.indexOf('\n', feed + 1)) lines++;
				cells.push(cell.includes('"') ? cell.replaceAll('""', '"') : cell);
				at = close + 1;
				const isEnd = at >= text.length || text[at] === '\n' || (text[at] === '\r' && text[at + 1] === '\n');
				if (!isEnd && text[at] !== this.#delimiter) {
					if (text[at] === '\r' && at + 1 === text.length && !atEnd) return -1;
					return this.#skipLine(start, lines, atEnd);
				}
			} else {
				const comma = text.indexOf(this.#delimiter, at);
				const end = comma < 0 || comma > rowEnd ? rowEnd : comma;
				if (end === text.length && !atEnd) return -1;
				cells.push(end === rowEnd && text[end - 1] === '\r' && end > at ? text.slice(at, end - 1) : text.slice(at, end));
				at = end;
			}
			if (text[at] === this.#delimiter) {
				at++;
				continue;
			}
			if (text[at] === '\r') at++;
			if (cells.length > 1 || cells[0] !== '') this.#handler.row(cells, this.#line);
			this.#line += lines + (at < text.length ? 1 : 0);
			return Math.min(at + 1, text.length);
		}
	}

	/** A closing quote must be followed by a delimiter or a line end; where not, the line is given up. */
	#skipLine(start: number, lines: number, atEnd: boolean): number {
		let end = start;
		for (let line = 0; line <= lines; line++) {
			const feed = this.#text.indexOf('\n', end);
			if (feed < 0 && !atEnd) return -1;
			end = feed < 0 ? this.#text.length : feed + 1;
		}
		this.#handler.fault('quote', this.#line);
		this.#line += lines + 1;
		return end;
	}
}

function closingQuote(text: string, from: number): number {
	for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
	return -1;
}

function delimiterOf(header: string): string {
	let best = ',';
	for (const candidate of [';', '\t']) if (header.split(candidate).length > header.split(best).length) best = candidate;
	return best;
}

import { DAY } from '../../../reading/text/log-time.ts';
import { MetTexts } from '../../../reading/text/met-texts.ts';
import { algorithmName } from '../../observation/cipher.ts';
import { type Connection, UNKNOWN_CONNECTION, useOf } from '../../observation/observation.ts';
import { versionOfSchannel } from '../../observation/version.ts';
import { tellConnections } from '../../parts/connection-batch.ts';
import type { HandshakeFindings } from '../../parts/findings.ts';
import type { Sink } from '../source.ts';
import { clockOf, dayOf, hexOf, NO_VALUE, NOT_HEX } from './bytes.ts';
import { countedLines } from './counted-lines.ts';
import { FieldEnds } from './field-ends.ts';
import { type Field, type Places, placesOf } from './fields.ts';
import { damagedLines, FORWARDED, HTTP_ERROR_LOG, partlyWithoutCrypt, unknownProtocol, WITHOUT_CRYPT } from './problems.ts';

/** Requests with the same four values on one day. */
interface Cell {
	readonly protocol: number;
	readonly cipher: number;
	readonly hash: number;
	readonly keyExchange: number;
	/** With legacy TLS each request is told by itself, with who made it. */
	readonly isLegacy: boolean;
	readonly names: Pick<Connection, 'version' | 'cipher' | 'hash' | 'keyExchange'>;
	count: number;
	first: number;
	last: number;
}

/** Different cells of one day; a log of real servers has a few dozen. */
const MOST_CELLS = 4096;

const decoder = new TextDecoder('utf-8');

/** Texts of fields, and user agents as they were before IIS wrote them. */
const texts = new MetTexts();
const userAgents = new MetTexts({ places: 1024, longest: 240 }, (text) => text.replaceAll('+', ' '));

/** The requests of a log: those with legacy TLS one by one, the others counted by day. */
export class Requests {
	readonly #sink: Sink;
	readonly #fields = new FieldEnds();
	#places: Places | undefined;
	#hasCrypt = false;
	#dayInDirective = Number.NaN;
	#fieldsLine = '';
	#dateLine = '';
	#day = Number.NaN;
	#cells: Cell[] = [];
	#latest: Cell | undefined;
	/** Cells of the endings that lines are counted by. */
	#endings: Cell[] = [];
	/** How many fields at the end of a line say what it is counted as; 0 where lines cannot be counted by their ends. */
	#lastFields = 0;
	/** Lines of the bytes that were given last are being counted by their ends. */
	isSkimming = false;
	#plain = 0;
	#withoutCrypt = { count: 0, first: Number.NaN, last: Number.NaN };
	#damaged = { count: 0, line: 0 };
	#unknown = { count: 0, value: 0 };
	#isForwarded = false;
	#isErrorLog = false;

	constructor(sink: Sink) {
		this.#sink = sink;
	}

	/** The directives that say how to read the lines that follow, a line each; undefined before there are any. */
	state(): string | undefined {
		return this.#fieldsLine === '' ? undefined : `${this.#dateLine}${this.#fieldsLine}`;
	}

	/** Begins to count lines by their ends, if they can be; `endSkimming` must follow before anything else is asked. */
	beginSkimming(bytes: Uint8Array): boolean {
		this.isSkimming = this.#lastFields > 0 && countedLines?.load(bytes) === true;
		if (this.isSkimming && countedLines?.isFor(this) !== true) this.#beginCounting();
		return this.isSkimming;
	}

	endSkimming(): void {
		this.#takeCounted();
		this.isSkimming = false;
	}

	/** Adds what was counted by the ends of lines. */
	#takeCounted(): void {
		if (!this.isSkimming || countedLines === undefined) return;
		for (const { place, count, first, last } of countedLines.take()) {
			const cell = this.#endings[place] as Cell;
			cell.count += count;
			this.#span(cell, this.#day * DAY + first * 1000);
			this.#span(cell, this.#day * DAY + last * 1000);
		}
	}

	#beginCounting(): void {
		this.#endings = [];
		countedLines?.begin(this, this.#places?.count ?? 0, this.#lastFields);
	}

	#span(cell: Cell, time: number): void {
		if (!(cell.first <= time)) cell.first = time;
		if (!(cell.last >= time)) cell.last = time;
	}

	/** Takes what another thread found in lines that follow. */
	take({ connections, otherRecords, isForwarded }: HandshakeFindings): void {
		this.#flush();
		this.#plain += otherRecords;
		this.#isForwarded ||= isForwarded;
		tellConnections(connections, (connection) => this.#sink.connection(connection));
	}

	/** Tells all connections counted until now; answers whether there is anything else, to be told at the end of a log. */
	tell(): { readonly isOdd: boolean; readonly isForwarded: boolean } {
		this.#flush();
		if (this.#plain > 0) this.#sink.otherRecords(this.#plain);
		this.#plain = 0;
		return {
			isOdd: this.#withoutCrypt.count + this.#damaged.count + this.#unknown.count > 0,
			isForwarded: this.#isForwarded,
		};
	}

	/** A line that begins with `#`. */
	directive(bytes: Uint8Array, start: number, end: number): void {
		const text = decoder.decode(bytes.subarray(start, end));
		if (/^#Fields:/i.test(text)) {
			this.#takeCounted();
			this.#fieldsLine = `${text}\n`;
			this.#places = placesOf(text);
			this.#fields.begin(this.#places);
			this.#lastFields = lastFieldsOf(this.#places);
			if (this.#lastFields === 0) this.isSkimming = false;
			if (countedLines?.isFor(this) === true) this.#beginCounting();
			if (this.#places.protocol >= 0) this.#hasCrypt = true;
		} else if (/^#Date:/i.test(text)) {
			const at = text.indexOf(':') + 1 + (text[text.indexOf(':') + 1] === ' ' ? 1 : 0);
			this.#dayInDirective = dayOf(bytes, start + at);
			this.#dateLine = `${text}\n`;
		} else if (/^#Software: Microsoft HTTP API/i.test(text)) this.#isErrorLog = true;
	}

	/** A line with `count` fields. */
	request(bytes: Uint8Array, start: number, end: number, count: number, line: number): void {
		const places = this.#places;
		if (places === undefined || count !== places.count) {
			if (this.#damaged.count++ === 0) this.#damaged.line = line;
			return;
		}
		const fields = this.#fields;
		fields.note(bytes, start, end);
		const day = places.date < 0 ? this.#dayInDirective : dayOf(bytes, fields.startOf(places.date));
		const time = places.time < 0 ? day * DAY : day * DAY + clockOf(bytes, fields.startOf(places.time));
		if (places.protocol < 0) {
			const without = this.#withoutCrypt;
			without.count++;
			if (!(without.first <= time)) without.first = time;
			if (!(without.last >= time)) without.last = time;
			return;
		}
		const protocol = valueAt(bytes, fields, places.protocol);
		const cipher = valueAt(bytes, fields, places.cipher);
		const hash = valueAt(bytes, fields, places.hash);
		const keyExchange = valueAt(bytes, fields, places.keyExchange);
		if (protocol === NOT_HEX || cipher === NOT_HEX || hash === NOT_HEX || keyExchange === NOT_HEX) {
			if (this.#damaged.count++ === 0) this.#damaged.line = line;
			return;
		}
		if (protocol === NO_VALUE && places.port >= 0) {
			fields.noteAll(bytes, start, end);
			if (!isPort443(bytes, fields.startOf(places.port), fields.endOf(places.port))) {
				this.#plain++;
				return;
			}
		}
		// A day that could not be read is NaN, which no comparison finds equal.
		if (day !== this.#day && !(Number.isNaN(day) && Number.isNaN(this.#day))) {
			this.#flush();
			this.#day = day;
		}
		const latest = this.#latest;
		const cell =
			latest !== undefined &&
			latest.protocol === protocol &&
			latest.cipher === cipher &&
			latest.hash === hash &&
			latest.keyExchange === keyExchange
				? latest
				: this.#cell(protocol, cipher, hash, keyExchange);
		this.#latest = cell;
		if (cell.isLegacy) {
			fields.noteAll(bytes, start, end);
			this.#legacy(cell, bytes, places, time);
			return;
		}
		cell.count++;
		this.#span(cell, time);
		if (protocol === NO_VALUE || Number.isNaN(time) || !this.isSkimming || countedLines === undefined) return;
		const ending = countedLines.keep(start, end);
		if (ending >= 0) this.#endings[ending] = cell;
	}

	end(): void {
		this.#flush();
		const sink = this.#sink;
		if (this.#plain > 0) sink.otherRecords(this.#plain);
		if (!this.#hasCrypt) {
			sink.problem(this.#isErrorLog ? HTTP_ERROR_LOG : WITHOUT_CRYPT);
			return;
		}
		if (this.#withoutCrypt.count > 0) {
			sink.connection({ ...UNKNOWN_CONNECTION, side: 'server', ...this.#withoutCrypt });
			sink.problem(partlyWithoutCrypt(this.#withoutCrypt.count));
		}
		if (this.#damaged.count > 0) sink.problem(damagedLines(this.#damaged.count, this.#damaged.line));
		if (this.#unknown.count > 0) sink.problem(unknownProtocol(this.#unknown.count, this.#unknown.value));
		if (this.#isForwarded) sink.problem(FORWARDED);
	}

	#cell(protocol: number, cipher: number, hash: number, keyExchange: number): Cell {
		for (const cell of this.#cells)
			if (cell.protocol === protocol && cell.cipher === cipher && cell.hash === hash && cell.keyExchange === keyExchange)
				return cell;
		if (this.#cells.length >= MOST_CELLS) this.#flush();
		const names = {
			version: protocol === NO_VALUE ? undefined : versionOfSchannel(protocol),
			cipher: nameOf(cipher),
			hash: nameOf(hash),
			keyExchange: nameOf(keyExchange),
		};
		const cell: Cell = {
			protocol,
			cipher,
			hash,
			keyExchange,
			isLegacy: useOf(names) === 'legacy',
			names,
			count: 0,
			first: Number.NaN,
			last: Number.NaN,
		};
		this.#cells.push(cell);
		return cell;
	}

	/** Tells what was counted until now. */
	#flush(): void {
		this.#takeCounted();
		// Endings go with the cells that they are counted by.
		if (countedLines?.isFor(this) === true) this.#beginCounting();
		for (const { protocol, names, count, first, last } of this.#cells) {
			if (count === 0) continue;
			if (protocol !== NO_VALUE && names.version === undefined) {
				if (this.#unknown.count === 0) this.#unknown.value = protocol;
				this.#unknown.count += count;
			}
			this.#sink.connection({ ...UNKNOWN_CONNECTION, ...names, side: 'server', count, first, last });
		}
		this.#cells = [];
		this.#latest = undefined;
	}

	/** Tells a request by itself; all fields of its line are noted. */
	#legacy(cell: Cell, bytes: Uint8Array, places: Places, time: number): void {
		const text = (field: Field, met = texts): string => {
			const place = places[field];
			const found = place < 0 ? '' : met.text(bytes, this.#fields.startOf(place), this.#fields.endOf(place));
			return found === '-' ? '' : found;
		};
		if (text('forwarded') !== '') this.#isForwarded = true;
		const machine = text('host') || text('computer') || text('address');
		const port = text('port');
		this.#sink.connection({
			version: cell.names.version,
			cipher: cell.names.cipher,
			hash: cell.names.hash,
			keyExchange: cell.names.keyExchange,
			side: 'server',
			client: text('client'),
			server: serverName(machine, port),
			program: '',
			userAgent: text('userAgent', userAgents),
			account: text('account'),
			count: 1,
			first: time,
			last: time,
		});
	}
}

function valueAt(bytes: Uint8Array, fields: FieldEnds, place: number): number {
	return place < 0 ? NO_VALUE : hexOf(bytes, fields.startOf(place), fields.endOf(place));
}

/** Names of servers by machine, each with the port that it was met with last. */
const serverNames = new Map<string, { readonly port: string; readonly name: string }>();

/** Servers are few; a log of other names than that is none of real servers. */
const MOST_SERVER_NAMES = 1000;

function serverName(machine: string, port: string): string {
	const known = serverNames.get(machine);
	if (known?.port === port) return known.name;
	const name = machine === '' || port === '' || /:\d+$/.test(machine) ? machine : `${machine}:${port}`;
	if (serverNames.size >= MOST_SERVER_NAMES) serverNames.clear();
	serverNames.set(machine, { port, name });
	return name;
}

const nameOf = (value: number) => (value === NO_VALUE ? '' : algorithmName(value));

/** How many fields at the end are those of the handshake, where they are the last and a line begins with day and time; else 0. */
function lastFieldsOf({ date, time, protocol, cipher, hash, keyExchange, count }: Places): number {
	const places = [protocol, cipher, hash, keyExchange].filter((place) => place >= 0);
	const areLast = places.every((place) => place >= count - places.length);
	return date === 0 && time === 1 && protocol >= 0 && areLast ? places.length : 0;
}

function isPort443(bytes: Uint8Array, start: number, end: number): boolean {
	return end - start === 3 && bytes[start] === 0x34 && bytes[start + 1] === 0x34 && bytes[start + 2] === 0x33;
}

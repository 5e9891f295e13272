import { type FaultCode, JsonStream, LONGEST_RECORD } from './json-stream.ts';
import { DEEPEST } from './json-text.ts';
import { foldAscii } from './legacy-entry.ts';
import type { LogHandler } from './log-file.ts';
import { rejected } from './log-form.ts';
import { ACCEPTED_FORMS, NO_RECORDS, type Problem } from './problem.ts';
import { membersOf, signInOf } from './record.ts';
import { parseRecord, RecordFacts } from './record-facts.ts';
import { shownText } from './shown-text.ts';

/** Reads a JSON sign-in log in any of its forms. */
export class JsonLog {
	readonly #handler: LogHandler;
	readonly #facts = new RecordFacts();
	readonly #stream: JsonStream;
	#signIns = 0;
	#others = 0;
	/** What the first record was that is no sign-in. */
	#otherKind = '';
	#pages = 0;
	/** The page read last names a page to follow. */
	#isNextNamed = false;
	#firstByte = 0;
	#damaged = false;
	#isCut = false;
	/** Records that are no sign-ins and name no other log that they belong to. */
	#strange = 0;
	#hasCutDetails = false;

	constructor(name: string, handler: LogHandler) {
		this.#handler = handler;
		this.#stream = new JsonStream({
			record: (scanner, bytes, start, end, resuming) => {
				const facts = this.#facts;
				facts.read(scanner, bytes, start, end);
				if (facts.signIn) {
					this.#signIns++;
					if (facts.cutDetails) this.#hasCutDetails = true;
					handler.signIn(facts, () => signInOf(parseRecord(bytes, start, end), name));
					return true;
				}
				if (resuming) return false;
				if (!facts.otherLog) this.#strange++;
				if (this.#others++ === 0) this.#otherKind = nameOfOther(parseRecord(bytes, start, end));
				handler.otherRecord();
				return true;
			},
			other: () => {
				this.#others++;
				this.#strange++;
				handler.otherRecord();
			},
			fault: (code, line, byte, found) => this.#fault(code, line, byte, found),
			nextLink: () => {
				this.#isNextNamed = true;
			},
			page: () => {
				this.#pages++;
				this.#isNextNamed = false;
			},
		});
	}

	get stopped(): boolean {
		return this.#stream.stopped;
	}

	write(chunk: Uint8Array): void {
		if (this.#firstByte === 0) this.#firstByte = chunk.find((byte) => byte > 0x20) ?? 0;
		this.#stream.write(chunk);
	}

	/** `isCut`: that the end is missing has been told already. */
	end(isCut: boolean): void {
		this.#isCut = isCut;
		this.#stream.end();
		this.#handler.form(this.#pages > 0 ? 'graphPages' : this.#firstByte === 0x5b ? 'portalJson' : 'jsonLines');
		if (this.#hasCutDetails) this.#handler.problem(CUT_DETAILS);
		if (this.#signIns > 0 && this.#strange > 0) {
			this.#handler.problem({
				severity: 'incomplete',
				code: 'strange-records',
				found: `${this.#strange} of ${this.#signIns + this.#others} records could not be made out as sign-ins, nor as another log, and were left out.`,
				accepted: 'Export whole records: a sign-in has authenticationProcessingDetails, signInEventTypes or isInteractive.',
			});
		}
		if (this.#signIns > 0 && this.#others > this.#strange) {
			this.#handler.problem({
				severity: 'notice',
				code: 'other-records',
				found: `Left out because they belong to another log: ${this.#others - this.#strange} of ${this.#signIns + this.#others} records.`,
				accepted: 'Nothing to do if the file is meant to hold other logs as well.',
			});
		}
		if (this.#signIns === 0 && this.#others > 0) {
			this.#handler.problem(
				rejected('not-sign-ins', `This is JSON, but its records are not sign-ins${this.#otherKind}.`, ACCEPTED_FORMS),
			);
		} else if (this.#signIns === 0 && !this.#damaged) this.#handler.problem(NO_RECORDS);
		if (this.#isNextNamed) this.#handler.nextPage();
	}

	#fault(code: FaultCode, line: number, byte: number, found: number): void {
		if (code === 'truncated' && this.#isCut) return;
		if (code !== 'not-utf8') this.#damaged = true;
		this.#handler.problem({ ...FAULTS[code](found), place: { line, byte } });
	}
}

const AGAIN = 'Download or export the file again.';

const FAULTS: Readonly<Record<FaultCode, (found: number) => Problem>> = {
	syntax: (found) => ({
		severity: 'incomplete',
		code: 'syntax',
		found: `JSON cannot go on with ${byteName(found)} here. The record was left out and reading went on at the next one that could be made out.`,
		accepted: AGAIN,
	}),
	'too-deep': () => ({
		severity: 'incomplete',
		code: 'too-deep',
		found: `A record nests deeper than ${DEEPEST} levels, as no sign-in does; it was left out.`,
		accepted: AGAIN,
	}),
	'too-long': () => ({
		severity: 'incomplete',
		code: 'too-long',
		found: `A record does not end within ${LONGEST_RECORD / 1048576} MB, as every sign-in does; reading stopped there.`,
		accepted: AGAIN,
	}),
	truncated: () => ({
		severity: 'incomplete',
		code: 'truncated',
		found: 'The file ends in the middle: the download was cut off. Everything up to there was used, the rest is missing.',
		accepted: AGAIN,
	}),
	'not-utf8': (found) => ({
		severity: 'notice',
		code: 'not-utf8',
		found: `${byteName(found)} is not UTF-8; such characters are shown as replacement characters.`,
		accepted: 'Names may be unreadable; the counts are not affected. Export as UTF-8 to mend it.',
	}),
};

function byteName(byte: number): string {
	return byte > 0x20 && byte < 0x7f
		? `"${String.fromCharCode(byte)}"`
		: `byte 0x${byte.toString(16).padStart(2, '0').toUpperCase()}`;
}

const CUT_DETAILS: Problem = {
	severity: 'incomplete',
	code: 'cut-details',
	found: 'The details of sign-ins were written as PowerShell shows objects ("@{key=...}"), so that they cannot be read.',
	accepted: 'Export again with ConvertTo-Json -Depth 10, or with the script from the downloads.',
};

/** What a record that is no sign-in seems to be. */
function nameOfOther(record: unknown): string {
	const members = membersOf(record);
	const category = members.get('category');
	if (members.has('activitydisplayname') || members.has('activitydatetime') || category === 'AuditLogs')
		return ': they are directory audit records';
	if (members.has('provisioningaction') || members.has('provisioningsteps')) return ': they are provisioning records';
	if (members.has('riskeventtype') || members.has('risklastupdateddatetime')) return ': they are risk records';
	const names = [...members.keys()].slice(0, 4).map((name) => shownText(foldAscii(name), 40));
	return names.length > 0 ? ` (the first has the fields ${names.join(', ')})` : '';
}

/** One thread and several come to the same, byte for byte. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HANDSHAKE_PARTS } from '../handshakes/parts/part-readers.ts';
import { HandshakeSession } from '../handshakes/session/session.ts';
import { summaryOf as handshakeSummary } from '../handshakes/summary/summary.ts';
import { iisLine, iisLog } from '../handshakes/test-files.ts';
import type { EvidenceFile } from '../reading/evidence-file.ts';
import { feedInParts, type PartThread } from '../reading/parts/feed-parts.ts';
import { readPart } from '../reading/parts/parted-text.ts';
import { SIGN_IN_PARTS } from '../signins/parts/part-readers.ts';
import { SignInSession } from '../signins/session/session.ts';
import { summaryOf } from '../signins/summary/summary.ts';
import { summaryJson } from '../signins/summary/summary-text.ts';
import { csv, diagnosticRecord, logAnalyticsRow, MEANINGS, portalRecord, utf8 } from '../signins/test-logs.ts';

const READERS = { ...SIGN_IN_PARTS, ...HANDSHAKE_PARTS };
let partsRead = 0;

/** What a thread does, on this one. */
const thread = (bytes: Uint8Array): PartThread => ({
	ready: Promise.resolve(),
	read: async (plan, from, to) => {
		const make = READERS[plan.reader];
		const part = make && readPart(plan, make, [bytes.slice(from, (from + to) >> 1), bytes.slice((from + to) >> 1, to)], from);
		if (part !== undefined) partsRead++;
		return structuredClone(part);
	},
});

async function feed(file: EvidenceFile, bytes: Uint8Array, threads: number, partBytes: number): Promise<void> {
	const buffer = new Uint8Array(partBytes);
	const read = async (from: number, length: number) => {
		buffer.fill(0x23);
		buffer.set(bytes.subarray(from, from + length));
		return buffer.subarray(0, Math.max(0, Math.min(length, bytes.length - from)));
	};
	let told = 0;
	await feedInParts(
		file,
		{ size: bytes.length, read },
		Array.from({ length: threads }, () => thread(bytes)),
		(count) => {
			told += count;
		},
		partBytes,
	);
	if (!file.stopped) expect(told).toBe(bytes.length);
	file.end();
}

async function signIns(bytes: Uint8Array, threads: number, partBytes: number): Promise<string> {
	const session = new SignInSession(1, MEANINGS);
	await feed(session.open('a.log', {}), bytes, threads, partBytes);
	const kept = [...session.legacy.kept];
	return summaryJson(summaryOf(session, { retentionDays: 30, without: [] }, Date.UTC(2026, 10, 28))) + JSON.stringify(kept);
}

async function handshakes(bytes: Uint8Array, threads: number, partBytes: number): Promise<string> {
	const session = new HandshakeSession();
	await feed(session.open('a.log'), bytes, threads, partBytes);
	return JSON.stringify([handshakeSummary(session, Date.UTC(2026, 10, 28)), session.legacy.rows.largestFirst()]);
}

const change = fc.record({
	id: fc.oneof({ weight: 5, arbitrary: fc.uuid() }, { weight: 1, arbitrary: fc.constantFrom('', 'same', 'a"b\\c') }),
	createdDateTime: fc.constantFrom('2026-11-20T09:30:00Z', '2026-11-21T09:30:00Z', 'soon'),
	signInEventTypes: fc.constantFrom(['interactiveUser'], ['nonInteractiveUser'], ['servicePrincipal'], []),
	userDisplayName: fc.constantFrom('Sample', 'Zo\u00eb', 'a\nb', '{"id":"x","createdDateTime":'),
});
const legacy = fc.constantFrom('False', 'False', 'False', 'True', true, 'perhaps');
const record = fc.tuple(change, legacy).map(([members, value]) => portalRecord(members, value));
/** Mostly sign-ins; sometimes what reading stumbles over. */
const entry = fc.oneof(
	{ weight: 60, arbitrary: record.map((value) => JSON.stringify(value)) },
	{ weight: 20, arbitrary: fc.tuple(change, legacy).map(([members, value]) => JSON.stringify(diagnosticRecord(members, value))) },
	{
		weight: 2,
		arbitrary: fc.constantFrom('{"activityDateTime":"x","category":"AuditLogs"}', '7', '{"a" 1}', '{"id":"1","cut":', 'x'),
	},
);
const entries = fc.array(entry, { maxLength: 40, size: 'max' });
const json = fc.oneof(
	entries.map((all) => `[${all.join(',')}]`),
	entries.map((all) => `[\n  ${all.join(',\n  ')}\n]\n`),
	entries.map((all) => all.join('\n')),
	entries.map((all) => `{"value":[${all.join(',')}],"@odata.nextLink":"x"}`),
	fc.tuple(entries, entries).map(([one, two]) => `{"value":[${one.join(',')}]}\n{"value":[${two.join(',')}]}`),
);
const table = fc.array(fc.tuple(change, legacy, fc.boolean()), { maxLength: 40, size: 'max' }).map((all) =>
	csv([
		Object.keys(logAnalyticsRow({ CreatedDateTime: '', UserDisplayName: '' })),
		...all.map(([{ id, createdDateTime, userDisplayName }, value, isCut]) => {
			const row = Object.values<unknown>(
				logAnalyticsRow({ Id: id, CreatedDateTime: createdDateTime, UserDisplayName: userDisplayName }, value),
			);
			return (isCut && id === '' ? row.slice(1) : row).map(String);
		}),
	]),
);
const request = fc.record({
	day: fc.constantFrom('2026-11-20', '2026-11-21', '2026-13-45'),
	port: fc.constantFrom('443', '443', '80'),
	client: fc.constantFrom('192.0.2.55', '192.0.2.56'),
	crypt: fc.constantFrom('40 6603 8004 a400', '400 6610 800d ae06', '1000 6610 800d 0', '- - - -', '400 6610 800d ae06'),
});
const iis = fc
	.array(
		fc.oneof(
			{ weight: 30, arbitrary: request.map(iisLine) },
			{
				weight: 1,
				arbitrary: fc.constantFrom(
					'damaged line',
					'#Date: 2026-11-22 00:00:00',
					'',
					'#Fields: date time c-ip crypt-protocol\r\n2026-11-22 09:30:00 192.0.2.1 40',
				),
			},
		),
		{
			maxLength: 200,
			size: 'max',
		},
	)
	.map((all) => iisLog(...all));

describe('a log read on several threads', () => {
	const sizes = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 700, max: 4000 }));
	test.each([
		['sign-ins as JSON', json, signIns],
		['sign-ins as CSV', table, signIns],
		['an IIS log', iis, handshakes],
	] as const)('%s: comes to what one thread makes of it', async (_, logs, read) => {
		partsRead = 0;
		await fc.assert(
			fc.asyncProperty(logs, sizes, async (text, [threads, partBytes]) => {
				const bytes = utf8(text);
				expect(await read(bytes, threads, partBytes)).toBe(await read(bytes, 0, partBytes));
			}),
			{ numRuns: 300 },
		);
		expect(partsRead).toBeGreaterThan(100);
	});

	test('a part that ends behind the bracket of its list leaves nothing open', async () => {
		const list = `[\n${Array.from({ length: 12 }, () => JSON.stringify(portalRecord())).join(',\n')}\n]${'\n'.repeat(400)}`;
		const bytes = utf8(list);
		for (let partBytes = 900; partBytes < 2200; partBytes += 10)
			expect(await signIns(bytes, 1, partBytes), `${partBytes}`).toBe(await signIns(bytes, 0, partBytes));
	});
});

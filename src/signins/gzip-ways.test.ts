import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { readGiven } from '../cli/given-files.ts';
import { FileQueue } from '../reading/files/file-queue.ts';
import { SignInSession } from './session/session.ts';
import { portalRecord, readFiles, utf8 } from './test-logs.ts';

const folder = mkdtempSync(join(tmpdir(), 'gzip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is compared: sign-ins read, and what was said. */
const told = ({ files }: SignInSession) =>
	files.map(({ signIns, problems }): [number, string[]] => [signIns, problems.map(({ code, found }) => `${code}: ${found}`)]);

const bytesIn = (packed: Uint8Array) => told(readFiles({ 'a.gz': packed }));

async function onThePage(packed: Uint8Array<ArrayBuffer>) {
	const session = new SignInSession(1);
	const queue = new FileQueue((name) => ({ file: session.open(name, {}), remedy: (usual) => usual }));
	await queue.read([{ place: 0, name: 'a.gz', file: new File([packed], 'a.gz') }], () => undefined);
	return told(session);
}

async function onTheCommandLine(packed: Uint8Array) {
	const path = join(folder, 'a.gz');
	writeFileSync(path, packed);
	const session = new SignInSession(1);
	await readGiven([path], { open: (name) => session.open(name, {}), progress: () => undefined });
	return told(session);
}

const records = Array.from({ length: 200 }, () => portalRecord({}, 'True'));
const packed = gzipSync(utf8(JSON.stringify(records)));
const second = gzipSync(utf8(JSON.stringify([portalRecord()])));
const together = (...parts: Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part]));
const changed = (at: number) => packed.map((byte, index) => (index === at ? byte ^ 1 : byte));

describe('a gzip file reads the same whoever unpacks it', () => {
	test.each([
		['as it is', packed, 200, undefined],
		['of two members', together(packed, second), 201, undefined],
		['filled up with zeros', together(packed, new Uint8Array(70_000)), 200, undefined],
		['filled up with three zeros', together(packed, new Uint8Array(3)), 200, undefined],
		['of two members and zeros', together(packed, second, new Uint8Array(512)), 201, undefined],
		['with something else behind it', together(packed, utf8('more')), 200, 'unpack'],
		['with zeros and something else behind it', together(packed, new Uint8Array(20), utf8('more')), 200, 'unpack'],
		['with a wrong checksum', changed(packed.length - 7), 200, 'unpack'],
		['with a wrong checksum in the first of two members', together(changed(packed.length - 7), second), undefined, 'unpack'],
		['with a wrong length', changed(packed.length - 4), 200, 'unpack'],
		['cut in its trailer', packed.subarray(0, -3), 200, 'unpack'],
		['cut in the middle', packed.subarray(0, packed.length >> 1), undefined, 'unpack'],
	])('%s', async (_, bytes, signIns, code) => {
		const [own, page, command] = [bytesIn(bytes), await onThePage(new Uint8Array(bytes)), await onTheCommandLine(bytes)];
		expect(page).toEqual(own);
		expect(command).toEqual(own);
		if (signIns !== undefined) expect(own[0]?.[0]).toBe(signIns);
		const codes = own.flatMap(([, problems]) => problems.map((text) => text.split(':')[0]));
		expect(codes).toEqual(code === undefined ? [] : [code]);
	});
});

test('a zip whose content does not fit its checksum is told, with the name', () => {
	const text = utf8(JSON.stringify([portalRecord({}, 'True')]));
	const zip = zipSync({ 'a.json': [text, { level: 0 }], 'b.json': [text, { level: 0 }] });
	const at = zip.indexOf(0x54, zip.indexOf(0x54) + 10);
	expect(readFiles({ 'logs.zip': zip }).files.flatMap(({ problems }) => problems)).toEqual([]);
	zip[at] = (zip[at] as number) ^ 1;
	const problems = readFiles({ 'logs.zip': zip }).files.flatMap((file) =>
		file.problems.map(({ found }) => `${file.name}: ${found}`),
	);
	expect(problems).toEqual([expect.stringMatching(/^logs\.zip: .*the checksum of a\.json does not fit/)]);
});

import { createReadStream } from 'node:fs';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as zlib from 'node:zlib';
import { native } from '../reading/bytes/native.ts';
import { containerOf } from '../reading/containers/container-kind.ts';
import type { EvidenceFile } from '../reading/evidence-file.ts';
import type { FileProblem } from '../reading/file-problem.ts';
import { isClutter } from '../reading/files/clutter.ts';
import { feedLarge, headOf, isLarge } from './large-file.ts';
import { nodeNative } from './node-native.ts';
import { holdYoungHeap } from './young-heap.ts';

const CHUNK = 256 * 1024;

/** What stands for standard input among the paths, and the name it is shown by. */
const STANDARD_INPUT = '-';
export const STANDARD_INPUT_NAME = 'standard input';

Object.assign(native, nodeNative);

export interface Listener {
	/** Begins a file in the reader. */
	readonly open: (name: string) => EvidenceFile;
	/** Bytes of the named file have been read. */
	readonly progress: (name: string, bytes: number) => void;
	/** Other threads may read parts of a large file for this reader. */
	readonly inParts?: boolean;
}

/**
 * Reads files, folders with all that is below them, and `-` for standard input, in the order given.
 * A path that cannot be read is told as a problem of a file of that name; the others are read all the same.
 * @returns whether all of them could be read
 */
export async function readGiven(
	paths: readonly string[],
	{ open: begin, progress, inParts = false }: Listener,
): Promise<boolean> {
	let areAllRead = true;
	const giveUp = (file: EvidenceFile, error: unknown) => {
		areAllRead = false;
		file.end(unreadable(error));
	};
	for (const path of paths) {
		const files = await filesAt(path).catch((error: unknown) => {
			giveUp(begin(path), error);
			return undefined;
		});
		if (files?.length === 0) begin(path).end(EMPTY_FOLDER);
		for (const name of files ?? []) {
			const file = begin(name === STANDARD_INPUT ? STANDARD_INPUT_NAME : name);
			try {
				const read = (bytes: number) => {
					holdYoungHeap();
					progress(name, bytes);
				};
				if (name === STANDARD_INPUT) await feedFromStandardInput(file, read);
				else if (await feedInflated(name, file, read)) continue;
				else if (inParts && (await isLarge(name))) await feedLarge(name, file, read);
				else await feedFromDisk(name, file, read);
			} catch (error) {
				giveUp(file, error);
			}
		}
	}
	return areAllRead;
}

/** A file itself, or every file in a folder and below, without what operating systems leave there. */
async function filesAt(path: string): Promise<readonly string[]> {
	if (path === STANDARD_INPUT || !(await stat(path)).isDirectory()) return [path];
	const entries = await readdir(path, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	return files.filter((file) => !isClutter(file)).sort();
}

/**
 * Feeds a gzip file as Node's own inflater unpacks it, on another thread. Answers whether that was all of it: where the
 * inflater refuses something, or leaves bytes behind the last member, the file is to be fed from its start, so that it is
 * said what is wrong, if anything is.
 */
async function feedInflated(path: string, file: EvidenceFile, read: (bytes: number) => void): Promise<boolean> {
	const found = await stat(path);
	// What comes through a pipe comes once.
	if (!found.isFile() || containerOf(await headOf(path)) !== 'gzip') return false;
	const gunzip = zlib.createGunzip({ chunkSize: CHUNK / 2 });
	const source = createReadStream(path, { highWaterMark: CHUNK / 4 });
	source.on('error', (error) => gunzip.destroy(error));
	let told = 0;
	try {
		for await (const chunk of source.pipe(gunzip) as AsyncIterable<Uint8Array>) {
			file.writeInflated(chunk, gunzip.bytesWritten);
			read(gunzip.bytesWritten - told);
			told = gunzip.bytesWritten;
			if (file.stopped) break;
		}
		if (file.stopped || gunzip.bytesWritten === found.size) {
			file.end();
			return true;
		}
	} catch {
		// The second way tells.
	} finally {
		source.destroy();
		gunzip.destroy();
	}
	read(-told);
	file.beginAgain();
	return false;
}

/** Feeds a file's bytes; the next chunk is read while the last one is worked on. */
async function feedFromDisk(path: string, file: EvidenceFile, read: (bytes: number) => void): Promise<void> {
	await using handle = await open(path);
	const next = (buffer: Uint8Array) => readChunk(handle, buffer);
	const buffers = [new Uint8Array(CHUNK), new Uint8Array(CHUNK)] as const;
	let turn: 0 | 1 = 0;
	let pending = next(buffers[turn]);
	for (;;) {
		const length = await pending;
		if (length === 0) break;
		const chunk = buffers[turn].subarray(0, length);
		turn = turn === 0 ? 1 : 0;
		pending = next(buffers[turn]);
		file.write(chunk);
		read(length);
		if (file.stopped) break;
	}
	await pending;
	file.end();
}

async function readChunk(handle: FileHandle, buffer: Uint8Array): Promise<number> {
	return (await handle.read(buffer, 0, buffer.length)).bytesRead;
}

async function feedFromStandardInput(file: EvidenceFile, read: (bytes: number) => void): Promise<void> {
	for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
		file.write(chunk);
		read(chunk.length);
		if (file.stopped) break;
	}
	file.end();
}

const EMPTY_FOLDER: FileProblem = {
	severity: 'rejected',
	code: 'empty-folder',
	found: 'There are no files in this folder.',
	accepted: 'Give a file, or a folder that has some.',
};

const unreadable = (error: unknown): FileProblem => ({
	severity: 'incomplete',
	code: 'unreadable',
	found: `It could not be read (${error instanceof Error ? error.message : String(error)}).`,
	accepted: 'Give a file or a folder that may be read.',
});

import { join } from 'node:path';
import { type CDPSession, chromium, type Page } from '@playwright/test';
import { find } from '../checks/tools.ts';
import { serveFolder } from './static-server.ts';

/** What reading one file on the built page took in Chromium. */
export interface BrowserRun {
	readonly seconds: number;
	/** Most the heap of the reading worker was, in bytes: what V8 holds for it and the buffers beside, garbage included. */
	readonly peak: number;
	/** The same once the file is read and garbage collected: what the answer takes. */
	readonly held: number;
	/** Longest task on the page's own thread in milliseconds; 0 where none took 50 ms. */
	readonly longestTask: number;
	/** Longest of them by processor time, in milliseconds: what a busy machine leaves comparable. */
	readonly longestWork: number;
	/** The verdict's sentence of counts. */
	readonly counts: string;
}

/** A page that reads files. */
export interface ReadingPage {
	readonly path: string;
	/** Label of the field that takes them. */
	readonly field: string;
	/** What is done on it once it shows what was read. */
	readonly use?: (page: Page) => Promise<void>;
}

/** Milliseconds between two looks at the heap. */
const PAUSE = 50;

/** Gives files to a page of dist/ and watches the heap of the worker that reads them. */
export async function readInChromium(files: readonly string[], { path, field, use }: ReadingPage): Promise<BrowserRun> {
	const executablePath = find('Chromium');
	if (executablePath === undefined) throw new Error('Chromium was not found.');
	const server = await serveFolder(join(import.meta.dirname, '../dist'));
	const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
	try {
		const page = await browser.newPage();
		await page.addInitScript(() => {
			const watched = globalThis as { longestTask?: number };
			watched.longestTask = 0;
			new PerformanceObserver((list) => {
				for (const { duration } of list.getEntries()) watched.longestTask = Math.max(watched.longestTask ?? 0, duration);
			}).observe({ type: 'longtask' });
		});
		await page.goto(server.address + path);
		const input = page.getByLabel(field);
		await input.and(page.locator(':enabled')).waitFor();
		const heap = await watchWorkerHeap(await page.context().newCDPSession(page));
		await page.evaluate(() => Object.assign(globalThis, { longestTask: 0 }));
		await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
		const started = performance.now();
		await input.setInputFiles([...files]);
		await page.locator('#verdict').waitFor({ timeout: 600_000 });
		const seconds = (performance.now() - started) / 1000;
		const { peak, held } = await heap.finish();
		await use?.(page);
		const longestWork = longestTaskIn(await browser.stopTracing());
		const longestTask = await page.evaluate(() => (globalThis as { longestTask?: number }).longestTask ?? 0);
		return {
			seconds,
			peak,
			held,
			longestTask,
			longestWork,
			counts: (await page.locator('.verdict :is(p, li)').first().textContent()) ?? '',
		};
	} finally {
		await browser.close();
		server.close();
	}
}

/** Of a trace: `tdur` is processor time, in microseconds. */
interface TraceEvent {
	readonly name: string;
	readonly pid: number;
	readonly tid: number;
	readonly tdur?: number;
	readonly args: { readonly name?: string };
}

function longestTaskIn(trace: Buffer): number {
	const { traceEvents: events }: { traceEvents: TraceEvent[] } = JSON.parse(trace.toString());
	const own = new Set(
		events
			.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
			.map(({ pid, tid }) => `${pid} ${tid}`),
	);
	const tasks = events.filter(({ name, pid, tid }) => name.endsWith('RunTask') && own.has(`${pid} ${tid}`));
	if (tasks.length === 0) throw new Error('The trace names no task of the page.');
	return tasks.reduce((most, { tdur = 0 }) => Math.max(most, tdur / 1000), 0);
}

interface HeapUsage {
	readonly totalSize: number;
	readonly embedderHeapUsedSize: number;
	readonly backingStorageSize: number;
}

/** Looks at the heap of the page's first worker until told to finish; sizes in bytes. */
async function watchWorkerHeap(session: CDPSession): Promise<{ finish: () => Promise<{ peak: number; held: number }> }> {
	let peak = 0;
	let calls = 0;
	let worker = '';
	const answers = new Map<number, (result: unknown) => void>();
	const call = async (method: string): Promise<unknown> => {
		const id = ++calls;
		const answered = new Promise((resolve) => answers.set(id, resolve));
		await session.send('Target.sendMessageToTarget', { sessionId: worker, message: JSON.stringify({ id, method }) });
		return answered;
	};
	const look = async (): Promise<number> => {
		const usage = (await call('Runtime.getHeapUsage')) as HeapUsage;
		const size = usage.totalSize + usage.embedderHeapUsedSize + usage.backingStorageSize;
		peak = Math.max(peak, size);
		return size;
	};
	const attached = new Promise<void>((resolve) => {
		session.once('Target.attachedToTarget', ({ sessionId }) => {
			worker = sessionId;
			resolve();
		});
	});
	session.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
		if (sessionId !== worker) return;
		const { id, result } = JSON.parse(message) as { id?: number; result?: unknown };
		if (id !== undefined) answers.get(id)?.(result);
	});
	await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
	let timer: NodeJS.Timeout | undefined;
	attached.then(() => {
		timer = setInterval(look, PAUSE);
	});
	return {
		finish: async () => {
			await attached;
			clearInterval(timer);
			await call('HeapProfiler.collectGarbage');
			const held = await look();
			return { peak, held };
		},
	};
}

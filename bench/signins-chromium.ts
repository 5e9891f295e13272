import { join } from 'node:path';
import { type CDPSession, chromium } from '@playwright/test';
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
	/** The verdict's sentence of counts. */
	readonly counts: string;
}

/** Milliseconds between two looks at the heap. */
const PAUSE = 50;

/** Gives a file to the sign-in page of dist/ and watches the heap of the worker that reads it. */
export async function readInChromium(path: string): Promise<BrowserRun> {
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
		await page.goto(`${server.address}/sign-in-logs/`);
		const input = page.getByLabel('Sign-in log files');
		await input.and(page.locator(':enabled')).waitFor();
		const heap = await watchWorkerHeap(await page.context().newCDPSession(page));
		await page.evaluate(() => Object.assign(globalThis, { longestTask: 0 }));
		const started = performance.now();
		await input.setInputFiles(path);
		await page.locator('#verdict').waitFor({ timeout: 600_000 });
		const seconds = (performance.now() - started) / 1000;
		const { peak, held } = await heap.finish();
		const longestTask = await page.evaluate(() => (globalThis as { longestTask?: number }).longestTask ?? 0);
		return { seconds, peak, held, longestTask, counts: (await page.locator('.verdict p').first().textContent()) ?? '' };
	} finally {
		await browser.close();
		server.close();
	}
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

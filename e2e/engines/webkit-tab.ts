import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { Builder, By, Capabilities, Key, until, type WebElement } from 'selenium-webdriver';
import { PATIENCE, type Tab } from './tab.ts';

/** WebKitGTK by its WebDriver, in a display of its own that nobody sees. */
export async function webkitTab(driverPath: string): Promise<{ readonly tab: Tab; readonly close: () => Promise<void> }> {
	const port = await freePort();
	const server = spawn('xvfb-run', ['-a', '-s', '-screen 0 1400x1000x24', driverPath, `--port=${port}`], {
		stdio: 'ignore',
		detached: true,
		// Without a GPU, and as root without its sandbox.
		env: { ...process.env, WEBKIT_DISABLE_COMPOSITING_MODE: '1', WEBKIT_FORCE_SANDBOX: '0', LIBGL_ALWAYS_SOFTWARE: '1' },
	});
	await listening(port);
	const capabilities = new Capabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': MINI_BROWSER });
	const driver = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
	const element = async (xpath: string): Promise<WebElement> => {
		const found = await driver.wait(until.elementLocated(By.xpath(xpath)), PATIENCE);
		await driver.wait(until.elementIsVisible(found), PATIENCE);
		// The driver itself scrolls only as far as the edge, which may lie under something.
		await driver.executeScript('arguments[0].scrollIntoView({ block: "center", behavior: "instant" });', found);
		// A click goes to a place, not to an element: one that still moves would be missed.
		const place = () => driver.executeScript('return JSON.stringify(arguments[0].getBoundingClientRect());', found);
		for (let last: unknown; ; await driver.sleep(50)) {
			const now = await place();
			if (now === last) return found;
			last = now;
		}
	};
	return {
		tab: {
			goto: (address) => driver.get(address),
			click: async (xpath) => (await element(xpath)).click(),
			type: async (xpath, text) => (await element(xpath)).sendKeys(text.replaceAll('\n', Key.ENTER)),
			choose: async (xpath, paths) => (await element(xpath)).sendKeys(paths.join('\n')),
			run: (script) => driver.executeScript(script),
		},
		close: async () => {
			await driver.quit().catch(() => undefined);
			stop(server);
		},
	};
}

const MINI_BROWSER = {
	binary: `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/webkit2gtk-4.1/MiniBrowser`,
	args: ['--automation'],
};

/** Ends the driver with the display around it. */
function stop(server: ChildProcess): void {
	try {
		process.kill(-(server.pid as number));
	} catch {
		// It has ended by itself.
	}
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.on('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const { port } = probe.address() as { readonly port: number };
			probe.close(() => resolve(port));
		});
	});
}

async function listening(port: number): Promise<void> {
	const deadline = Date.now() + PATIENCE;
	for (;;) {
		const answered = await fetch(`http://127.0.0.1:${port}/status`).then(
			() => true,
			() => false,
		);
		if (answered) return;
		if (Date.now() > deadline) throw new Error('WebKitWebDriver did not start.');
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

import { find, type Tool } from '../../checks/tools.ts';
import { puppeteerTab } from './puppeteer-tab.ts';
import type { Tab } from './tab.ts';
import { webkitTab } from './webkit-tab.ts';

/** The engines that visitors have, each with the program that runs it here. */
export const ENGINES: readonly {
	readonly name: Tool['name'];
	readonly open: (path: string) => Promise<{ readonly tab: Tab; readonly close: () => Promise<void> }>;
}[] = [
	{ name: 'Chromium', open: (path) => puppeteerTab('chrome', path) },
	{ name: 'Firefox', open: (path) => puppeteerTab('firefox', path) },
	{ name: 'WebKit', open: webkitTab },
];

/** The program of an engine, or undefined where this machine has none. */
export const programOf = find;

/**
 * What a journey does in a browser, whatever drives it. Elements are named by XPath, the one language that every driver
 * speaks; each method waits until the element is there and can be used.
 */
export interface Tab {
	goto(address: string): Promise<void>;
	/** A click of the mouse in the middle of the element. */
	click(xpath: string): Promise<void>;
	/** Types into the element, key by key; a line feed is the Enter key. */
	type(xpath: string, text: string): Promise<void>;
	/** Chooses files from disk in a file field. */
	choose(xpath: string, paths: readonly string[]): Promise<void>;
	/** Runs JavaScript in the page, the body of a function, and gives what it returns. */
	run(script: string): Promise<unknown>;
}

/** Milliseconds after which something that has not come will not come, on however slow a machine. */
export const PATIENCE = 120_000;

const PAUSE = 100;

/** Asks until the answer holds; the last one is in the error. */
export async function until<T>(what: string, ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
	const deadline = Date.now() + PATIENCE;
	for (;;) {
		const answer = await ask();
		if (holds(answer)) return answer;
		if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}. Last: ${JSON.stringify(answer)}`);
		await new Promise((resolve) => setTimeout(resolve, PAUSE));
	}
}

/** Text on the page that a person can see, or of the first element at an XPath. */
export async function visibleText(tab: Tab, xpath = '//body'): Promise<string> {
	const at = JSON.stringify(xpath);
	return String(
		await tab.run(
			`const found = document.evaluate(${at}, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue;
			return found === null ? '' : found.innerText;`,
		),
	);
}

/** Waits until the visible text holds a sentence. */
export function seen(tab: Tab, sentence: string | RegExp, xpath?: string): Promise<string> {
	return until(
		`${sentence}`,
		() => visibleText(tab, xpath),
		(text) => (typeof sentence === 'string' ? text.includes(sentence) : sentence.test(text)),
	);
}

/** XPath of a button or link by its words, of a field by its label. */
export const button = (words: string) => `//button[normalize-space(.)=${quoted(words)} and not(@disabled)]`;
export const link = (words: string) => `//a[normalize-space(.)=${quoted(words)}]`;
export const field = (label: string) =>
	`//*[(self::input or self::textarea) and not(@disabled) and @id=//label[starts-with(normalize-space(.), ${quoted(label)})]/@for]`;

function quoted(text: string): string {
	return text.includes('"') ? `'${text}'` : `"${text}"`;
}

import type { PartThread } from './feed-parts.ts';
import type { PartPlan, TextPart } from './parted-text.ts';

/** What is asked of a thread: the records between two places of its file, in bytes. */
export interface PartRequest {
	readonly plan: PartPlan;
	readonly from: number;
	readonly to: number;
}

/** A thread that answers in order: once when it listens, then to each request. */
export class AskedThread implements PartThread {
	readonly ready: Promise<void>;
	readonly #ask: (request: PartRequest) => void;
	readonly #waiting: ((part: TextPart | undefined) => void)[] = [];
	#isOver = false;

	constructor(ask: (request: PartRequest) => void) {
		this.#ask = ask;
		this.ready = new Promise((resolve) => this.#waiting.push(() => resolve()));
	}

	read(plan: PartPlan, from: number, to: number): Promise<TextPart | undefined> {
		if (this.#isOver) return Promise.resolve(undefined);
		this.#ask({ plan, from, to });
		return new Promise((resolve) => this.#waiting.push(resolve));
	}

	/** The thread has answered. */
	answer(part: TextPart | undefined): void {
		this.#waiting.shift()?.(part);
	}

	/** The thread has failed, and read nothing: the parts that it was asked for are read here. */
	giveUp(): void {
		this.#isOver = true;
		for (const resolve of this.#waiting.splice(0)) resolve(undefined);
	}
}

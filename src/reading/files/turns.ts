/** Milliseconds of work after which a message that waits, such as "cancel", is let in. */
const TURN = 50;

/** Gives a worker's messages a turn: reading by itself never does, because what is read ahead is there at once. */
export class Turns {
	readonly #channel = new MessageChannel();
	#began = 0;

	/** Lets messages in, if it is time to. */
	async letMessagesIn(): Promise<void> {
		if (performance.now() - this.#began < TURN) return;
		await new Promise((resolve) => {
			this.#channel.port1.onmessage = resolve;
			this.#channel.port2.postMessage(undefined);
		});
		// A port that is listened to keeps a program running.
		this.#channel.port1.onmessage = null;
		this.#began = performance.now();
	}
}

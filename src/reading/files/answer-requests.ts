interface AnyRequest {
	readonly type: string;
}

/**
 * A worker's side of a page that reads files: `cancel` stops what is read now, everything else is handled in turn with what
 * else waits, and what fails is told to the page as `failed`, with the reason.
 */
export function answerRequests<Request extends AnyRequest>(
	handle: (request: Exclude<Request, { type: 'cancel' }>) => Promise<void>,
	cancel: () => void,
): void {
	addEventListener('message', ({ data }: MessageEvent<Request>) => {
		if (data.type === 'cancel') cancel();
		else
			handle(data as Exclude<Request, { type: 'cancel' }>).catch((error: unknown) =>
				postMessage({ type: 'failed', reason: error instanceof Error ? error.message : String(error) }),
			);
	});
}

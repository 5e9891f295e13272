import { useEffect, useState } from 'preact/hooks';

/** False until the browser, asked from the moment on at which something is there, has had time for it. */
export function useIdle(isThere: boolean): boolean {
	const [isIdle, setIdle] = useState(false);
	useEffect(() => {
		if (!isThere) return;
		// Not every browser has idle time.
		const wait = globalThis.requestIdleCallback ?? ((act: () => void) => setTimeout(act));
		wait(() => setIdle(true));
	}, [isThere]);
	return isIdle;
}

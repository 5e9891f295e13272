import { useEffect, useState } from 'preact/hooks';

/** How many of so many parts of a result are shown: one more in each task, so that none holds up the page for long. */
export function usePartsShown(most: number): number {
	const [shown, setShown] = useState(0);
	useEffect(() => {
		if (shown >= most) return undefined;
		const timer = setTimeout(() => setShown(shown + 1));
		return () => clearTimeout(timer);
	}, [most, shown]);
	return shown;
}

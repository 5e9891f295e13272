import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Size at which the young heap stops growing, in bytes: both of its halves. */
const ENOUGH = 8 * 1024 * 1024;

let isHeld = false;

/**
 * Keeps the part of the heap in which V8 makes objects from growing to 130 MB, as it does while there is much to read.
 * To be called now and then: it starts small, and small is slow. Who starts Node with --max-semi-space-size decides it.
 */
export function holdYoungHeap(): void {
	if (isHeld) return;
	const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
	if ((young?.space_size ?? 0) < ENOUGH) return;
	isHeld = true;
	setFlagsFromString('--semi-space-growth-factor=1');
}

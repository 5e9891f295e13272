import { useStore } from '@nanostores/preact';
import { formatCount } from '../../reading/text/format-count.ts';
import type { Progress } from '../../signins/worker/protocol.ts';
import { $progress, cancelReading } from '../../stores/sign-in-logs.ts';
import { ReadingProgress } from '../given-files/ReadingProgress.tsx';

/** How far the reading of sign-in logs has come. */
export function SignInProgress() {
	const progress = useStore($progress);
	return <ReadingProgress progress={progress} found={progress === undefined ? [] : found(progress)} onCancel={cancelReading} />;
}

function found({ signIns, legacy, elapsed }: Progress): readonly string[] {
	const seconds = Math.max(0.001, elapsed / 1000);
	return [
		`${formatCount(signIns)} sign-ins, ${formatCount(legacy)} of them legacy`,
		`${formatCount(Math.round(signIns / seconds))} sign-ins a second`,
	];
}

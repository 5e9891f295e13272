import { useStore } from '@nanostores/preact';
import { shownText } from '../../reading/text/shown-text.ts';
import type { Progress } from '../../signins/worker/protocol.ts';
import { $progress, cancelReading } from '../../stores/sign-in-logs.ts';

/** How far reading has come, with a way to stop it. */
export function ReadingProgress() {
	const progress = useStore($progress);
	return (
		<section aria-labelledby="reading-title">
			<h2 id="reading-title">Reading</h2>
			<progress
				class="reading-bar"
				aria-label="Share of bytes read"
				max={progress === undefined ? undefined : Math.max(1, progress.totalBytes)}
				value={progress?.bytes}
			/>
			{progress !== undefined && (
				<>
					<p>
						File {progress.place} of {progress.files}: <bdi>{shownText(progress.name, 80)}</bdi>
					</p>
					<p class="progress-text">{figures(progress)}</p>
				</>
			)}
			<p role="status" class="visually-hidden">
				{progress === undefined
					? 'Reading'
					: `${Math.floor((10 * progress.bytes) / Math.max(1, progress.totalBytes))}0 percent read`}
			</p>
			<button type="button" class="button-secondary" onClick={cancelReading}>
				Cancel
			</button>
		</section>
	);
}

function figures({ bytes, totalBytes, signIns, legacy, elapsed }: Progress): string {
	const seconds = Math.max(0.001, elapsed / 1000);
	const left = bytes === 0 ? undefined : Math.ceil(((totalBytes - bytes) / bytes) * seconds);
	return [
		`${megabytes(bytes)} of ${megabytes(totalBytes)} MB`,
		`${count(signIns)} sign-ins, ${count(legacy)} of them legacy`,
		`${count(Math.round(signIns / seconds))} sign-ins a second`,
		left === undefined ? '' : `about ${left < 90 ? `${left} s` : `${Math.ceil(left / 60)} min`} left`,
	]
		.filter((part) => part !== '')
		.join('; ');
}

function megabytes(bytes: number): string {
	return (bytes / 1e6).toLocaleString('en-GB', { maximumFractionDigits: 1 });
}

function count(value: number): string {
	return value.toLocaleString('en-GB');
}

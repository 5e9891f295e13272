import { useStore } from '@nanostores/preact';
import type { Progress } from '../../handshakes/worker/protocol.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { shownText } from '../../reading/text/shown-text.ts';
import { $progress, cancelReading } from '../../stores/handshakes.ts';

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

function figures({ bytes, totalBytes, connections, legacy, elapsed }: Progress): string {
	const left = bytes === 0 ? undefined : Math.ceil((((totalBytes - bytes) / bytes) * elapsed) / 1000);
	const parts = [
		`${megabytes(bytes)} of ${megabytes(totalBytes)} MB`,
		`${formatCount(connections)} connections, ${formatCount(legacy)} of them with legacy TLS`,
	];
	if (left !== undefined) parts.push(`about ${left < 90 ? `${left} s` : `${Math.ceil(left / 60)} min`} left`);
	return parts.join('; ');
}

function megabytes(bytes: number): string {
	return (bytes / 1e6).toLocaleString('en-GB', { maximumFractionDigits: 1 });
}

import { useEffect, useRef } from 'preact/hooks';
import type { FileProgress } from '../../reading/files/file-queue.ts';
import { shownText } from '../../reading/text/shown-text.ts';

interface Props {
	/** Nothing until the first report. */
	readonly progress: FileProgress | undefined;
	/** What was found until now, in parts of a line. */
	readonly found: readonly string[];
	readonly onCancel: () => void;
}

/** How far reading has come, with a way to stop it. */
export function ReadingProgress({ progress, found, onCancel }: Props) {
	const section = useRef<HTMLElement>(null);
	// On a narrow screen it begins below what is in sight.
	useEffect(() => section.current?.scrollIntoView({ block: 'nearest' }), []);
	return (
		<section aria-labelledby="reading-title" ref={section}>
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
					<p class="progress-text">{figures(progress, found)}</p>
				</>
			)}
			<p role="status" class="visually-hidden">
				{progress === undefined
					? 'Reading'
					: `${Math.floor((10 * progress.bytes) / Math.max(1, progress.totalBytes))}0 percent read`}
			</p>
			<button type="button" class="button-secondary" onClick={onCancel}>
				Cancel
			</button>
		</section>
	);
}

function figures({ bytes, totalBytes, elapsed }: FileProgress, found: readonly string[]): string {
	const parts = [`${megabytes(bytes)} of ${megabytes(totalBytes)} MB`, ...found];
	if (bytes > 0) {
		const left = Math.ceil((((totalBytes - bytes) / bytes) * Math.max(1, elapsed)) / 1000);
		parts.push(`about ${left < 90 ? `${left} s` : `${Math.ceil(left / 60)} min`} left`);
	}
	return parts.join('; ');
}

function megabytes(bytes: number): string {
	return (bytes / 1e6).toLocaleString('en-GB', { maximumFractionDigits: 1 });
}

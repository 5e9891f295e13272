import { useStore } from '@nanostores/preact';
import { formatCount } from '../../reading/text/format-count.ts';
import { $progress, cancelReading } from '../../stores/handshakes.ts';
import { ReadingProgress } from '../given-files/ReadingProgress.tsx';

/** How far the reading of connections has come. */
export function HandshakeProgress() {
	const progress = useStore($progress);
	const found =
		progress === undefined
			? []
			: [`${formatCount(progress.connections)} connections, ${formatCount(progress.legacy)} of them with legacy TLS`];
	return <ReadingProgress progress={progress} found={found} onCancel={cancelReading} />;
}

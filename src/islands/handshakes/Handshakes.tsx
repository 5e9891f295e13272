import { takeHandedFiles } from '../../stores/handed-files.ts';
import { $fault, $phase, $view, fail, prepareReader, readFiles, startOver } from '../../stores/handshakes.ts';
import { DropZone } from '../given-files/DropZone.tsx';
import { ReaderPage } from '../given-files/ReaderPage.tsx';
import { HandshakeProgress } from './HandshakeProgress.tsx';
import type { ResultsProps } from './Results.tsx';

const reader = { $phase, $view, $fault, fail, startOver };
const load = () => import('./Results.tsx').then(({ Results }) => Results);

function prepare(): void {
	prepareReader();
	takeHandedFiles('handshakes').then((files) => files.length > 0 && readFiles(files));
}

/** The reader: files in, answers and evidence out. */
export function Handshakes(props: Pick<ResultsProps, 'hints' | 'advice'>) {
	return (
		<ReaderPage
			reader={reader}
			prepare={prepare}
			load={load}
			resultOf={(shown, onShown) => ({ view: shown, onShown, ...props })}
			firstField="connections-files"
			files={<DropZone id="connections" reader={reader} filesLabel="Logs and scans" onFiles={readFiles} />}
			progress={<HandshakeProgress />}
		/>
	);
}

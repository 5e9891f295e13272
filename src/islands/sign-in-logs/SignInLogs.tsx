import { $fault, $phase, $view, fail, prepareReader, startOver } from '../../stores/sign-in-logs.ts';
import { ReaderPage } from '../given-files/ReaderPage.tsx';
import { Files, type Known } from './Files.tsx';
import type { ResultsProps } from './Results.tsx';
import { SignInProgress } from './SignInProgress.tsx';

type Props = Known & Pick<ResultsProps, 'hints' | 'wizard'>;

const reader = { $phase, $view, $fault, fail, startOver };
const load = () => import('./Results.tsx').then(({ Results }) => Results);

/** The reader: files in, answer and evidence out. */
export function SignInLogs({ hints, wizard, ...known }: Props) {
	return (
		<ReaderPage
			reader={reader}
			prepare={prepareReader}
			load={load}
			resultOf={(view, onShown) => ({ view, hints, wizard, onShown })}
			firstField="log-files"
			files={<Files {...known} />}
			progress={<SignInProgress />}
		/>
	);
}

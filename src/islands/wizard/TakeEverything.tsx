import { useStore } from '@nanostores/preact';
import { useState } from 'preact/hooks';
import { $progress } from '../../stores/item-progress.ts';
import { makeOffer } from '../../stores/offer.ts';
import { saveFile } from '../../stores/save-file.ts';
import type { Whole } from './whole.ts';

/** The button that takes everything away: checklist and scripts in one zip, made here. */
export function TakeEverything({ whole }: { readonly whole: Whole | undefined }) {
	const progress = useStore($progress);
	const [said, setSaid] = useState('');
	const take = ({ plan, facts }: Whole) => {
		setSaid('Creating the files.');
		makeOffer(plan, facts, progress).then(
			({ everything, files }) => {
				saveFile(everything.fileName, everything.blob);
				setSaid(`${everything.fileName} holds ${files} files.`);
			},
			(error: unknown) => setSaid(`The files could not be created: ${error instanceof Error ? error.message : String(error)}`),
		);
	};
	return (
		<>
			<button type="button" class="button" disabled={whole === undefined} onClick={() => whole !== undefined && take(whole)}>
				Download everything (zip)
			</button>
			<span role="status">{said}</span>
		</>
	);
}

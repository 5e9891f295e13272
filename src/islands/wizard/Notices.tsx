import { useStore } from '@nanostores/preact';
import { $storageRefused } from '../../stores/browser-storage.ts';
import {
	$answers,
	$droppedAnswers,
	$droppedParts,
	$facts,
	$origin,
	eraseAndRestart,
	hasOtherSavedAnswers,
	readSaved,
} from '../../stores/wizard.ts';

/** What the visitor should know about where the answers at hand came from and whether they are kept. */
export function Notices() {
	const refused = useStore($storageRefused);
	const origin = useStore($origin);
	const droppedParts = useStore($droppedParts);
	const droppedAnswers = useStore($droppedAnswers);
	const facts = useStore($facts);
	const count = Object.keys(useStore($answers)).length;
	const subjects = facts.questions.filter(({ id }) => droppedAnswers.includes(id)).map(({ subject }) => subject);
	return (
		<div role="status" class="wizard-notices no-print">
			{refused && (
				<p class="notice">
					This browser keeps nothing for this site, so your progress won't be kept. The link to your answers works; save your plan
					as a file to keep ticks and notes.
				</p>
			)}
			{origin === 'saved' && (
				<p class="notice">
					Your answers were kept in this browser.{' '}
					<button type="button" class="link-button" onClick={eraseAndRestart}>
						Erase them and start again
					</button>
				</p>
			)}
			{origin === 'link' && count > 0 && hasOtherSavedAnswers() && (
				<p class="notice">
					These answers are from the link you opened. Those saved in this browser stay until you answer a question here.{' '}
					<button type="button" class="link-button" onClick={readSaved}>
						Use my saved answers
					</button>
				</p>
			)}
			{droppedParts.length > 0 && (
				<div class="notice" data-kind="warning">
					<p>{origin === 'saved' ? 'Some saved answers' : 'Parts of the link'} could not be used. Everything else was kept.</p>
					<ul>
						{droppedParts.map(({ part, why }) => (
							<li key={part}>
								<bdi>
									<code>{part}</code>
								</bdi>
								: {why}
							</li>
						))}
					</ul>
				</div>
			)}
			{subjects.length > 0 && (
				<p class="notice">Your last answer made these irrelevant, so their answers were removed: {subjects.join('; ')}.</p>
			)}
		</div>
	);
}

import { useStore } from '@nanostores/preact';
import { useEffect, useRef } from 'preact/hooks';
import type { QuestionFacts } from '../../knowledge/decision-facts.ts';
import { loadOutlineFacts } from '../../site/load-decision-facts.ts';
import { ofSameBuild } from '../../stores/site-updated.ts';
import { $facts, $moves, $relevant, $view, openWizard, showFirstQuestion } from '../../stores/wizard.ts';
import { LaterPage } from './LaterPage.tsx';
import { Notices } from './Notices.tsx';
import { QuestionPage } from './QuestionPage.tsx';

interface Props {
	readonly facts: QuestionFacts;
}

/** The wizard: one page at a time, chosen by the stores. */
export function Wizard({ facts }: Props) {
	if ($facts.get() !== facts) showFirstQuestion(facts);
	const view = useStore($view);
	const relevant = useStore($relevant);
	const moves = useStore($moves);
	const root = useRef<HTMLDivElement>(null);

	useEffect(() => openWizard(), []);

	// A screen reader announces the heading that receives focus; the first load leaves focus where the visitor put it.
	useEffect(() => {
		const heading = root.current?.querySelector('h1');
		if (heading === null || heading === undefined) return;
		document.title = `${heading.textContent} - TLS Ready`;
		if (moves === 0) return;
		heading.focus({ preventScroll: true });
		scrollTo(0, 0);
	}, [moves, view]);

	const question = view.name === 'question' ? relevant.find(({ id }) => id === view.id) : undefined;
	const place = question === undefined ? 0 : relevant.indexOf(question) + 1;
	return (
		<div ref={root} class="wizard">
			<Notices />
			{view.name === 'check' ? (
				<LaterPage key="check" title="Check your answers" load={loadCheck} />
			) : view.name === 'result' ? (
				<LaterPage key="result" title="Your checklist" load={loadResult} />
			) : (
				question !== undefined && (
					<QuestionPage key={question.id} question={question} place={place} left={relevant.length - place} />
				)
			)}
		</div>
	);
}

async function loadCheck() {
	const { CheckAnswers } = await import('./CheckAnswers.tsx');
	return <CheckAnswers />;
}

async function loadResult() {
	const [facts, { Result }] = await Promise.all([ofSameBuild(loadOutlineFacts, $facts.get()), import('./Result.tsx')]);
	return <Result facts={facts} />;
}

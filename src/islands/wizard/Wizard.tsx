import { useStore } from '@nanostores/preact';
import { useEffect, useRef } from 'preact/hooks';
import type { QuestionFacts } from '../../knowledge/decision-facts.ts';
import { $answers, $facts, $moves, $relevant, $view, openWizard, showFirstQuestion } from '../../stores/wizard.ts';
import { CheckAnswers } from './CheckAnswers.tsx';
import { Notices } from './Notices.tsx';
import { QuestionPage } from './QuestionPage.tsx';
import { ResultPage } from './ResultPage.tsx';

interface Props {
	readonly facts: QuestionFacts;
}

/** The wizard: one page at a time, chosen by the stores. */
export function Wizard({ facts }: Props) {
	if ($facts.get() !== facts) showFirstQuestion(facts);
	const view = useStore($view);
	const relevant = useStore($relevant);
	const answers = useStore($answers);
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
	return (
		<div ref={root}>
			<Notices />
			{view.name === 'check' ? (
				<CheckAnswers questions={relevant} answers={answers} />
			) : view.name === 'result' ? (
				<ResultPage />
			) : (
				question !== undefined && <QuestionPage key={question.id} question={question} place={relevant.indexOf(question) + 1} />
			)}
		</div>
	);
}

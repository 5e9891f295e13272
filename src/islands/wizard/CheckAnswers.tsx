import { useStore } from '@nanostores/preact';
import { type Answer, NOT_SURE } from '../../advisor/answers.ts';
import { kindOf } from '../../advisor/kinds/kinds.ts';
import type { AskedQuestion } from '../../knowledge/decision-facts.ts';
import { $answers, $relevant, changeAnswer, eraseAndRestart, goBack, showResult } from '../../stores/wizard.ts';
import { CopyLink } from './CopyLink.tsx';

/** Every answer with a way to change it. */
export function CheckAnswers() {
	const questions = useStore($relevant);
	const answers = useStore($answers);
	return (
		<>
			<dl class="summary-list">
				{questions.map((question) => (
					<div key={question.id}>
						<dt>{question.subject}</dt>
						<dd>{answerText(question, answers[question.id])}</dd>
						<dd class="summary-action">
							<button type="button" class="link-button" onClick={() => changeAnswer(question.id)}>
								Change<span class="visually-hidden"> {question.subject}</span>
							</button>
						</dd>
					</div>
				))}
			</dl>
			<div class="button-row">
				<button type="button" class="button" onClick={showResult}>
					Show my checklist
				</button>
				<button type="button" class="button-secondary" onClick={goBack}>
					Back
				</button>
				<button type="button" class="link-button" onClick={eraseAndRestart}>
					Erase my answers
				</button>
				<CopyLink />
			</div>
		</>
	);
}

function answerText(question: AskedQuestion, answer: Answer | undefined): string {
	if (answer === undefined) return 'Not answered yet';
	if (answer === NOT_SURE) return 'Not sure';
	return answer.map((value) => kindOf(question).describe(question, value)).join(', ');
}

import { useStore } from '@nanostores/preact';
import { useRef, useState } from 'preact/hooks';
import { type Answer, NOT_SURE } from '../../advisor/answers.ts';
import { parseVersions } from '../../advisor/valid-answer.ts';
import type { AskedQuestion } from '../../knowledge/decision-facts.ts';
import { $answers, $drafts, $isInteractive, answerAndContinue, eraseAndRestart, goBack } from '../../stores/wizard.ts';
import { Choices } from './Choices.tsx';
import { CopyCode } from './CopyCode.tsx';
import { VersionField } from './VersionField.tsx';

interface Props {
	readonly question: AskedQuestion;
	/** 1 for the first question. */
	readonly place: number;
}

/** One question, its title the heading. */
export function QuestionPage({ question, place }: Props) {
	const isInteractive = useStore($isInteractive);
	useStore($drafts);
	useStore($answers);
	const [fault, setFault] = useState<string>();
	const form = useRef<HTMLFormElement>(null);
	const { answer, text } = entered(question.id);

	const submit = (event: Event) => {
		event.preventDefault();
		// Asked again: a key pressed right after another comes before the page has been drawn anew.
		const { answer, text } = entered(question.id);
		const result = question.kind === 'version' ? readVersions(answer, text, question.example) : readChoice(answer);
		if (typeof result === 'object' && 'fault' in result) {
			setFault(result.fault);
			form.current?.querySelector('input')?.focus();
		} else answerAndContinue(question, result);
	};

	const describedBy = [question.hint === undefined ? '' : 'question-hint', fault === undefined ? '' : 'question-fault']
		.join(' ')
		.trim();
	return (
		<form ref={form} onSubmit={submit} noValidate>
			<p class="progress-text">Question {place}</p>
			<h1 tabIndex={-1} id="question-title">
				{question.title}
			</h1>
			<div class="form-group" data-invalid={fault === undefined ? undefined : ''}>
				{question.hint !== undefined && (
					<p class="hint" id="question-hint">
						{question.hint}
					</p>
				)}
				{fault !== undefined && (
					<p class="error-text" id="question-fault" role="alert">
						<span class="visually-hidden">Error: </span>
						{fault}
					</p>
				)}
				{question.kind === 'version' ? (
					<VersionField
						question={question}
						text={text}
						notSure={answer === NOT_SURE}
						disabled={!isInteractive}
						describedBy={describedBy}
						invalid={fault !== undefined}
						onChange={(next) => $drafts.setKey(question.id, next)}
					/>
				) : (
					<Choices
						question={question}
						answer={answer}
						disabled={!isInteractive}
						describedBy={describedBy}
						onChange={(next) => $drafts.setKey(question.id, { answer: next })}
					/>
				)}
			</div>
			<details class="find-out">
				<summary>How to find out</summary>
				<p>{question.findOut.text}</p>
				{question.findOut.command !== undefined && <CopyCode code={question.findOut.command} label="PowerShell, reads only" />}
			</details>
			<div class="button-row">
				<button type="submit" class="button" disabled={!isInteractive}>
					Continue
				</button>
				{place > 1 && (
					<button type="button" class="button-secondary" onClick={goBack}>
						Back
					</button>
				)}
				{place > 1 && (
					<button type="button" class="link-button" onClick={eraseAndRestart}>
						Erase my answers
					</button>
				)}
			</div>
		</form>
	);
}

/** What is chosen and typed for a question: the draft if there is one, else what was answered. */
function entered(id: string): { answer: Answer | undefined; text: string } {
	const draft = $drafts.get()[id] ?? {};
	const answer = 'answer' in draft ? draft.answer : $answers.get()[id];
	return { answer, text: draft.text ?? (answer === undefined || answer === NOT_SURE ? '' : answer.join(', ')) };
}

type Read = Answer | { readonly fault: string };

function readChoice(answer: Answer | undefined): Read {
	return answer === undefined || answer.length === 0 ? { fault: 'Choose an answer to go on.' } : answer;
}

function readVersions(answer: Answer | undefined, text: string, example: string | undefined): Read {
	if (answer === NOT_SURE) return NOT_SURE;
	const parsed = parseVersions(text);
	if (parsed.ok) return parsed.versions;
	const form = `numbers joined by dots, such as ${example ?? '1.2.3.4'}; put commas between several`;
	return {
		fault:
			parsed.rejected.length === 0
				? `Type a version (${form}), or choose “Not sure”.`
				: `“${parsed.rejected[0]?.slice(0, 40)}” is not a version. Type ${form}.`,
	};
}

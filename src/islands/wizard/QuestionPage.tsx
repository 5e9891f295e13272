import { useStore } from '@nanostores/preact';
import type { FunctionComponent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { NOT_SURE } from '../../advisor/answers.ts';
import type { Draft } from '../../advisor/kinds/kind.ts';
import { kindOf } from '../../advisor/kinds/kinds.ts';
import type { AskedQuestion, QuestionOf } from '../../knowledge/decision-facts.ts';
import { $answers, $drafts, $isInteractive, answerAndContinue, eraseAndRestart, goBack } from '../../stores/wizard.ts';
import { Choices } from './Choices.tsx';
import { CopyCode } from './CopyCode.tsx';
import type { FieldProps } from './field.ts';
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
	const draft = entered(question.id);
	const Field = fieldFor(question);

	const submit = (event: Event) => {
		event.preventDefault();
		// Asked again: a key pressed right after another comes before the page has been drawn anew.
		const now = entered(question.id);
		const result = now.answer === NOT_SURE ? NOT_SURE : kindOf(question).read(question, now);
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
				<Field
					question={question}
					draft={draft}
					disabled={!isInteractive}
					describedBy={describedBy}
					invalid={fault !== undefined}
					onChange={(next) => $drafts.setKey(question.id, next)}
				/>
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

/** The field of each kind of question. */
const FIELDS: { readonly [Name in AskedQuestion['kind']]: FunctionComponent<FieldProps<QuestionOf<Name>>> } = {
	single: Choices,
	several: Choices,
	version: VersionField,
};

function fieldFor({ kind }: AskedQuestion): FunctionComponent<FieldProps<AskedQuestion>> {
	// The table pairs each kind with its own questions, which the compiler cannot follow through a lookup.
	return FIELDS[kind] as FunctionComponent<FieldProps<AskedQuestion>>;
}

/** What is chosen and typed for a question: the draft if there is one, else what was answered. */
function entered(id: string): Draft {
	const draft = $drafts.get()[id] ?? {};
	const answer = 'answer' in draft ? draft.answer : $answers.get()[id];
	return { answer, text: draft.text ?? (answer === undefined || answer === NOT_SURE ? '' : answer.join(', ')) };
}

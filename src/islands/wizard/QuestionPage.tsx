import { useStore } from '@nanostores/preact';
import type { FunctionComponent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { NOT_SURE } from '../../advisor/answers.ts';
import { readChoice } from '../../advisor/kinds/choosing.ts';
import type { Draft, Entered } from '../../advisor/kinds/kind.ts';
import type { AskedQuestion } from '../../knowledge/decision-facts.ts';
import { $answers, $drafts, $isInteractive, answerAndContinue, eraseAndRestart, goBack } from '../../stores/wizard.ts';
import { Choices } from './Choices.tsx';
import { CopyCode } from './CopyCode.tsx';
import type { FieldProps } from './field.ts';
import { LoadFault } from './LoadFault.tsx';
import { Prose } from './Prose.tsx';

interface Props {
	readonly question: AskedQuestion;
	/** 1 for the first question. */
	readonly place: number;
	/** Questions after it, as far as the answers so far tell. */
	readonly left: number;
}

/** One question, its title the heading. */
export function QuestionPage({ question, place, left }: Props) {
	const isInteractive = useStore($isInteractive);
	useStore($drafts);
	useStore($answers);
	const [fault, setFault] = useState<string>();
	const [, setLater] = useState(false);
	const [loadFault, setLoadFault] = useState<Error>();
	const form = useRef<HTMLFormElement>(null);
	const draft = entered(question.id);
	const entry = entryFor(question);
	const load = () => {
		setLoadFault(undefined);
		loadLater().then(() => setLater(true), setLoadFault);
	};
	// While the first question is answered, what later ones need comes.
	useEffect(load, []);

	const submit = (event: Event) => {
		event.preventDefault();
		// Asked again: a key pressed right after another comes before the page has been drawn anew.
		const now = entered(question.id);
		const result = now.answer === NOT_SURE ? NOT_SURE : entry?.read(question, now);
		if (result === undefined) return;
		if (typeof result === 'object' && 'fault' in result) {
			setFault(result.fault);
			form.current?.querySelector<HTMLInputElement>('input:not([type=search])')?.focus();
		} else answerAndContinue(question, result);
	};

	const describedBy = [question.hint === undefined ? '' : 'question-hint', fault === undefined ? '' : 'question-fault']
		.join(' ')
		.trim();
	const isReady = isInteractive && entry !== undefined;
	return (
		<form ref={form} onSubmit={submit} noValidate>
			<p class="progress-text">
				Question {place}. {left === 0 ? 'The last' : `About ${left} more`}, unless your answers change that.
			</p>
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
				{entry !== undefined ? (
					<entry.Field
						question={question}
						draft={draft}
						disabled={!isInteractive}
						describedBy={describedBy}
						invalid={fault !== undefined}
						onChange={(next) => $drafts.setKey(question.id, next)}
					/>
				) : loadFault !== undefined ? (
					<LoadFault fault={loadFault} what="The field" onRetry={load} />
				) : (
					<p role="status">Loading.</p>
				)}
			</div>
			<details class="find-out">
				<summary>How to find out</summary>
				<p>
					<Prose text={question.findOut.text} />
				</p>
				{question.findOut.command !== undefined && <CopyCode code={question.findOut.command} label="PowerShell, reads only" />}
			</details>
			<div class="button-row">
				<button type="submit" class="button" disabled={!isReady}>
					Continue
				</button>
				{place > 1 ? (
					<>
						<button type="button" class="button-secondary" onClick={goBack}>
							Back
						</button>
						<button type="button" class="link-button" onClick={eraseAndRestart}>
							Erase my answers
						</button>
					</>
				) : (
					later !== undefined && <later.ContinueFromFile />
				)}
			</div>
		</form>
	);
}

/** A field, and how what was entered in it is read. */
interface Entry {
	readonly Field: FunctionComponent<FieldProps<AskedQuestion>>;
	readonly read: (question: AskedQuestion, draft: Draft) => Entered;
}

/** Most options that are shown as a plain list. */
const MOST_PLAIN = 10;

let later: typeof import('./later-fields.ts') | undefined;

async function loadLater(): Promise<void> {
	later ??= await import('./later-fields.ts');
}

/** The field of a question; undefined until it has been loaded. */
function entryFor({ kind, options }: AskedQuestion): Entry | undefined {
	// Each field is given its own kind of question, which the compiler cannot follow.
	if (kind === 'version') return later && ({ Field: later.VersionField, read: later.readVersions } as unknown as Entry);
	const Field = options.length > MOST_PLAIN ? later?.LongChoices : Choices;
	return Field && ({ Field, read: readChoice } as unknown as Entry);
}

/** What is chosen and typed for a question: the draft if there is one, else what was answered. */
function entered(id: string): Draft {
	const draft = $drafts.get()[id] ?? {};
	const answer = 'answer' in draft ? draft.answer : $answers.get()[id];
	return { answer, text: draft.text ?? (answer === undefined || answer === NOT_SURE ? '' : answer.join(', ')) };
}

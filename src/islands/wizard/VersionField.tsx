import { type Answer, NOT_SURE } from '../../advisor/answers.ts';
import type { AskedQuestion } from '../../knowledge/decision-facts.ts';

interface Props {
	readonly question: AskedQuestion;
	readonly text: string;
	readonly notSure: boolean;
	readonly disabled: boolean;
	readonly describedBy: string;
	readonly invalid: boolean;
	readonly onChange: (draft: { readonly answer?: Answer | undefined; readonly text?: string }) => void;
}

/** A field for one or more versions, with the accepted form shown. */
export function VersionField({ question, text, notSure, disabled, describedBy, invalid, onChange }: Props) {
	return (
		<>
			<label class="label" for="version">
				Version, such as {question.example}
			</label>
			<input
				class="field field-short"
				id="version"
				name={question.id}
				type="text"
				inputMode="text"
				autocomplete="off"
				spellcheck={false}
				disabled={disabled}
				value={text}
				aria-describedby={describedBy || undefined}
				aria-invalid={invalid}
				onInput={(event) => onChange({ answer: undefined, text: event.currentTarget.value })}
			/>
			{question.notSure && (
				<div class="choices">
					<p class="choice-or">or</p>
					<div class="choice">
						<input
							type="checkbox"
							id="version-not-sure"
							checked={notSure}
							onChange={(event) => onChange({ answer: event.currentTarget.checked ? NOT_SURE : undefined, text })}
						/>
						<label for="version-not-sure">Not sure</label>
					</div>
				</div>
			)}
		</>
	);
}

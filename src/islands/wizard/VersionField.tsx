import { NOT_SURE } from '../../advisor/answers.ts';
import type { AskedVersion } from '../../knowledge/decision-facts.ts';
import type { FieldProps } from './field.ts';

/** A field for one or more versions, with the accepted form shown. */
export function VersionField({ question, draft, disabled, describedBy, invalid, onChange }: FieldProps<AskedVersion>) {
	const { answer, text = '' } = draft;
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
							checked={answer === NOT_SURE}
							onChange={(event) => onChange({ answer: event.currentTarget.checked ? NOT_SURE : undefined, text })}
						/>
						<label for="version-not-sure">Not sure</label>
					</div>
				</div>
			)}
		</>
	);
}

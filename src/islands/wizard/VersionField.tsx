import { useState } from 'preact/hooks';
import { NOT_SURE } from '../../advisor/answers.ts';
import { newerThanKnown, withoutInvisible } from '../../advisor/kinds/typed-versions.ts';
import type { AskedVersion } from '../../knowledge/decision-facts.ts';
import type { FieldProps } from './field.ts';

/** A field for one or more versions, with the accepted form shown. */
export function VersionField({ question, draft, disabled, describedBy, invalid, onChange }: FieldProps<AskedVersion>) {
	const { answer, text = '' } = draft;
	const [wasCleaned, setCleaned] = useState(false);
	const newer = newerThanKnown(question, text);
	const type = (typed: string) => {
		const cleaned = withoutInvisible(typed);
		if (cleaned !== typed) setCleaned(true);
		onChange({ answer: undefined, text: cleaned });
	};
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
				aria-describedby={`${describedBy} version-remark`.trim()}
				aria-invalid={invalid}
				onInput={(event) => type(event.currentTarget.value)}
			/>
			<p id="version-remark" class="hint" role="status">
				{wasCleaned && 'Invisible characters were removed from what you entered. '}
				{newer.length > 0 &&
					`${newer.join(', ')} is newer than any version that we know (${question.newest}). Check for a typing error; otherwise continue.`}
			</p>
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

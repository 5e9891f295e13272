import { useState } from 'preact/hooks';
import type { AskedChoice, AskedOption } from '../../knowledge/decision-facts.ts';
import { Choices, type DrawOptions } from './Choices.tsx';
import type { FieldProps } from './field.ts';

/** Many options: under headings, with a field that narrows them. What is chosen stays in sight. */
export function LongChoices(props: FieldProps<AskedChoice>) {
	const [words, setWords] = useState('');
	const { answer } = props.draft;
	const wanted = words.trim().toLowerCase();
	const isShown = ({ id, label, hint = '' }: AskedOption) =>
		`${label} ${hint}`.toLowerCase().includes(wanted) || (Array.isArray(answer) && answer.includes(id));
	const drawOptions: DrawOptions = (options, draw) => {
		const shown = options.filter(isShown);
		return (
			<>
				{[...Map.groupBy(shown, ({ group = '' }) => group)].map(([group, together]) => (
					<fieldset key={group}>
						<legend class="choice-group">{group === '' && options.length > together.length ? 'Others' : group}</legend>
						{together.map(draw)}
					</fieldset>
				))}
				<p role="status" class="hint">
					{wanted !== '' && `${shown.length} of ${options.length} shown.`}
				</p>
			</>
		);
	};
	return (
		<>
			<label class="label" for="narrow">
				Find in this list
			</label>
			<input
				class="field field-short"
				id="narrow"
				type="search"
				autocomplete="off"
				disabled={props.disabled}
				value={words}
				onInput={({ currentTarget: { value } }) => setWords(value)}
				onKeyDown={(event) => {
					// Enter would continue with what is chosen so far.
					if (event.key === 'Enter') event.preventDefault();
				}}
			/>
			<Choices {...props} drawOptions={drawOptions} />
		</>
	);
}

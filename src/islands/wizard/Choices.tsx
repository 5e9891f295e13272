import { type Answer, NOT_SURE } from '../../advisor/answers.ts';
import type { AskedChoice, AskedOption } from '../../knowledge/decision-facts.ts';
import type { FieldProps } from './field.ts';

const INPUT_TYPES: Readonly<Record<AskedChoice['kind'], 'radio' | 'checkbox'>> = { single: 'radio', several: 'checkbox' };

/** Draws options, each with the function that draws one. */
export type DrawOptions = (
	options: readonly AskedOption[],
	draw: (option: AskedOption) => preact.JSX.Element,
) => preact.ComponentChildren;

interface Props extends FieldProps<AskedChoice> {
	/** How the options are laid out; one under the other where it is left out. */
	readonly drawOptions?: DrawOptions | undefined;
}

/** Radios for one choice, checkboxes for several. What excludes the rest stands after an "or". */
export function Choices({ question, draft: { answer }, disabled, describedBy, onChange, drawOptions }: Props) {
	const chosen = answer === undefined ? [] : answer === NOT_SURE ? [NOT_SURE] : answer;
	const exclusive = question.options.filter((option) => option.exclusive === true);
	const others = question.options.filter((option) => option.exclusive !== true);
	const last: AskedOption[] = [...exclusive, ...(question.notSure ? [{ id: NOT_SURE, label: 'Not sure' }] : [])];
	const type = INPUT_TYPES[question.kind];
	const change = (next: Answer | undefined) => onChange({ answer: next });

	const toggle = (id: string, on: boolean) => {
		if (id === NOT_SURE) change(on ? NOT_SURE : undefined);
		else if (type === 'radio' || exclusive.some((option) => option.id === id)) change(on ? [id] : undefined);
		else {
			const rest = chosen.filter((other) => other !== id && others.some((option) => option.id === other));
			const next = on ? [...rest, id] : rest;
			change(next.length === 0 ? undefined : next);
		}
	};

	const choice = (option: AskedOption) => (
		<div class="choice" key={option.id}>
			<input
				type={type}
				name={question.id}
				id={`option-${option.id}`}
				value={option.id}
				checked={chosen.includes(option.id)}
				aria-describedby={option.hint === undefined ? undefined : `hint-${option.id}`}
				onChange={(event) => toggle(option.id, event.currentTarget.checked)}
			/>
			<div>
				<label for={`option-${option.id}`}>{option.label}</label>
				{option.hint !== undefined && (
					<span class="hint" id={`hint-${option.id}`}>
						{option.hint}
					</span>
				)}
			</div>
		</div>
	);

	return (
		<fieldset class="choices" disabled={disabled} aria-labelledby="question-title" aria-describedby={describedBy || undefined}>
			{drawOptions === undefined ? others.map(choice) : drawOptions(others, choice)}
			{last.length > 0 && others.length > 0 && <p class="choice-or">or</p>}
			{last.map(choice)}
		</fieldset>
	);
}

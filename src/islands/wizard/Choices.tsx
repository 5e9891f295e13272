import { type Answer, NOT_SURE } from '../../advisor/answers.ts';
import type { AskedOption, AskedQuestion } from '../../knowledge/decision-facts.ts';

interface Props {
	readonly question: AskedQuestion;
	readonly answer: Answer | undefined;
	readonly disabled: boolean;
	readonly describedBy: string;
	readonly onChange: (answer: Answer | undefined) => void;
}

/** Radios for one choice, checkboxes for several. What excludes the rest stands after an "or". */
export function Choices({ question, answer, disabled, describedBy, onChange }: Props) {
	const chosen = answer === undefined ? [] : answer === NOT_SURE ? [NOT_SURE] : answer;
	const exclusive = question.options.filter((option) => option.exclusive === true);
	const others = question.options.filter((option) => option.exclusive !== true);
	const last: AskedOption[] = [...exclusive, ...(question.notSure ? [{ id: NOT_SURE, label: 'Not sure' }] : [])];
	const type = question.kind === 'single' ? 'radio' : 'checkbox';

	const toggle = (id: string, on: boolean) => {
		if (id === NOT_SURE) onChange(on ? NOT_SURE : undefined);
		else if (question.kind === 'single' || exclusive.some((option) => option.id === id)) onChange(on ? [id] : undefined);
		else {
			const rest = chosen.filter((other) => other !== id && others.some((option) => option.id === other));
			const next = on ? [...rest, id] : rest;
			onChange(next.length === 0 ? undefined : next);
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
			{others.map(choice)}
			{last.length > 0 && others.length > 0 && <p class="choice-or">or</p>}
			{last.map(choice)}
		</fieldset>
	);
}

import type { Draft } from '../../advisor/kinds/kind.ts';
import type { AskedQuestion } from '../../knowledge/decision-facts.ts';

/** What every field for answering a question is given. */
export interface FieldProps<Question extends AskedQuestion> {
	readonly question: Question;
	/** What is chosen and typed so far. */
	readonly draft: Draft;
	readonly disabled: boolean;
	readonly invalid: boolean;
	/** Ids of what explains the field, for aria-describedby. */
	readonly describedBy: string;
	readonly onChange: (draft: Draft) => void;
}

import type { FileProblem } from '../../reading/file-problem.ts';
import type { ReadStatement } from '../record/scanned-statement.ts';
import type { SignIn } from '../record/sign-in.ts';
import type { Form } from './form.ts';

/** Who is told of the records of a log. */
export interface RecordHandler {
	/** A sign-in that states `statement`; `full` makes the whole of it, to be called only if wanted. */
	signIn(statement: ReadStatement, full: () => SignIn): void;
	/** A summary that this reader saved as JSON, as a value. Answers whether it is one. */
	earlier(value: unknown): boolean;
	/** A record that is no sign-in. */
	otherRecord(): void;
	/** The last page of Microsoft Graph in the file names a page that follows. */
	nextPage(): void;
	form(form: Form): void;
	problem(problem: FileProblem): void;
}

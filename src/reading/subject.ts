/** What a reader reads, in the words of its messages: reading itself knows only bytes, text and records. */
export interface Subject {
	/** One file of it, without an article: "sign-in log". */
	readonly file: string;
	/** The same once it is clear what is meant: "log". */
	readonly short: string;
	/** One record of it: "sign-in". */
	readonly record: string;
	/** A sentence that says which files are accepted. */
	readonly accepted: string;
	/** A sentence that says what to give in place of a file that is no text. */
	readonly insteadOfBinary: string;
	/** A sentence that says what to give in place of an Excel workbook. */
	readonly insteadOfWorkbook: string;
}

/** Steps of the round on one machine, in the order in which they are done. */
export const STEPS = ['check', 'preview', 'change', 'check-again', 'undo'] as const;
export type Step = (typeof STEPS)[number];

/** A line to type in the folder of the file that it runs. */
export interface RunLine {
	readonly command: string;
	/** Whether it needs a prompt that was opened with "Run as administrator". */
	readonly elevated: boolean;
	/** The step of the round that it is, and with what that round is gone; left out where the file stands by itself. */
	readonly round?: { readonly step: Step; readonly tool: 'PowerShell' | 'the batch files' };
}

/** The line that runs a script with Windows PowerShell, whatever the execution policy of the user is. */
export function withPowerShell(fileName: string, parameters = ''): string {
	return `powershell -NoProfile -ExecutionPolicy Bypass -File ${fileName}${parameters === '' ? '' : ` ${parameters}`}`;
}

/** The line of a file that stands by itself and needs no administrator. */
export function runBy(command: string): readonly RunLine[] {
	return [{ command, elevated: false }];
}

/** One subcommand of `tls-ready`. */
export interface Command {
	readonly name: string;
	/** What it does, in a line of the list of subcommands. */
	readonly summary: string;
	/** What `--help` prints: usage, options, exit codes. */
	readonly help: string;
	/** @returns the exit code @throws UsageError if the arguments are wrong */
	readonly run: (args: readonly string[]) => Promise<number>;
}

/** Arguments that a command does not take; the message says what was found. */
export class UsageError extends Error {}

/** Exit code for wrong usage, the same for every subcommand. */
export const WRONG_USAGE = 3;

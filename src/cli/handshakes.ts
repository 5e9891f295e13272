import { parseArgs } from 'node:util';
import { HandshakeSession } from '../handshakes/session/session.ts';
import { connections } from '../handshakes/summary/doubts.ts';
import { type Summary, summaryOf } from '../handshakes/summary/summary.ts';
import { summaryJson, summaryText } from '../handshakes/summary/summary-text.ts';
import { type Command, UsageError, WRONG_USAGE } from './command.ts';
import { readGiven } from './given-files.ts';
import { otherReaders } from './other-readers.ts';
import { ProgressLine } from './progress-line.ts';

export const handshakes: Command = {
	name: 'handshakes',
	summary: 'reads connection logs and scans and says who uses, and which servers accept, legacy TLS',
	help: `Usage: tls-ready handshakes [--json] FILE|FOLDER|-...

Reads logs of connections (who uses which TLS version) and scans (what servers accept).
  FILE|FOLDER  logs and scans as their source wrote them, plain or in gzip, zip or tar; folders with all that is below them
  -            reads standard input
  --json       the summary as JSON
Exit code: 0 no legacy TLS used in these logs, and none accepted in these scans; 1 legacy TLS used or accepted;
2 not enough to say, or a file was not read completely; 3 wrong usage, or a file or folder that cannot be opened. Scans show
only what servers accept.`,
	run: async (args) => {
		const { values, positionals } = argumentsOf(args);
		if (positionals.length === 0) throw new UsageError('No file or folder is named.');
		const session = new HandshakeSession();
		const line = new ProgressLine(process.stderr);
		const areAllRead = await readGiven(positionals, {
			inParts: true,
			open: (name) => session.open(name),
			progress: (name, bytes) =>
				line.advance(name, bytes, () => `${connections(session.use.of('legacy').count)} with legacy TLS`),
		});
		line.clear();
		const summary = summaryOf(session, Date.now());
		process.stdout.write(values.json ? summaryJson(summary) : summaryText(summary) + (await otherReaders(summary.files)));
		return areAllRead ? exitCode(summary) : WRONG_USAGE;
	},
};

function exitCode({ use, scans, files }: Summary): number {
	if (use.verdict === 'legacy' || scans.verdict === 'accepted') return 1;
	const hasAnswer = use.verdict !== 'notAsked' || scans.verdict !== 'notAsked';
	const isWhole = files.every(({ problems }) => problems.every(({ severity }) => severity === 'notice'));
	return hasAnswer && isWhole && use.verdict !== 'notEnough' && scans.verdict !== 'notEnough' ? 0 : 2;
}

function argumentsOf(args: readonly string[]) {
	try {
		return parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
}

import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { formatCount } from '../reading/text/format-count.ts';
import { downloadLimitsOf } from '../signins/form/download-limits.ts';
import { SignInSession } from '../signins/session/session.ts';
import type { AskedKind } from '../signins/summary/figures.ts';
import { summaryOf } from '../signins/summary/summary.ts';
import { summaryJson, summaryText } from '../signins/summary/summary-text.ts';
import { type Command, UsageError, WRONG_USAGE } from './command.ts';
import { flagAbsences, logLimits } from './facts.ts';
import { readGiven } from './given-files.ts';
import { otherReaders } from './other-readers.ts';
import { ProgressLine } from './progress-line.ts';

const EXIT_CODES = { noneFound: 0, legacy: 1, notEnough: 2 } as const;

export const signins: Command = {
	name: 'signins',
	summary: 'reads Microsoft Entra sign-in logs and says who still uses legacy TLS',
	help: `Usage: tls-ready signins [--json] [--days 7|30] [--without KIND] FILE|FOLDER|-...

Reads Microsoft Entra sign-in logs and says who still uses legacy TLS.
  FILE|FOLDER  logs as JSON or CSV, plain or in gzip, zip or tar; folders with all that is below them
  -            reads standard input
               A summary saved with --json among the files is compared with: gone, still there, new.
  --json       the summary as JSON
  --days N     how many days the tenant keeps sign-ins (default 30)
  --without KIND
               the tenant has none of these, so that their logs are not asked for:
               service-principals or managed-identities; can be given twice
Exit code: 0 none found; 1 legacy TLS found; 2 not enough to say, or a file was not read completely; 3 wrong usage, or a
file or folder that cannot be opened.`,
	run: async (args) => {
		const limits = await logLimits();
		const { values, positionals } = argumentsOf(args);
		const days = Number(values.days ?? Math.max(...limits.flatMap(({ unit, amount }) => (unit === 'days' ? [amount] : []))));
		if (!Number.isInteger(days) || days < 1)
			throw new UsageError(`--days takes a number of days such as 30, not "${values.days}".`);
		if (positionals.length === 0) throw new UsageError('No file or folder is named.');
		const downloadLimits = downloadLimitsOf(limits);
		const without = (values.without ?? []).map(kindOf);
		const session = new SignInSession(randomInt(2 ** 32), await flagAbsences());
		const line = new ProgressLine(process.stderr);
		const areAllRead = await readGiven(positionals, {
			inParts: true,
			open: (name) => session.open(name, downloadLimits),
			progress: (name, bytes) => line.advance(name, bytes, () => `${formatCount(session.legacy.total)} sign-ins with legacy TLS`),
		});
		line.clear();
		const summary = summaryOf(session, { retentionDays: days, without }, Date.now());
		process.stdout.write(values.json ? summaryJson(summary) : summaryText(summary) + (await otherReaders(session.files)));
		return areAllRead ? EXIT_CODES[summary.verdict] : WRONG_USAGE;
	},
};

/** Kinds of sign-in that a tenant can be without, as the command names them. */
const KINDS_BY_NAME: Readonly<Record<string, AskedKind>> = {
	'service-principals': 'servicePrincipal',
	'managed-identities': 'managedIdentity',
};

function kindOf(name: string): AskedKind {
	const kind = KINDS_BY_NAME[name];
	if (kind === undefined) throw new UsageError(`--without takes ${Object.keys(KINDS_BY_NAME).join(' or ')}, not "${name}".`);
	return kind;
}

function argumentsOf(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				json: { type: 'boolean', default: false },
				days: { type: 'string' },
				without: { type: 'string', multiple: true },
			},
		});
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
}

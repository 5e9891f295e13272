/** What the worker that reads makes for the visitor to save. */
import { legacyCsv } from './export-csv.ts';
import { evidenceReport } from './export-report.ts';
import { type Mask, UNMASKED } from './mask.ts';
import type { ExportFormat, PlacedFile, Request } from './reading.ts';
import type { SignInSession } from './session.ts';
import type { Summary } from './summary.ts';
import { summaryJson } from './summary-text.ts';

/** What was read until now. */
interface Read {
	readonly session: SignInSession;
	readonly mask: Mask;
	readonly files: readonly PlacedFile[];
	readonly summarise: () => Summary;
}

interface Exported {
	readonly fileName: string;
	readonly mediaType: string;
	readonly text: string;
}

/** The file asked for, made of what was read. */
export function exportOf(
	{ format, masked, today, address, digests }: Extract<Request, { type: 'export' }>,
	{ session, mask, files, summarise }: Read,
): Exported {
	const hide = masked ? mask : UNMASKED;
	if (format === 'users-csv' || format === 'workloads-csv') {
		const of = format === 'users-csv' ? 'users' : 'workloads';
		const signIns = [...session.legacy.kept].map((signIn) => hide.signIn(signIn));
		return { fileName: `legacy-tls-${of}${masked ? '-masked' : ''}.csv`, mediaType: 'text/csv', text: legacyCsv(signIns, of) };
	}
	const whole = summarise();
	const summary: Summary = {
		...whole,
		groups: {
			...whole.groups,
			account: whole.groups.account.map(hide.account, hide),
			ipAddress: whole.groups.ipAddress.map(hide.ipAddress, hide),
		},
	};
	const name = `legacy-tls-${NAMES[format]}${masked ? '-masked' : ''}`;
	if (format === 'summary-json') return { fileName: `${name}.json`, mediaType: 'application/json', text: summaryJson(summary) };
	const given = files.map(({ place, name, file }) => {
		const sha256 = digests[place];
		return { name, bytes: file.size, ...(sha256 === undefined ? {} : { sha256 }) };
	});
	return {
		fileName: `${name}.md`,
		mediaType: 'text/markdown',
		text: evidenceReport({ summary, given, today, address, masked }),
	};
}

const NAMES: Readonly<Record<Exclude<ExportFormat, 'users-csv' | 'workloads-csv'>, string>> = {
	'summary-json': 'summary',
	report: 'evidence',
};

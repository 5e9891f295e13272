/** What is handed out of what was read: files that the visitor saves. */

import type { PlacedFile } from '../../reading/files/file-queue.ts';
import type { ReadableFile } from '../../reading/files/file-relay.ts';
import type { SignInSession } from '../session/session.ts';
import type { Summary } from '../summary/summary.ts';
import { summaryJson } from '../summary/summary-text.ts';
import { legacyCsv } from './export-csv.ts';
import { evidenceReport } from './export-report.ts';
import { type Mask, UNMASKED } from './mask.ts';

export type ExportFormat = 'users-csv' | 'workloads-csv' | 'summary-json' | 'report';

/** SHA-256 in hexadecimal by the place of the file among those given. */
export type Digests = Readonly<Record<number, string>>;

/** A file asked for. */
export interface ExportRequest {
	readonly format: ExportFormat;
	readonly masked: boolean;
	/** ISO 8601. */
	readonly today: string;
	/** Of the page that made it. */
	readonly address: string;
	readonly digests: Digests;
}

/** What was read until now. */
interface Read {
	readonly session: SignInSession;
	readonly mask: Mask;
	readonly files: readonly PlacedFile<ReadableFile>[];
	readonly summarise: () => Summary;
}

interface Exported {
	readonly fileName: string;
	readonly mediaType: string;
	readonly text: string;
}

/** The file asked for, made of what was read. */
export function exportOf(
	{ format, masked, today, address, digests }: ExportRequest,
	{ session, mask, files, summarise }: Read,
): Exported {
	const hide = masked ? mask : UNMASKED;
	if (format === 'users-csv' || format === 'workloads-csv') {
		const of = format === 'users-csv' ? 'users' : 'workloads';
		const signIns = [...session.legacy.kept].map((signIn) => hide.signIn(signIn));
		return { fileName: `legacy-tls-${of}${masked ? '-masked' : ''}.csv`, mediaType: 'text/csv', text: legacyCsv(signIns, of) };
	}
	const whole = summarise();
	// Names in an earlier result have no stand-ins.
	const { comparison, ...rest } = whole;
	const summary: Summary = {
		...rest,
		...(comparison === undefined || masked ? {} : { comparison }),
		groups: {
			...whole.groups,
			account: whole.groups.account.map(hide.account, hide),
			device: whole.groups.device.map(hide.device, hide),
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

/** What is handed out of what was read: files that the visitor saves. */

import type { PlacedFile } from '../../reading/files/file-queue.ts';
import type { ReadableFile } from '../../reading/files/file-relay.ts';
import type { Summary } from '../summary/summary.ts';
import { summaryJson } from '../summary/summary-text.ts';
import type { Mask } from './mask.ts';
import { evidenceReport } from './report.ts';
import { rowsCsv } from './rows-csv.ts';

export type ExportFormat = 'rows-csv' | 'summary-json' | 'report';

/** SHA-256 in hexadecimal by the place of the file among those given. */
export type Digests = Readonly<Record<number, string>>;

/** A file asked for. */
export interface ExportRequest {
	readonly format: ExportFormat;
	readonly masked: boolean;
	/** Day, YYYY-MM-DD. */
	readonly today: string;
	/** Of the page that made it. */
	readonly address: string;
	readonly digests: Digests;
}

export interface Exported {
	readonly fileName: string;
	readonly mediaType: string;
	readonly text: string;
}

/** The file asked for, made of what was read. */
export function exportOf(
	{ format, masked, today, address, digests }: ExportRequest,
	whole: Summary,
	mask: Mask,
	files: readonly PlacedFile<ReadableFile>[],
): Exported {
	const summary = masked ? mask.summary(whole) : whole;
	const end = masked ? '-masked' : '';
	switch (format) {
		case 'rows-csv':
			return { fileName: `legacy-tls-connections${end}.csv`, mediaType: 'text/csv', text: rowsCsv(summary.use.rows) };
		case 'summary-json':
			return { fileName: `handshakes-summary${end}.json`, mediaType: 'application/json', text: summaryJson(summary) };
		case 'report': {
			const given = files.map(({ place, name, file }) => {
				const sha256 = digests[place];
				return { name, bytes: file.size, ...(sha256 === undefined ? {} : { sha256 }) };
			});
			const text = evidenceReport({ summary, given, today, address, masked });
			return { fileName: `handshakes-evidence${end}.md`, mediaType: 'text/markdown', text };
		}
	}
}

import type { FileProgress, PlacedFile } from '../../reading/files/file-queue.ts';
import type { GivenFiles, Largest, ShownFile } from '../../reading/files/reader-view.ts';
import type { ExportRequest } from '../exports/exports.ts';
import type { Dimension, Group, Row } from '../session/legacy-connections.ts';
import type { Summary, UseSummary } from '../summary/summary.ts';

/** What the page asks of the worker that reads. */
export type Request =
	| { readonly type: 'read'; readonly files: readonly PlacedFile[] }
	| { readonly type: 'cancel' }
	/** Rows of one group, from a place in their order on. */
	| { readonly type: 'records'; readonly dimension: Dimension; readonly name: string; readonly from: number }
	| (ExportRequest & { readonly type: 'export' });

export interface Progress extends FileProgress {
	readonly connections: number;
	readonly legacy: number;
}

/** The summary with only the largest of everything, so that showing it stays quick. */
export interface ReaderView extends GivenFiles {
	readonly use: Omit<UseSummary, 'groups' | 'rows' | 'suites'> & {
		readonly groups: Readonly<Record<Dimension, Largest<Group>>>;
		readonly suites: Largest<UseSummary['suites'][number]>;
		readonly rows: number;
	};
	readonly scans: Omit<Summary['scans'], 'servers'> & { readonly servers: Largest<Summary['scans']['servers'][number]> };
	readonly failures: Largest<Summary['failures'][number]>;
	readonly files: readonly ShownFile[];
}

/** Rows of the group that is open. */
export interface Records {
	readonly dimension: Dimension;
	readonly name: string;
	readonly from: number;
	readonly records: readonly Row[];
	readonly total: number;
}

/** What the worker that reads answers. */
export type ReaderReply =
	| { readonly type: 'progress'; readonly progress: Progress }
	| { readonly type: 'view'; readonly view: ReaderView }
	| (Records & { readonly type: 'records' })
	| { readonly type: 'exported'; readonly fileName: string; readonly mediaType: string; readonly parts: readonly string[] }
	| { readonly type: 'failed'; readonly reason: string };

/** Rows shown at once of a group. */
export const SHOWN_RECORDS = 50;

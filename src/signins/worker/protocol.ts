import type { FileProgress, PlacedFile } from '../../reading/files/file-queue.ts';
import type { GivenFiles, Largest } from '../../reading/files/reader-view.ts';
import type { ExportRequest } from '../exports/exports.ts';
import type { DownloadLimits } from '../form/download-limits.ts';
import type { AbsenceMeaning } from '../record/absence-meanings.ts';
import type { SignIn } from '../record/sign-in.ts';
import type { Dimension, Group } from '../session/legacy-records.ts';
import type { Summary, Tenant } from '../summary/summary.ts';

/** What the page asks of the worker that reads. */
export type Request =
	| {
			readonly type: 'read';
			readonly files: readonly PlacedFile[];
			readonly tenant: Tenant;
			/** Most records that one file holds, by its form. */
			readonly downloadLimits: DownloadLimits;
			/** What a missing entry about legacy TLS means; the same for all that one worker reads. */
			readonly meanings: readonly AbsenceMeaning[];
	  }
	| { readonly type: 'cancel' }
	| { readonly type: 'tenant'; readonly tenant: Tenant }
	/** Sign-ins of one group, from a place in their order on. */
	| { readonly type: 'records'; readonly dimension: Dimension; readonly names: readonly string[]; readonly from: number }
	| (ExportRequest & { readonly type: 'export' });

export interface Progress extends FileProgress {
	readonly signIns: number;
	readonly legacy: number;
}

/** The summary with only the largest groups, so that showing it stays quick. */
export interface ReaderView extends Omit<Summary, 'groups'>, GivenFiles {
	readonly groups: Readonly<Record<Dimension, Largest<Group>>>;
	/** Workloads and users among the sign-ins listed. */
	readonly listed: { readonly users: number; readonly workloads: number };
}

/** What the worker that reads answers. */
export type ReaderReply =
	| { readonly type: 'progress'; readonly progress: Progress }
	| { readonly type: 'view'; readonly view: ReaderView }
	| {
			readonly type: 'records';
			readonly dimension: Dimension;
			readonly names: readonly string[];
			readonly from: number;
			readonly records: readonly SignIn[];
			readonly total: number;
	  }
	| { readonly type: 'exported'; readonly fileName: string; readonly mediaType: string; readonly parts: readonly string[] }
	| { readonly type: 'failed'; readonly reason: string };

/** Sign-ins shown at once of a group. */
export const SHOWN_RECORDS = 50;

import type { DownloadLimits } from './download-limits.ts';
import type { Dimension, Group } from './legacy-records.ts';
import type { SignIn } from './sign-in.ts';
import type { Summary } from './summary.ts';

/** A file as it was given. */
export interface PlacedFile {
	/** Its place among all files given until now, counted from 0: two files may have the same name. */
	readonly place: number;
	/** The name it is shown by: its path inside a folder that was given. */
	readonly name: string;
	readonly file: File;
}

/** What the page asks of the worker that reads. */
export type Request =
	| {
			readonly type: 'read';
			readonly files: readonly PlacedFile[];
			readonly retentionDays: number;
			/** Most records that one file holds, by its form. */
			readonly downloadLimits: DownloadLimits;
	  }
	| { readonly type: 'cancel' }
	| { readonly type: 'retention'; readonly days: number }
	/** Sign-ins of one group, from a place in their order on. */
	| { readonly type: 'records'; readonly dimension: Dimension; readonly names: readonly string[]; readonly from: number }
	| {
			readonly type: 'export';
			readonly format: ExportFormat;
			readonly masked: boolean;
			readonly today: string;
			readonly address: string;
			readonly digests: Digests;
	  };

export type ExportFormat = 'users-csv' | 'workloads-csv' | 'summary-json' | 'report';

/** SHA-256 in hexadecimal by the place of the file among those given. */
export type Digests = Readonly<Record<number, string>>;

export interface Progress {
	/** File being read, and its place among those given. */
	readonly name: string;
	readonly place: number;
	readonly files: number;
	readonly bytes: number;
	readonly totalBytes: number;
	readonly signIns: number;
	readonly legacy: number;
	/** Milliseconds since reading began. */
	readonly elapsed: number;
}

/** The summary with only the largest groups, so that showing it stays quick. */
export interface View extends Omit<Summary, 'groups'> {
	readonly groups: Readonly<Record<Dimension, { readonly largest: readonly Group[]; readonly total: number }>>;
	/** Workloads and users among the sign-ins listed. */
	readonly listed: { readonly users: number; readonly workloads: number };
	/** Files given until now, without those left out. */
	readonly given: number;
	/** Files read to their end, by place. */
	readonly whole: readonly number[];
	/** Names of files that were left out of the last lot, because the same had been read before. */
	readonly leftOut: readonly string[];
}

/** What the worker that reads answers. */
export type Answer =
	| { readonly type: 'progress'; readonly progress: Progress }
	| { readonly type: 'view'; readonly view: View }
	| {
			readonly type: 'records';
			readonly dimension: Dimension;
			readonly names: readonly string[];
			readonly from: number;
			readonly records: readonly SignIn[];
			readonly total: number;
	  }
	| { readonly type: 'exported'; readonly fileName: string; readonly blob: Blob }
	| { readonly type: 'failed'; readonly reason: string };

/** Groups shown of each dimension, and sign-ins shown at once of a group. */
export const SHOWN_GROUPS = 100;
export const SHOWN_RECORDS = 50;

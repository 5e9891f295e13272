import type { Verdict } from '../../advisor/plan-types.ts';
import type { Priority } from '../../knowledge/action.ts';
import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import type { FileProgress, PlacedFile } from '../../reading/files/file-queue.ts';
import type { GivenFiles, Largest, ShownFile } from '../../reading/files/reader-view.ts';
import type { Layer } from '../assessment/finding.ts';
import type { Comparison, MachineCourse } from '../comparison/then-and-now.ts';
import type { ExportFormat } from '../exports/exports.ts';
import type { Age, Chosen } from '../fleet/chosen.ts';
import type { Counts, Fleet, Grouping, Standing } from '../fleet/fleet-summary.ts';
import type { Level } from '../observation/observation.ts';
import type { RecognisedFile } from '../recognition/which-page.ts';
import type { UnknownTable } from '../session/file-report.ts';
import type { ColumnMapping } from '../sources/table/index.ts';

/** SHA-256 in hexadecimal by the place of the file among those given. */
export type Digests = Readonly<Record<number, string>>;

/** What the page asks of the worker that reads. */
export type Request =
	/** First of all: what machines are judged by, and on which day (YYYY-MM-DD). */
	| { readonly type: 'start'; readonly facts: DecisionFacts; readonly today: string; readonly mappings: readonly ColumnMapping[] }
	| { readonly type: 'read'; readonly files: readonly PlacedFile[] }
	| { readonly type: 'cancel' }
	/** Which page of the site reads each file. Needs no start, and keeps nothing. */
	| { readonly type: 'recognise'; readonly files: readonly PlacedFile[] }
	/** Evidence saved earlier, to compare with. */
	| { readonly type: 'compare'; readonly files: readonly PlacedFile[] }
	/** Machines from a place in their order on. */
	| { readonly type: 'rows'; readonly chosen: Chosen; readonly text: string; readonly from: number; readonly count: number }
	| { readonly type: 'machine'; readonly machine: number }
	/** The answers that the evidence gives about the machines chosen. */
	| { readonly type: 'answers'; readonly chosen: Chosen; readonly text: string; readonly use: 'wizard' | 'pack' }
	| {
			readonly type: 'export';
			readonly format: ExportFormat;
			readonly masked: boolean;
			readonly address: string;
			readonly digests: Digests;
			/** Left out for all machines. */
			readonly of?: { readonly chosen: Chosen; readonly text: string };
	  };

export interface Progress extends FileProgress {
	readonly machines: number;
}

export interface ShownGroup {
	readonly name: string;
	readonly machines: number;
	readonly counts: Counts;
}

/** The fleet with only the largest of everything, so that showing it stays quick. */
export interface InventoryView extends GivenFiles {
	readonly machines: number;
	readonly counts: Counts;
	readonly layers: Fleet['layers'];
	readonly items: readonly {
		readonly id: string;
		readonly title: string;
		readonly priority: Priority;
		readonly machines: number;
		readonly perhaps: number;
	}[];
	readonly open: readonly {
		readonly question: string;
		readonly subject: string;
		readonly machines: number;
	}[];
	readonly groups: Readonly<Record<Grouping, Largest<ShownGroup>>>;
	readonly odd: Largest<{
		readonly machine: number;
		readonly name: string;
		readonly group: string;
		readonly differs: readonly string[];
	}>;
	readonly standings: readonly { readonly name: Standing; readonly machines: number }[];
	readonly ages: readonly { readonly age: Age; readonly machines: number }[];
	readonly comparison: (Omit<Comparison, 'machines'> & { readonly courses: Largest<MachineCourse> }) | undefined;
	/** Sentences about what no file given can show. */
	readonly limits: readonly string[];
	readonly files: readonly ShownFile[];
	/** Tables whose columns have to be named. */
	readonly tables: readonly (UnknownTable & { readonly file: string })[];
}

/** A machine in a list. */
export interface MachineRow {
	readonly machine: number;
	readonly name: string;
	readonly windows: string;
	readonly verdict: Verdict;
	readonly level: Level;
	readonly group: string;
	/** ms since 1970 UTC, or NaN. */
	readonly seen: number;
}

export interface Rows {
	readonly chosen: Chosen;
	readonly text: string;
	readonly from: number;
	readonly rows: readonly MachineRow[];
	readonly total: number;
}

/** Everything about one machine. */
export interface MachineDetail extends MachineRow {
	readonly names: readonly (readonly [label: string, value: string])[];
	readonly findings: readonly {
		readonly layer: Layer;
		readonly what: string;
		readonly verdict: 'ready' | 'action' | 'info' | 'unknown';
		readonly found: string;
		readonly because: string;
		readonly isRead: boolean;
	}[];
	readonly items: readonly {
		readonly id: string;
		readonly title: string;
		readonly priority: Priority;
		readonly isCertain: boolean;
	}[];
	/** What each source said, newest first. */
	readonly sources: readonly { readonly label: string; readonly time: number; readonly facts: number }[];
	readonly standings: readonly Standing[];
	readonly contradictions: readonly string[];
	/** Of the wizard with the answers that its evidence gives. */
	readonly fragment: string;
}

/** What the worker that reads answers. */
export type ReaderReply =
	| { readonly type: 'progress'; readonly progress: Progress }
	| { readonly type: 'view'; readonly view: InventoryView }
	| (Rows & { readonly type: 'rows' })
	| { readonly type: 'machine'; readonly detail: MachineDetail }
	| { readonly type: 'answers'; readonly fragment: string; readonly use: 'wizard' | 'pack' }
	| {
			readonly type: 'exported';
			readonly fileName: string;
			readonly mediaType: string;
			readonly parts: readonly string[];
			readonly leftOut: number;
	  }
	| { readonly type: 'recognised'; readonly files: readonly RecognisedFile[] }
	| { readonly type: 'failed'; readonly reason: string };

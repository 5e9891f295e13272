import type { Phase, Priority, Step } from '../knowledge/action.ts';
import type { Citation, Confidence } from '../knowledge/citation.ts';
import type { Endpoint } from '../knowledge/endpoint.ts';
import type { Milestone } from '../knowledge/milestone.ts';
import type { FindOut } from '../knowledge/question.ts';
import type { RegistrySetting } from '../knowledge/registry-setting.ts';
import type { Answers } from './answers.ts';

/** ready: nothing is left to do and nothing is unknown. */
export type Verdict = 'ready' | 'action-needed' | 'unknown';

/** Why an item applies: an answer, in the visitor's words; other items that it follows from; or that it is for everyone. */
export interface Reason {
	readonly kind: 'answer' | 'item' | 'everyone';
	/** Id of the question, where the reason is an answer. */
	readonly question: string;
	/** "Windows versions in use" */
	readonly subject: string;
	/** Labels of the answers that matched: "Windows Server 2012 R2". Empty for what applies to every estate. */
	readonly values: readonly string[];
}

/** One line of the checklist, as it stands in a list. */
export interface OutlineItem {
	readonly id: string;
	readonly phase: Phase;
	readonly priority: Priority;
	readonly title: string;
	readonly reasons: readonly Reason[];
	/** What of the estate it is for: labels of Windows versions, roles, agent versions. */
	readonly appliesTo: readonly string[];
	readonly dueBy?: { readonly milestone: string; readonly date: string } | undefined;
	/** Every date that bears on it: its deadline, earlier dates of that, and ends of support of what it is for. */
	readonly dates: readonly ItemDate[];
	/** Ids of the items of this plan to do before it. */
	readonly after: readonly string[];
	/** Items of this plan that replace part of what it is for, so that it need not be done there. */
	readonly needless: readonly { readonly item: string; readonly parts: readonly string[] }[];
	readonly settings: readonly string[];
	readonly confidence: Confidence;
}

/** One line of the checklist with all that it says. */
export interface PlanItem extends OutlineItem {
	readonly why: string;
	/** Steps for this estate. Where answers are missing to say whether one is, it still has its condition. */
	readonly steps: readonly Step[];
	/** Checks, as steps are. */
	readonly verify: readonly Step[];
	readonly cites: readonly Citation[];
	readonly disagreements: readonly string[];
}

/** A date of an item. Day, month or year, as precise as its source. */
export interface ItemDate {
	readonly kind: 'deadline' | 'earlier-deadline' | 'end-of-free-updates' | 'end-of-support';
	readonly date: string;
	/** What it is the date of: the title of a milestone, or a part of the estate. */
	readonly of: string;
}

/** Something that was not answered or not known, and so may hide work. */
export interface UnknownItem {
	readonly question: string;
	readonly title: string;
	readonly subject: string;
	readonly findOut: FindOut;
	/** Titles of the actions that hang on it. */
	readonly couldMean: readonly string[];
}

export type MilestoneStatus =
	| { readonly kind: 'no-date' }
	| { readonly kind: 'upcoming'; readonly date: string; readonly days: number }
	| { readonly kind: 'under-way'; readonly date: string; readonly until: string }
	| { readonly kind: 'in-effect'; readonly date?: string; readonly daysSince?: number }
	/** Reported for some. `reported`: for whom, in a sentence. */
	| { readonly kind: 'in-part'; readonly date?: string; readonly daysSince?: number; readonly reported: string }
	| { readonly kind: 'passed-unconfirmed'; readonly date: string; readonly daysSince: number };

export interface PlanMilestone {
	readonly id: string;
	readonly kind: Milestone['kind'];
	readonly title: string;
	readonly effect: string;
	readonly status: MilestoneStatus;
	/** "Enforced since 31 January 2022", "In 41 days: Microsoft plans this for 7 April 2027". */
	readonly statusText: string;
	/** The same without counting days, for files that are to stay the same from day to day: "Microsoft plans this for 7 April 2027". */
	readonly datedText: string;
	readonly confirmedNote: string;
	readonly cites: readonly Citation[];
	readonly disagreements: readonly string[];
}

/** A shape of Windows that decides which of the planned values it needs. */
export interface MachineShape {
	/** "x64", "x64-winhttp", "x86", "x86-winhttp" */
	readonly id: string;
	readonly architecture: 'x64' | 'x86';
	readonly winhttp: boolean;
	/** Labels of the Windows versions of this shape. */
	readonly windows: readonly string[];
	/** Planned settings to be written on it, in the order of the facts. */
	readonly settings: readonly RegistrySetting[];
}

/** What has to be done, before its words and files are at hand. */
export interface Outline {
	readonly contentVersion: string;
	/** Canonical fragment, starting with "#v1". */
	readonly fragment: string;
	readonly answers: Answers;
	readonly today: string;
	readonly verdict: Verdict;
	/** In the order of the phases. */
	readonly items: readonly OutlineItem[];
	readonly unknowns: readonly UnknownItem[];
}

export interface Plan extends Outline {
	readonly items: readonly PlanItem[];
	readonly milestones: readonly PlanMilestone[];
	/** Every registry value that the plan calls for, in the order of the facts. */
	readonly settings: readonly RegistrySetting[];
	/** Values that checks also read, though nothing writes them. */
	readonly readSettings: readonly RegistrySetting[];
	readonly shapes: readonly MachineShape[];
	readonly endpoints: readonly Endpoint[];
	/** Ids of the download formats that items of this plan, or questions that are open in it, are done with. */
	readonly formats: readonly string[];
}

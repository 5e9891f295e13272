import type { Action, Prerequisite, SettingsOfItem, Step } from './action.ts';
import type { AzureSetting } from './azure-setting.ts';
import type { Citation } from './citation.ts';
import type { AnswerCondition, Condition } from './condition.ts';
import type { Endpoint } from './endpoint.ts';
import type { Milestone } from './milestone.ts';
import type { Origin } from './origin.ts';
import type { WindowsRange } from './primitives.ts';
import type { FindOut } from './question.ts';
import type { RegistrySetting } from './registry-setting.ts';
import type { Trait } from './trait-names.ts';

/** An option as the wizard shows it, with what conditions may ask about it. */
export interface AskedOption {
	readonly id: string;
	readonly label: string;
	readonly hint?: string | undefined;
	/** Heading under which it is offered in a long list. */
	readonly group?: string | undefined;
	readonly exclusive?: boolean | undefined;
	readonly traits?: readonly Trait[] | undefined;
	/** Windows version number, of options that are Windows versions. */
	readonly nt?: string | undefined;
	/** Of a Windows version for some editions of its build alone: lower-case words, one of which is in their names. */
	readonly editions?: readonly string[] | undefined;
	/** YYYY-MM-DD: end of free updates, and of the last updates to be had at all. */
	readonly supportEnds?: { readonly free?: string | undefined; readonly all?: string | undefined } | undefined;
}

/** What every question has once it is resolved; questions about server roles are made from the roles. */
interface AskedAnyhow {
	readonly id: string;
	readonly title: string;
	readonly subject: string;
	readonly hint?: string | undefined;
	readonly findOut: FindOut;
	readonly notSure: boolean;
	/** Whether its answers are parts of the estate that an item can be "for". */
	readonly partsOfEstate: boolean;
	/** Download formats that help to find the answer; left out where there are none. */
	readonly formats?: readonly string[] | undefined;
	readonly when: AnswerCondition;
	readonly origin: Origin;
}

/** A question that is answered by choosing. */
export interface AskedChoice extends AskedAnyhow {
	readonly kind: 'single' | 'several';
	readonly options: readonly AskedOption[];
	/**
	 * Offers only those of its options that were chosen there. `cases` are the sets of options that some
	 * condition tells apart: where each set holds all of what was chosen or none of it, the answer
	 * could change nothing, so it is not asked and all that was chosen counts as the answer.
	 */
	readonly among?: { readonly question: string; readonly cases: readonly (readonly string[])[] } | undefined;
}

/** A question that is answered by typing versions. */
export interface AskedVersion extends AskedAnyhow {
	readonly kind: 'version';
	/** None: its answers are no options. */
	readonly options: readonly [];
	readonly among?: undefined;
	/** A version that shows the accepted form. */
	readonly example: string;
	/** Versions at which something changes, lowest first: between two of them every version is the same to this site. */
	readonly bounds: readonly string[];
	/** The newest version that this site knows of; left out where it knows none. */
	readonly newest?: string | undefined;
}

/** A question with its options resolved. What it takes as an answer depends on its kind (see src/advisor/kinds). */
export type AskedQuestion = AskedChoice | AskedVersion;

/** The questions of one kind. */
export type QuestionOf<Name extends AskedQuestion['kind']> = {
	single: AskedChoice;
	several: AskedChoice;
	version: AskedVersion;
}[Name];

/** What flow needs: the questions, in the order in which they are asked. */
export interface QuestionFacts {
	readonly version: string;
	readonly questions: readonly AskedQuestion[];
}

/** A citation with what a reader needs to see of its source. */
export interface ShownSource {
	readonly id: string;
	readonly title: string;
	readonly publisher: string;
	readonly kind: 'official' | 'official-copy' | 'third-party';
	readonly date?: string | undefined;
	readonly url?: string | undefined;
}

export interface ShownDisagreement {
	readonly id: string;
	readonly title: string;
	readonly holdTo: string;
}

/** An action as planned from: those in content/actions and those made from server roles. */
export type PlannedFromAction = Pick<
	Action,
	| 'id'
	| 'order'
	| 'phase'
	| 'title'
	| 'priority'
	| 'raise'
	| 'why'
	| 'dueBy'
	| 'makesNeedless'
	| 'endsOf'
	| 'when'
	| 'formats'
	| 'disagreements'
	| 'confidence'
> & {
	readonly steps: readonly Step[];
	readonly verify: readonly Step[];
	readonly after: readonly Prerequisite[];
	readonly settings: readonly SettingsOfItem[];
	readonly cites: readonly Citation[];
	readonly origin: Origin;
};

/** Of an action what decides, and its title; what else it says is text. */
export type OutlinedAction = Omit<PlannedFromAction, 'why' | 'steps' | 'verify' | 'cites' | 'disagreements'>;

/** A minimum-TLS setting of an Azure resource, as queries ask for it. */
export type AskedAzureSetting = Pick<
	AzureSetting,
	'id' | 'service' | 'resourceTypes' | 'table' | 'property' | 'tooOld' | 'fine' | 'empty' | 'onlyIfEmpty' | 'note'
>;

/** What a check of a whole machine compares it with, besides registry values. */
export interface MachineFacts {
	/** .NET Framework versions, lowest first, with the least Release value of each. */
	readonly dotnetReleases: readonly { readonly version: string; readonly minimum: number; readonly standing: string }[];
	/** .NET Framework versions that stand beside 4.x, each with the registry settings that its programs heed. */
	readonly dotnetBeside: readonly { readonly version: string; readonly settings: readonly string[] }[];
	/** Updates that a Windows version needs. Windows 8 and Server 2012 share a number, so the kind counts too. */
	readonly updates: readonly {
		readonly kb: string;
		readonly does: string;
		readonly supersededBy: string | null;
		readonly layer: string;
		/** The .NET Framework version that it is for, if a machine can do without it; null where every machine needs it. */
		readonly forDotnet: string | null;
		readonly kind: 'client' | 'server';
		readonly ntAtLeast: string;
		readonly ntBelow: string | null;
	}[];
	/** Agents by the whole names under which Windows lists them among installed programs. */
	readonly agents: readonly {
		/** Id of its server role. */
		readonly role: string;
		readonly name: string;
		readonly displayNames: readonly string[];
		readonly minimum: string;
		/** Higher minimum versions and when they hold instead. */
		readonly minimumWhere: readonly { readonly when: Condition; readonly minimum: string }[];
	}[];
	/** Cipher suites for TLS 1.2 of which at least one must be usable, and the Windows versions that have them. */
	readonly cipherSuites: readonly ({ readonly name: string } & WindowsRange)[];
	/** Root certificates of Microsoft services by their SHA-1 thumbprints; in use where their absence is work. */
	readonly roots: readonly { readonly name: string; readonly thumbprint: string; readonly inUse: boolean }[];
	/** Schannel events of the System log. State: the error state that the sentence is about; null where there is none. */
	readonly events: readonly {
		readonly id: number;
		readonly state: number | null;
		readonly side: 'client' | 'server' | 'either';
		readonly loggedWith: number;
		readonly says: string;
	}[];
}

/** What `plan` needs: plain data, so that it can be published as one file. */
export interface DecisionFacts extends QuestionFacts {
	readonly actions: readonly PlannedFromAction[];
	readonly settings: readonly RegistrySetting[];
	readonly milestones: readonly Milestone[];
	readonly endpoints: readonly Endpoint[];
	readonly azureSettings: readonly AskedAzureSetting[];
	readonly machine: MachineFacts;
	readonly sources: readonly ShownSource[];
	readonly disagreements: readonly ShownDisagreement[];
}

/** What `outlineOf` needs: a small part of the facts, so that a checklist stands before its words have come. */
export interface OutlineFacts extends QuestionFacts {
	readonly actions: readonly OutlinedAction[];
	readonly milestones: readonly {
		readonly id: string;
		readonly title: string;
		readonly dates: readonly { readonly date: string }[];
	}[];
}

/** The small part of the facts, but for the questions, which the wizard's page already holds. */
export function outlineFactsOf({
	version,
	actions,
	milestones,
}: Pick<DecisionFacts, 'version' | 'actions' | 'milestones'>): Omit<OutlineFacts, 'questions'> {
	return {
		version,
		actions: actions.map(
			({ why: _why, steps: _steps, verify: _verify, cites: _cites, disagreements: _d, ...outlined }) => outlined,
		),
		milestones: milestones.map(({ id, title, dates }) => ({ id, title, dates: dates.map(({ date }) => ({ date })) })),
	};
}

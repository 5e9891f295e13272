/** The figures of a summary and the words for them. */
import { formatCount } from '../../reading/text/format-count.ts';
import { ABSENT, type Kind, LEGACY, MODERN, NOT_STATED, REFUSED, type UseIndex } from '../record/sign-in.ts';

/** The kinds that every estate is asked for. */
export const ASKED_KINDS = ['interactive', 'nonInteractive', 'servicePrincipal', 'managedIdentity'] as const satisfies Kind[];
export type AskedKind = (typeof ASKED_KINDS)[number];

export const KIND_LABELS: Readonly<Record<Kind, string>> = {
	interactive: 'Interactive user sign-ins',
	nonInteractive: 'Non-interactive user sign-ins',
	servicePrincipal: 'Service principal sign-ins',
	managedIdentity: 'Managed identity sign-ins',
	adfs: 'AD FS sign-ins',
	microsoftServicePrincipal: "Sign-ins of Microsoft's own services",
	unknown: 'Sign-ins of unknown type',
};

export interface Counts {
	readonly signIns: number;
	/** Used legacy TLS, refused or not. */
	readonly legacy: number;
	/** How many of those were refused because of it. */
	readonly refused: number;
	readonly modern: number;
	/** No entry, where content/flag-absences says that one is written only for legacy TLS. */
	readonly noneByAbsence: number;
	readonly notStated: number;
}

export interface KindSummary extends Counts {
	readonly kind: Kind;
	/** ISO 8601 in UTC; left out where no time could be read. */
	readonly first?: string;
	readonly last?: string;
	/** Days between first and last on which nothing of this kind is logged. */
	readonly daysWithout: readonly string[];
	/** Whole days from the first sign-in to the last, both counted; 0 where no time is known. */
	readonly days: number;
	/** The reader was told that the tenant has none. */
	readonly saidToHaveNone: boolean;
}

export type Totals = Counts & {
	readonly duplicates: number;
	readonly withoutId: number;
	readonly withoutTime: number;
	readonly otherRecords: number;
	readonly legacyListed: number;
};

/** Counts by use as they are told. */
export function countsOf(count: (use: UseIndex) => number): Counts {
	const [notStated, noneByAbsence, modern, refused] = [count(NOT_STATED), count(ABSENT), count(MODERN), count(REFUSED)];
	const legacy = count(LEGACY) + refused;
	return { signIns: notStated + noneByAbsence + modern + legacy, legacy, refused, modern, noneByAbsence, notStated };
}

/** A number of sign-ins in words. */
export function signIns(count: number): string {
	return `${formatCount(count)} ${count === 1 ? 'sign-in' : 'sign-ins'}`;
}

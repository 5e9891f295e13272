import type { Milestone } from '../knowledge/milestone.ts';

/** Newest current date first; those without a date last. */
export function bySchedule(one: Milestone, other: Milestone): number {
	const dateOf = ({ dates }: Milestone) => dates.at(-1)?.date ?? '';
	return dateOf(other).localeCompare(dateOf(one)) || one.id.localeCompare(other.id);
}

/** A service's name as part of an address: "azure-sql-database-and-sql-managed-instance". */
export function serviceSlug(service: string): string {
	return service
		.toLowerCase()
		.replaceAll(/[^a-z0-9]+/g, '-')
		.replaceAll(/^-|-$/g, '');
}

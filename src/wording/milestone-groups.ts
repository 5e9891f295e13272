import type { PlanMilestone } from '../advisor/plan-types.ts';

/** Milestones of one meaning under a heading. */
export interface MilestoneGroup {
	/** Id of the heading. */
	readonly id: string;
	readonly title: string;
	readonly milestones: readonly PlanMilestone[];
}

/** What stops, apart from what only starts or changes; no group is empty. */
export function byMeaning(milestones: readonly PlanMilestone[]): MilestoneGroup[] {
	const stops = ({ kind }: PlanMilestone) => kind === 'shut-off' || kind === 'support-end';
	return [
		{ id: 'milestones', title: 'What stops working, and when', milestones: milestones.filter(stops) },
		{
			id: 'other-dates',
			title: 'What starts or changes without stopping anything',
			milestones: milestones.filter((milestone) => !stops(milestone)),
		},
	].filter((group) => group.milestones.length > 0);
}

import type { Verdict } from '../../advisor/plan-types.ts';
import type { Comparison, Course } from '../comparison/then-and-now.ts';
import type { Level } from '../observation/observation.ts';
import type { Fleet, Grouping, Standing } from './fleet-summary.ts';

/** Machines by when they were last seen, newest first. */
export const AGES = ['week', 'month', 'quarter', 'older', 'unknown'] as const;
export type Age = (typeof AGES)[number];

const DAY = 24 * 60 * 60 * 1000;
const DAYS: Readonly<Record<'week' | 'month' | 'quarter', number>> = { week: 7, month: 31, quarter: 92 };

/** How old the newest evidence about a machine is. Both times in ms since 1970 UTC. */
export function ageOf(seen: number, now: number): Age {
	if (Number.isNaN(seen)) return 'unknown';
	const days = (now - seen) / DAY;
	return (['week', 'month', 'quarter'] as const).find((age) => days <= DAYS[age]) ?? 'older';
}

/** Which machines are listed. `within`: only those of them that are in this group as well. */
export type Chosen = ChosenBy & { readonly within?: { readonly by: Grouping; readonly name: string } };

type ChosenBy =
	| { readonly kind: 'all' }
	| { readonly kind: 'verdict'; readonly verdict: Verdict; readonly level?: Level }
	| { readonly kind: 'item'; readonly id: string; readonly certain: boolean }
	| { readonly kind: 'group'; readonly by: Grouping; readonly name: string; readonly verdict?: Verdict }
	| { readonly kind: 'standing'; readonly name: Standing }
	| { readonly kind: 'open'; readonly question: string }
	| { readonly kind: 'odd' }
	| { readonly kind: 'age'; readonly age: Age }
	| { readonly kind: 'course'; readonly course: Course };

/** Numbers of the machines chosen whose name holds a text, in the order of the fleet. `now`: ms since 1970 UTC. */
export function machinesChosen(fleet: Fleet, chosen: Chosen, text: string, now: number, comparison?: Comparison): number[] {
	const wanted = text.trim().toLowerCase();
	const { within } = chosen;
	const group = within && new Set(fleet.groups[within.by].find(({ name }) => name === within.name)?.machines);
	return numbersOf(fleet, chosen, now, comparison).filter(
		(at) =>
			(group === undefined || group.has(at)) &&
			(wanted === '' || fleet.machines[at]?.machine.name.toLowerCase().includes(wanted) === true),
	);
}

function numbersOf(fleet: Fleet, chosen: Chosen, now: number, comparison: Comparison | undefined): number[] {
	const where = (holds: (machine: Fleet['machines'][number]) => boolean) =>
		fleet.machines.flatMap((machine, at) => (holds(machine) ? [at] : []));
	switch (chosen.kind) {
		case 'all':
			return where(() => true);
		case 'verdict':
			return where(
				({ assessment: { verdict, level } }) =>
					verdict === chosen.verdict && (chosen.level === undefined || level === chosen.level),
			);
		case 'item': {
			const item = fleet.items.find(({ id }) => id === chosen.id);
			return [...((chosen.certain ? item?.machines : item?.perhaps) ?? [])];
		}
		case 'group': {
			const group = fleet.groups[chosen.by].find(({ name }) => name === chosen.name);
			return [...(group?.machines ?? [])].filter(
				(at) => chosen.verdict === undefined || fleet.machines[at]?.assessment.verdict === chosen.verdict,
			);
		}
		case 'standing':
			return [...(fleet.standings.find(({ name }) => name === chosen.name)?.machines ?? [])];
		case 'open':
			return [...(fleet.open.find(({ name }) => name === chosen.question)?.machines ?? [])];
		case 'odd':
			return [...new Set(fleet.odd.map(({ machine }) => machine))].toSorted((one, other) => one - other);
		case 'age':
			return where(({ machine }) => ageOf(machine.seen, now) === chosen.age);
		case 'course':
			return (comparison?.machines ?? []).flatMap(({ course, machine }) =>
				course === chosen.course && machine !== undefined ? [machine] : [],
			);
	}
}

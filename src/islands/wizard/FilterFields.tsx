import { useStore } from '@nanostores/preact';
import { type ListFilter, partsOf } from '../../advisor/list-filter.ts';
import type { OutlineItem } from '../../advisor/plan-types.ts';
import { $filter, setFilter } from '../../stores/result-view.ts';
import { PRIORITY } from '../../wording/labels.ts';

type Options = readonly (readonly [value: string, label: string])[];

const STATES: Options = [
	['to-do', 'To do'],
	['done', 'Done'],
];

/** Fields that say what of the list is shown. */
export function FilterFields({ items }: { readonly items: readonly OutlineItem[] }) {
	const filter = useStore($filter);
	const priorities: Options = Object.entries(PRIORITY)
		.filter(([priority]) => items.some((item) => item.priority === priority))
		.map(([priority, { text }]) => [priority, text]);
	const fields: readonly (readonly [name: keyof ListFilter, label: string, options: Options])[] = [
		['state', 'Done or to do', STATES],
		['priority', 'Priority', priorities],
		['part', 'Part of the estate', partsOf(items).map((part) => [part, part])],
	];
	return (
		<fieldset class="filter-fields">
			<legend class="visually-hidden">Filter the list</legend>
			{fields.map(([name, label, options]) => (
				<label key={name}>
					<span>{label}</span>
					<select
						class="field"
						value={filter[name] ?? ''}
						onChange={({ currentTarget: { value } }) => setFilter({ [name]: value === '' ? undefined : value })}
					>
						<option value="">All</option>
						{options.map(([value, text]) => (
							<option key={value} value={value}>
								{text}
							</option>
						))}
					</select>
				</label>
			))}
		</fieldset>
	);
}

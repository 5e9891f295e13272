import { useStore } from '@nanostores/preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Chosen } from '../../inventory/fleet/chosen.ts';
import type { InventoryView } from '../../inventory/worker/protocol.ts';
import { $said, choose } from '../../stores/inventory.ts';
import { Compare } from './Compare.tsx';
import { Exports } from './Exports.tsx';
import { FleetPlan } from './FleetPlan.tsx';
import { FleetVerdict } from './FleetVerdict.tsx';
import { Given } from './Given.tsx';
import { Groups } from './Groups.tsx';
import { MachineList } from './MachineList.tsx';
import { NameColumns } from './NameColumns.tsx';
import { Notes } from './Notes.tsx';
import { Picture } from './Picture.tsx';

export interface ResultsProps {
	readonly view: InventoryView;
	/** The verdict is there. */
	readonly onShown: () => void;
}

/** What comes of the machines given: the answer, the picture, the plan, the list, and what it all rests on. */
export function Results({ view, onShown }: ResultsProps) {
	const said = useStore($said);
	const list = useRef<HTMLDivElement>(null);
	useEffect(onShown, [onShown]);
	/** Lists machines and goes there. */
	const show = (chosen: Chosen) => {
		choose(chosen);
		list.current?.querySelector<HTMLElement>('h2')?.focus();
	};
	return (
		<>
			<FleetVerdict view={view} show={show} />
			{view.tables.map((table) => (
				<NameColumns key={table.file} table={table} />
			))}
			{view.machines > 0 && (
				<>
					<Picture view={view} show={show} />
					<FleetPlan view={view} show={show} />
					<div ref={list}>
						<MachineList />
					</div>
					<Groups view={view} show={show} />
					<Notes view={view} show={show} />
					<Compare comparison={view.comparison} show={show} />
					<Exports />
				</>
			)}
			<Given view={view} />
			<p role="status" class="meta">
				{said}
			</p>
		</>
	);
}

import type { ComponentChildren } from 'preact';
import type { Chosen } from '../../inventory/fleet/chosen.ts';
import { formatCount } from '../../reading/text/format-count.ts';

export type Shower = (chosen: Chosen) => void;

interface Props {
	readonly count: number;
	readonly chosen: Chosen;
	readonly show: Shower;
	/** What the number counts: "machines", or words for screen readers around it. */
	readonly children?: ComponentChildren;
}

/** A number of machines that lists them. */
export function Show({ count, chosen, show, children = <span class="visually-hidden"> machines</span> }: Props) {
	const text = (
		<>
			{formatCount(count)}
			{children}
		</>
	);
	return count === 0 ? (
		<span>{text}</span>
	) : (
		<button type="button" class="link-button" onClick={() => show(chosen)}>
			{text}
		</button>
	);
}

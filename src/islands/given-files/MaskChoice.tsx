import { useStore } from '@nanostores/preact';
import type { WritableAtom } from 'nanostores';
import type { ComponentChildren } from 'preact';

interface Props {
	readonly $masked: WritableAtom<boolean>;
	readonly label: string;
	/** What stays readable all the same. */
	readonly children: ComponentChildren;
}

/** Whether names are masked in files that are handed out. */
export function MaskChoice({ $masked, label, children }: Props) {
	const masked = useStore($masked);
	return (
		<div class="choice">
			<input
				type="checkbox"
				id="mask"
				checked={masked}
				aria-describedby="mask-hint"
				onChange={(event) => $masked.set(event.currentTarget.checked)}
			/>
			<div>
				<label for="mask">{label}</label>
				<span class="hint" id="mask-hint">
					{children}
				</span>
			</div>
		</div>
	);
}

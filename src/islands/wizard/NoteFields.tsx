import type { OutlineItem } from '../../advisor/plan-types.ts';
import { type ItemRecord, LONGEST_NOTE, LONGEST_OWNER } from '../../advisor/progress/progress.ts';
import { note } from '../../stores/item-progress.ts';

interface Props {
	readonly item: OutlineItem;
	readonly record: ItemRecord | undefined;
}

/** Who does an item, and what there is to say about it. Kept with every key, like ticks. */
export function NoteFields({ item, record }: Props) {
	return (
		<div class="note-fields no-print">
			<label>
				<span>Owner</span>
				<input
					class="field"
					type="text"
					autocomplete="off"
					maxLength={LONGEST_OWNER}
					value={record?.owner ?? ''}
					onInput={({ currentTarget: { value } }) => note(item, { owner: value })}
				/>
			</label>
			<label>
				<span>Note</span>
				<textarea
					class="field"
					rows={2}
					maxLength={LONGEST_NOTE}
					value={record?.note ?? ''}
					onInput={({ currentTarget: { value } }) => note(item, { note: value })}
				/>
			</label>
		</div>
	);
}

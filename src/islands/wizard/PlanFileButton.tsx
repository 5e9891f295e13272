interface Props {
	readonly label: string;
	readonly onFile: (file: File) => void;
}

/** A button that lets the visitor choose a saved plan. */
export function PlanFileButton({ label, onFile }: Props) {
	return (
		<label class="button-secondary">
			{label}
			<input
				type="file"
				class="visually-hidden"
				accept=".json,application/json"
				onChange={({ currentTarget }) => {
					const [file] = currentTarget.files ?? [];
					if (file !== undefined) onFile(file);
					// The same file chosen again is opened again.
					currentTarget.value = '';
				}}
			/>
		</label>
	);
}

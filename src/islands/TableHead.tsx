/** The head of a table: one column heading each. */
export function TableHead({ columns }: { readonly columns: readonly string[] }) {
	return (
		<thead>
			<tr>
				{columns.map((column) => (
					<th key={column} scope="col">
						{column}
					</th>
				))}
			</tr>
		</thead>
	);
}

/** Every string inside a value, with its dotted path. */
export function* stringsIn(value: unknown, path = ''): Generator<readonly [path: string, text: string]> {
	if (typeof value === 'string') yield [path, value];
	else if (typeof value === 'object' && value !== null)
		for (const [key, part] of Object.entries(value)) yield* stringsIn(part, path === '' ? key : `${path}.${key}`);
}

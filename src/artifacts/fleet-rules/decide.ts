/** Test-only: what an engine does with the lines of one value, written out once more. */
import type { RuleLine } from './rule-lines.ts';

type Line = Pick<RuleLine, 'state' | 'from' | 'below' | 'kind' | 'means' | 'because'> & {
	readonly test: RuleLine['test'] | 'text';
	readonly value: number | string;
};

/** What was found of a value: its text is empty unless it is present. */
export interface Found {
	readonly state: RuleLine['state'];
	readonly text: string;
}

/** The first line that fits and whose test holds; undefined where nothing is known. */
export function decide<Of extends Line>(
	lines: readonly Of[],
	build: number,
	kind: string,
	{ state, text }: Found,
): Of | undefined {
	return lines
		.filter(
			(line) => line.state === state && line.from <= build && build < line.below && (line.kind === '' || line.kind === kind),
		)
		.find((line) => holds(line, text));
}

function holds({ test, value }: Pick<Line, 'test' | 'value'>, text: string): boolean {
	const [number, other] = [text, String(value)].map((each) => BigInt(/^\d+$/.test(each) ? each : 0)) as [bigint, bigint];
	switch (test) {
		case 'any':
			return true;
		case 'text':
			return text.toLowerCase() === String(value).toLowerCase();
		case 'equals':
			return number === other;
		case 'not-zero':
			return number !== 0n;
		case 'bits':
			return (number & other) === other;
	}
}

import type { Assessed } from '../fleet/fleet-summary.ts';
import { evidenceLine } from '../sources/evidence/line.ts';
import type { Mask } from './mask.ts';

/** Everything that was said of each machine, one line a machine. `day`: YYYY-MM-DD; `contentVersion`: of the rules. */
export function* evidenceLines(
	machines: Iterable<Assessed>,
	day: string,
	contentVersion: string,
	mask: Mask | undefined,
): Generator<string> {
	for (const { machine, assessment } of machines) {
		const { verdict, items } = assessment;
		const identity = mask?.identity(machine);
		yield evidenceLine(identity === undefined ? machine.statements : machine.statements.map((each) => ({ ...each, identity })), {
			day,
			contentVersion,
			verdict,
			items: items.filter(({ isCertain }) => isCertain).map(({ id }) => id),
			namesMasked: mask !== undefined,
		});
	}
}

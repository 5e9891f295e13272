import type { Fact, FactKey } from '../observation/observation.ts';

export type Facts = ReadonlyMap<FactKey, Fact>;

/** A fact as one text: the same for two facts exactly if they say the same. */
export function factText(fact: Fact): string {
	switch (fact.state) {
		case 'absent':
			return '-';
		case 'not-read':
			return `?${JSON.stringify(fact.why)}`;
		case 'present':
			return `${fact.type}=${JSON.stringify(fact.value)}`;
	}
}

/** Facts as one text, whatever their order. */
export function factsText(facts: Facts): string {
	return [...facts]
		.map(([key, fact]) => `${key} ${factText(fact)}`)
		.toSorted()
		.join('\n');
}

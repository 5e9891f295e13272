import { COLLECTIONS, type CollectionName, type Facts } from '../collections.ts';
import { type Problem, shown } from '../problem.ts';
import type { Rule } from './rule.ts';
import { stringsIn } from './strings.ts';

/** Places that quote what documents get wrong. */
const QUOTES_ERRORS: readonly CollectionName[] = ['disagreements', 'sources'];

/** A registry key or value name is spelt one way here and another way there. A missing letter makes a value that nothing reads. */
export const registrySpelling: Rule = (facts) => [...keysSpeltTwoWays(facts), ...namesInText(facts)];

function keysSpeltTwoWays(facts: Facts): Problem[] {
	const seen = new Map<string, string>();
	return facts['registry-settings'].flatMap((setting) =>
		(['key', 'name'] as const).flatMap((field) => {
			const letters = `${field} ${setting[field].toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`;
			const first = seen.get(letters) ?? setting[field];
			seen.set(letters, first);
			if (first === setting[field]) return [];
			return [
				{
					file: `registry-settings/${setting.id}.yaml`,
					key: field,
					found: shown(setting[field]),
					accepted: `${shown(first)}, as elsewhere`,
				},
			];
		}),
	);
}

function namesInText(facts: Facts): Problem[] {
	// Plain words such as "Enabled" also stand in sentences; names with inner capitals do not.
	const names = [...new Set(facts['registry-settings'].map(({ name }) => name))].filter((name) => /[a-z][A-Z]/.test(name));
	const byLetters = new Map(names.map((name) => [withoutPlural(name), name]));
	return (Object.keys(COLLECTIONS) as CollectionName[])
		.filter((collection) => !QUOTES_ERRORS.includes(collection))
		.flatMap((collection) =>
			facts[collection].flatMap((entry) =>
				[...stringsIn(entry)].flatMap(([key, text]) =>
					(text.match(/[A-Za-z]{8,}/g) ?? []).flatMap((word) => {
						const name = byLetters.get(withoutPlural(word));
						// Ids are lower case by rule.
						if (name === undefined || name === word || word === word.toLowerCase()) return [];
						const extension = collection === 'guides' ? 'md' : 'yaml';
						return [{ file: `${collection}/${entry.id}.${extension}`, key, found: shown(word), accepted: shown(name) }];
					}),
				),
			),
		);
}

function withoutPlural(word: string): string {
	return word.toLowerCase().replace(/s$/, '');
}

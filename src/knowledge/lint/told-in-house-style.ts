import { COLLECTIONS, type CollectionName } from '../collections.ts';
import { dateSlipIn, passedSlipIn, slipsIn, titleSlipIn } from './house-style.ts';
import type { Rule } from './rule.ts';
import { stringsIn } from './strings.ts';

/** Titles of documents, and titles of items as they once read. */
const OTHERS_WORDS: readonly CollectionName[] = ['sources', 'changes'];

/** Fields that hold data, or what a document calls its own parts. */
const DATA =
	/(?:^|\.)(?:id|section|command|file|key|hive|path|version|date|until|asOf|day|example|supportEnds|extendedUpdatesEnd|mainstreamEnds)$|^rows\b|\.rows\b/;

/** A sentence that visitors read uses a word that the house style replaces, or a form of date that belongs in data. */
export const toldInHouseStyle: Rule = (facts) =>
	(Object.keys(COLLECTIONS) as CollectionName[])
		.filter((collection) => !OTHERS_WORDS.includes(collection))
		.flatMap((collection) =>
			facts[collection].flatMap((entry) => {
				const file = `${collection}/${entry.id}.${collection === 'guides' ? 'md' : 'yaml'}`;
				return [...stringsIn(entry)]
					.filter(([key, text]) => !DATA.test(key) && text.includes(' '))
					.flatMap(([key, text]) =>
						[
							...slipsIn(text),
							dateSlipIn(text),
							passedSlipIn(text),
							isTitleOfItem(collection, key) ? titleSlipIn(text) : undefined,
						]
							.filter((slip) => slip !== undefined)
							.map((slip) => ({ file, key, ...slip })),
					);
			}),
		);

function isTitleOfItem(collection: CollectionName, key: string): boolean {
	return (collection === 'actions' && key === 'title') || (collection === 'server-roles' && /^rules\.\d+\.title$/.test(key));
}

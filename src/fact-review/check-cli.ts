/*
 * npm run facts:check -- --docs <folder>: do the cited values still stand in the cited documents?
 * <folder> holds checkouts of their repositories, at <owner>/<name> or <name>. Exit code 1 if something changed or is gone.
 */
import { parseArgs } from 'node:util';
import { readFacts } from '../knowledge/read.ts';
import { checkoutsIn } from './checkouts.ts';
import { type CitationState, checkCitations } from './citation-check.ts';

const { values } = parseArgs({ options: { docs: { type: 'string' }, all: { type: 'boolean', default: false } } });
if (values.docs === undefined) {
	console.error('Say where the checkouts are: npm run facts:check -- --docs <folder> [--all]');
	process.exit(2);
}
const checked = checkCitations(await readFacts(), checkoutsIn(values.docs));
const states: CitationState[] = ['gone', 'changed', 'unchanged', 'unread'];
for (const state of states)
	for (const { place, citation, detail } of checked.filter((one) => one.state === state))
		if (values.all || state === 'gone' || state === 'changed')
			console.log(`${state}: content/${place} (${citation.source}, ${citation.section}): ${detail}`);
console.log(states.map((state) => `${checked.filter((one) => one.state === state).length} ${state}`).join(', '));
process.exitCode = checked.some(({ state }) => state === 'gone' || state === 'changed') ? 1 : 0;

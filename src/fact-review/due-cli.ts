/* npm run facts:due [-- --day YYYY-MM-DD]: facts that a maintainer must look at again. */
import { parseArgs } from 'node:util';
import { readFacts } from '../knowledge/read.ts';
import { dueFacts, nextFacts } from './due.ts';

const NEXT = 5;

const { values } = parseArgs({ options: { day: { type: 'string' } } });
const today = values.day ?? new Date().toISOString().slice(0, 10);
const facts = await readFacts();
const due = dueFacts(facts, today);
for (const { entry, reviewBy } of due) console.log(`${reviewBy}  content/${entry}`);
console.log(due.length === 0 ? `Nothing is due on ${today}.` : `${due.length} due on ${today}.`);
const next = nextFacts(facts, today).slice(0, NEXT);
if (next.length > 0) console.log(`Next: ${next.map(({ entry, reviewBy }) => `${entry} by ${reviewBy}`).join(', ')}`);

import { formatProblem } from '../knowledge/problem.ts';
import { CONTENT_FOLDER } from '../knowledge/read.ts';
import { checkContent } from './check.ts';
import { untoldChanges } from './untold-changes.ts';

const { facts, problems: inFacts } = await checkContent();
const today = new Date().toISOString().slice(0, 10);
const problems = [...inFacts, ...untoldChanges(CONTENT_FOLDER, facts.changes, today)];
for (const problem of problems) console.error(formatProblem(problem));
const { version, ...collections } = facts;
const count = Object.values(collections).reduce((sum, entries) => sum + entries.length, 0);
console.log(`content ${version}: ${count} entries, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;

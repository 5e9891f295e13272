import { formatProblem } from '../knowledge/problem.ts';
import { checkContent } from './check.ts';

const { facts, problems } = await checkContent();
for (const problem of problems) console.error(formatProblem(problem));
const { version, ...collections } = facts;
const count = Object.values(collections).reduce((sum, entries) => sum + entries.length, 0);
console.log(`content ${version}: ${count} entries, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;

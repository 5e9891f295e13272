import type { Reporter, TestModule } from 'vitest/node';

/** Says in plain lines how many tests were not run for want of a tool: "PowerShell not found: 12 tests not run". */
export default class NotRunReporter implements Reporter {
	onTestRunEnd(modules: readonly TestModule[]): void {
		const counts = new Map<string, number>();
		for (const module of modules) {
			for (const test of module.children.allTests('skipped')) {
				const missing = / \[needs ([^\]]+)\]/.exec(test.fullName)?.[1];
				if (missing !== undefined) counts.set(missing, (counts.get(missing) ?? 0) + 1);
			}
		}
		for (const [missing, count] of counts)
			console.log(`${missing} not found: ${count} ${count === 1 ? 'test' : 'tests'} not run`);
	}
}

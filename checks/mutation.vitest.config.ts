import { defineConfig } from 'vitest/config';

/** Tests that a mutation of the advisor is put to: those with examples. The random estates would take hours for each. */
export default defineConfig({
	test: {
		// Each mutation has a worker of its own, in which content is read once.
		isolate: false,
		include: ['src/advisor/**/*.test.ts', 'src/wording/**/*.test.ts', 'src/knowledge/versions.test.ts'],
		exclude: ['src/advisor/estates/rules.test.ts', 'src/advisor/estates/properties.test.ts'],
	},
});

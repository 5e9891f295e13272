import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'bench/**/*.test.ts'],
		// Ends what hangs; a slow and busy machine stays far below it.
		testTimeout: 900_000,
		hookTimeout: 900_000,
		// Most of the time is spent waiting for programs that the tests start, so that no core needs to be kept free.
		maxWorkers: '100%',
		reporters: ['default', 'json'],
		outputFile: { json: '.cache/reports/vitest.json' },
	},
});

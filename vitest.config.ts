import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'bench/**/*.test.ts', 'checks/**/*.test.ts'],
		globalSetup: ['src/artifacts/script-proof/wine-template.ts'],
		// These end what hangs. No test may fail because a machine is slow, so they say nothing about speed.
		testTimeout: 1_800_000,
		hookTimeout: 1_800_000,
		// Most of the time is spent waiting for programs that the tests start, so that no core needs to be kept free.
		maxWorkers: '100%',
		reporters: ['default', 'json'],
		outputFile: { json: '.cache/reports/vitest.json' },
	},
});

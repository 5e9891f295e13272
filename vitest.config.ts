import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'bench/**/*.test.ts'],
		testTimeout: 60_000,
		reporters: ['default', 'json'],
		outputFile: { json: '.cache/reports/vitest.json' },
	},
});

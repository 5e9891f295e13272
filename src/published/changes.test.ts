import { expect, it } from 'vitest';
import { changesOf } from './changes.ts';

const cite = (asOf: string) => ({ source: 'notice', section: 'table', asOf });
const facts = {
	sources: [],
	'server-roles': [],
	milestones: [
		{
			id: 'azure-storage',
			title: 'Azure Storage refuses TLS 1.0',
			effect: 'Old clients are refused.',
			dates: [
				{ date: '2025-11-01', precision: 'day' as const, statedBy: cite('2024-10-01') },
				{ date: '2026-02-03', precision: 'day' as const, statedBy: cite('2026-01-19') },
			],
		},
	],
} as unknown as Parameters<typeof changesOf>[0];

it('tells of a moved date on the day on which the new one was stated, newest first', () => {
	expect(changesOf(facts)).toEqual([
		{
			id: 'milestone:azure-storage:2026-02-03',
			title: 'Azure Storage refuses TLS 1.0: 3 February 2026',
			text: 'Moved from 1 November 2025 to 3 February 2026. Old clients are refused.',
			path: '/schedule/azure-storage/',
			day: '2026-01-19',
		},
		{
			id: 'milestone:azure-storage:2025-11-01',
			title: 'Azure Storage refuses TLS 1.0: 1 November 2025',
			text: 'Date published. Old clients are refused.',
			path: '/schedule/azure-storage/',
			day: '2024-10-01',
		},
	]);
});

import { expect, it } from 'vitest';
import { changesOf } from './changes.ts';

const cite = (asOf: string) => ({ source: 'notice', section: 'table', asOf });
const facts = {
	sources: [],
	changes: [
		{
			id: '2026-01-20-storage',
			day: '2026-01-20',
			title: 'Azure Storage moved',
			believed: 'It was November.',
			holds: 'It is February.',
		},
	],
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

it('tells of a moved date on the day on which the new one was stated and of what this site says since, newest first', () => {
	expect(changesOf(facts)).toEqual([
		{
			id: 'change:2026-01-20-storage',
			kind: 'said',
			title: 'Azure Storage moved',
			text: 'Until then: It was November. Since then: It is February.',
			path: '/changes/#2026-01-20-storage',
			day: '2026-01-20',
		},
		{
			id: 'milestone:azure-storage:2026-02-03',
			kind: 'published',
			title: 'Azure Storage refuses TLS 1.0: 3 February 2026',
			text: 'Moved from 1 November 2025 to 3 February 2026. Old clients are refused.',
			path: '/schedule/azure-storage/',
			day: '2026-01-19',
		},
		{
			id: 'milestone:azure-storage:2025-11-01',
			kind: 'published',
			title: 'Azure Storage refuses TLS 1.0: 1 November 2025',
			text: 'Date published. Old clients are refused.',
			path: '/schedule/azure-storage/',
			day: '2024-10-01',
		},
	]);
});

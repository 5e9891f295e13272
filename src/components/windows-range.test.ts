import { expect, it } from 'vitest';
import type { OperatingSystem } from '../knowledge/operating-system.ts';
import { windowsRangeText } from './windows-range.ts';

const systems = [
	{ name: 'Windows 7 SP1', nt: '6.1.7601', kind: 'client' },
	{ name: 'Windows 8.1', nt: '6.3', kind: 'client' },
	{ name: 'Windows Server 2012 R2', nt: '6.3', kind: 'server' },
	{ name: 'Windows 11', nt: '10.0.22000', kind: 'client' },
] as OperatingSystem[];

it('names Windows versions instead of numbers', () => {
	expect(windowsRangeText({}, systems)).toBe('every Windows');
	expect(windowsRangeText({ ntAtLeast: '6.3' }, systems)).toBe('Windows 8.1 / Windows Server 2012 R2 and later');
	expect(windowsRangeText({ ntBelow: '6.3' }, systems)).toBe('anything older than Windows 8.1 / Windows Server 2012 R2');
	expect(windowsRangeText({ ntAtLeast: '6.1', ntBelow: '6.2' }, systems)).toBe(
		'Windows 7 SP1 and later, but older than Windows 8.1 / Windows Server 2012 R2',
	);
});
it('names those of one kind where a range is for clients or servers alone', () => {
	expect(windowsRangeText({ kind: 'server' }, systems)).toBe('every Windows Server');
	expect(windowsRangeText({ ntBelow: '6.3', kind: 'client' }, systems)).toBe('anything older than Windows 8.1');
	expect(windowsRangeText({ ntAtLeast: '6.3', kind: 'server' }, systems)).toBe('Windows Server 2012 R2 and later');
});

import { expect, it } from 'vitest';
import type { OperatingSystem } from '../knowledge/operating-system.ts';
import { windowsRangeText } from './windows-range.ts';

const systems = [
	{ name: 'Windows 7 SP1', nt: '6.1.7601' },
	{ name: 'Windows 8.1', nt: '6.3' },
	{ name: 'Windows Server 2012 R2', nt: '6.3' },
	{ name: 'Windows 11', nt: '10.0.22000' },
] as OperatingSystem[];

it('names Windows versions instead of numbers', () => {
	expect(windowsRangeText({}, systems)).toBe('every Windows');
	expect(windowsRangeText({ ntAtLeast: '6.3' }, systems)).toBe('Windows 8.1 / Windows Server 2012 R2 and later');
	expect(windowsRangeText({ ntBelow: '6.3' }, systems)).toBe('anything older than Windows 8.1 / Windows Server 2012 R2');
	expect(windowsRangeText({ ntAtLeast: '6.1', ntBelow: '6.2' }, systems)).toBe(
		'Windows 7 SP1 and later, but older than Windows 8.1 / Windows Server 2012 R2',
	);
});

import { expect, test } from 'vitest';
import { isVersion } from './version-form.ts';
import { inRange, onWindows, overlap } from './versions.ts';

test('a version is two to four numbers joined by dots, and nothing around them', () => {
	expect(['1.5', '1.5.643.0', '10.0.17763'].map(isVersion)).toEqual([true, true, true]);
	expect(['15', '1.5.6.4.3', 'v1.5', '1.5-beta', '', '1.'].map(isVersion)).toEqual([false, false, false, false, false, false]);
});

test('a range has its lower end and not its upper one, and an end that is left out is open', () => {
	const inside = (version: string) => inRange(version, { atLeast: '1.5', below: '2.0' });
	expect(['1.4.9', '1.5.0.0', '1.10', '2.0.0'].map(inside)).toEqual([false, true, true, false]);
	expect([inRange('0.1', { below: '2.0' }), inRange('99.0', { atLeast: '1.5' }), inRange('1.0', {})]).toEqual([true, true, true]);
});

test('a range for servers does not speak of clients, nor of machines whose kind was not read', () => {
	const range = { ntAtLeast: '6.2', kind: 'server' as const };
	expect(onWindows({ nt: '6.2.9200', kind: 'server' }, range)).toBe(true);
	expect(onWindows({ nt: '6.2.9200', kind: 'client' }, range)).toBe(false);
	expect(onWindows({ nt: '6.2.9200' }, range)).toBe(false);
	expect(onWindows({ nt: '6.1.7601', kind: 'server' }, range)).toBe(false);
	expect(onWindows({ nt: '6.2.9200' }, { ntAtLeast: '6.2' })).toBe(true);
});

test('ranges overlap where some version is in both: those that only touch do not', () => {
	const first = { atLeast: '1.0', below: '2.0' };
	expect(overlap(first, { atLeast: '1.5', below: '3.0' })).toBe(true);
	expect(overlap({ atLeast: '1.5', below: '3.0' }, first)).toBe(true);
	expect(overlap(first, { atLeast: '2.0', below: '3.0' })).toBe(false);
	expect(overlap({ atLeast: '2.0', below: '3.0' }, first)).toBe(false);
	expect(overlap(first, { below: '1.0' })).toBe(false);
	expect(overlap(first, { below: '1.0.1' })).toBe(true);
	expect(overlap({ atLeast: '2.0' }, first)).toBe(false);
	expect(overlap({ atLeast: '1.9' }, first)).toBe(true);
	expect(overlap({}, first)).toBe(true);
});

import { expect, test } from 'vitest';
import type { RegistrySetting } from '../knowledge/registry-setting.ts';
import { isWrittenOn, judge, type Observed } from './findings.ts';

const SETTING: RegistrySetting = {
	id: 'protocols',
	title: 'Protocols',
	layer: 'winhttp',
	access: 'write',
	hive: 'HKEY_LOCAL_MACHINE',
	key: 'SOFTWARE\\Vendor',
	view: 'native',
	name: 'Protocols',
	type: 'REG_DWORD',
	write: { value: 0x800 },
	fine: [{ test: 'bits', value: 0x800, means: 'ready', because: 'It has the bit.' }],
	absent: [{ means: 'action', because: 'It is not there.' }],
	restart: true,
	does: 'Names protocols.',
	cites: [{ source: 'page', section: 'Intro' }],
	confidence: 'documented',
	rows: [],
	disagreements: [],
};
const WINDOWS_7 = { nt: '6.1.7601', kind: 'client', bits: 64 } as const;
const present = (value: Extract<Observed, { state: 'present' }>['value'], type = 'REG_DWORD'): Observed => ({
	state: 'present',
	type,
	value,
});
const verdict = (changed: Partial<RegistrySetting>, observed: Observed, machine: Parameters<typeof judge>[2] = WINDOWS_7) =>
	judge({ ...SETTING, ...changed }, observed, machine);

test('all bits that are asked for have to be set, the highest of a DWORD too, and others may be', () => {
	expect(verdict({}, present(0xa00))).toEqual({ setting: 'protocols', verdict: 'ready', because: 'It has the bit.' });
	expect(verdict({}, present(0xa0)).verdict).toBe('action');
	const highest = { fine: [{ test: 'bits' as const, value: 0x80000800, means: 'ready' as const, because: 'Both.' }] };
	expect(verdict(highest, present(0x80000800)).verdict).toBe('ready');
	expect(verdict(highest, present(0xffffffff)).verdict).toBe('ready');
	expect(verdict(highest, present(0x800)).verdict).toBe('action');
	expect(verdict(highest, present(0x80000000)).verdict).toBe('action');
});

test('a value that is no number fits no comparison, and any value fits "any"', () => {
	const strings = { type: 'REG_MULTI_SZ' as const };
	expect(verdict(strings, present(['TLS_AES'], 'REG_MULTI_SZ')).verdict).toBe('action');
	const text = { type: 'REG_SZ' as const, fine: [{ test: 'not-zero' as const, means: 'ready' as const, because: 'On.' }] };
	expect(verdict(text, present('1', 'REG_SZ')).verdict).toBe('action');
	const any = { ...strings, fine: [{ test: 'any' as const, means: 'unknown' as const, because: 'Look.' }] };
	expect(verdict(any, present(['TLS_AES'], 'REG_MULTI_SZ'))).toMatchObject({ verdict: 'unknown', because: 'Look.' });
});

test('rules for another Windows say nothing here: neither of what is there nor of what is not', () => {
	const elsewhere = {
		fine: [{ ntAtLeast: '10.0', test: 'not-zero' as const, means: 'ready' as const, because: 'On.' }],
		absent: [{ ntAtLeast: '10.0', means: 'ready' as const, because: 'On by default.' }],
	};
	expect(verdict(elsewhere, present(1))).toMatchObject({
		verdict: 'unknown',
		because: 'We have no rule for this value on this Windows version.',
	});
	expect(verdict(elsewhere, { state: 'absent' })).toMatchObject({
		verdict: 'unknown',
		because: 'Not set. We have no rule for that on this Windows version.',
	});
	expect(verdict(elsewhere, present(1), { nt: '10.0.17763', bits: 64 }).verdict).toBe('ready');
	expect(verdict(elsewhere, present(0), { nt: '10.0.17763', bits: 64 })).toMatchObject({ verdict: 'action', because: 'On.' });
	expect(verdict(elsewhere, { state: 'absent' }, { nt: '10.0.17763', bits: 64 }).verdict).toBe('ready');
});

test('a rule for some estates alone says nothing where no estate is known', () => {
	const rule = {
		test: 'any' as const,
		means: 'info' as const,
		because: 'Mind Exchange.',
		when: { question: 'roles', includes: ['exchange'] },
	};
	expect(verdict({ fine: [rule, ...SETTING.fine] }, present(0x800)).verdict).toBe('ready');
	expect(verdict({ fine: [rule] }, present(0x800)).verdict).toBe('unknown');
});

test('what could not be read is unknown, with why', () => {
	expect(verdict({}, { state: 'not-read', why: 'access denied' })).toEqual({
		setting: 'protocols',
		verdict: 'unknown',
		because: 'It could not be read: access denied',
	});
});

test('a value is written where its Windows, its kind and its view are', () => {
	const where = [{ ntBelow: '6.2' }, { ntBelow: '6.3', kind: 'server' as const }];
	const written = (changed: Partial<RegistrySetting>, machine: Parameters<typeof judge>[2]) =>
		isWrittenOn({ ...SETTING, ...changed }, machine);
	expect(written({}, WINDOWS_7)).toBe(true);
	expect(written({ access: 'read', write: undefined }, WINDOWS_7)).toBe(false);
	expect(written({ view: 'wow6432' }, WINDOWS_7)).toBe(true);
	expect(written({ view: 'wow6432' }, { ...WINDOWS_7, bits: 32 })).toBe(false);
	expect(written({ write: { value: 1, ntAtLeast: '6.2' } }, WINDOWS_7)).toBe(false);
	expect(written({ write: { value: 1, where } }, WINDOWS_7)).toBe(true);
	expect(written({ write: { value: 1, where } }, { nt: '6.2.9200', kind: 'server', bits: 64 })).toBe(true);
	expect(written({ write: { value: 1, where } }, { nt: '6.2.9200', kind: 'client', bits: 64 })).toBe(false);
});

test('a value for which no rule holds is told what is wrong in the words of the first that fits its Windows', () => {
	const rule = { test: 'equals' as const, value: 1, means: 'ready' as const, because: '1 is right.' };
	const wrong = {
		fine: [
			{ ...rule, ntAtLeast: '10.0', otherwise: 'Not for 7.' },
			{ ...rule, otherwise: '1 is missing.' },
		],
	};
	expect(verdict(wrong, present(0))).toEqual({ setting: 'protocols', verdict: 'action', because: '1 is missing.' });
	expect(verdict({ fine: [rule] }, present(0))).toEqual({ setting: 'protocols', verdict: 'action', because: '1 is right.' });
	expect(verdict({ fine: [rule] }, present(1))).toEqual({ setting: 'protocols', verdict: 'ready', because: '1 is right.' });
});

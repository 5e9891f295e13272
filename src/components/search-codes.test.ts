import { expect, test } from 'vitest';
import { codesIn, holdsCode } from './search-codes.ts';

test('what is searched for as a code: numbers, KB numbers, hexadecimal, AADSTS and versions, and nothing else', () => {
	expect(codesIn('event 36871 state 10013')).toEqual(['36871', '10013']);
	expect(codesIn('KB3080079')).toEqual(['kb3080079']);
	expect(codesIn('error 0x80090331 on SQL Server 2014')).toEqual(['0x80090331']);
	expect(codesIn('AADSTS1002016')).toEqual(['aadsts1002016']);
	expect(codesIn('421 4.7.66 scan to mail')).toEqual(['4.7.66']);
	expect(codesIn('TLS 1.2 on .NET 4.8, the connection was closed')).toEqual([]);
});

test('a code is found whole, not as the beginning of another', () => {
	expect(holdsCode('login failed with error 47072, client TLS version', '47072')).toBe(true);
	expect(holdsCode('.NET Framework 4.7 and 470725', '47072')).toBe(false);
	expect(holdsCode('Install KB3080079 on it', 'kb3080079')).toBe(true);
	expect(holdsCode('KB30800791', 'kb3080079')).toBe(false);
	expect(holdsCode('AADSTS1002016: you are using', '1002016')).toBe(true);
	expect(holdsCode('0x800 is TLS 1.2', '0x80090331')).toBe(false);
	expect(holdsCode('421 4.7.66 TLS 1.0', '4.7.66')).toBe(true);
	expect(holdsCode('1.4.7.66', '4.7.66')).toBe(false);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fleetOfFiles, sessionOf } from '../test-files.ts';

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const computers = (...names: readonly string[]) =>
	[
		'Name,SamAccountName,OperatingSystem,OperatingSystemVersion',
		...names.map((name) => `${cell(name)},x$,Windows Server 2022 Standard,10.0 (20348)`),
		'',
	].join('\n');
const namesIn = (content: string) =>
	[...sessionOf([{ name: 'given', content }]).machines.statements].map(({ identity }) => identity.fqdn || identity.name);

/** Names that would be code, a formula or a member of an object elsewhere. */
const HOSTILE = [
	"=cmd|'/C calc'!A0",
	'+1',
	'@SUM(A1)',
	'<img src=x onerror=alert(1)>',
	'__proto__',
	'constructor',
	'a"b;c,d\te',
	'two\nlines',
	'\u202efdp.exe',
	'x'.repeat(100_000),
];

describe('what a cell holds', () => {
	it.each(HOSTILE.map((name) => [name.slice(0, 30), name]))('stays the name that it is: %j', (_, name) => {
		expect(namesIn(computers(name))).toEqual([name]);
		expect(fleetOfFiles([{ name: 'given', content: computers(name, 'SRV1') }]).machines).toHaveLength(2);
	});
	it('stays what it is, whatever it is', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), (name) => {
				// A lone carriage return ends a line for some tools, and a NUL makes a file one that is no text.
				fc.pre(!/[\r\0]/.test(name) && name.trim() !== '' && name.isWellFormed());
				expect(namesIn(computers('SRV1', name))).toEqual(['SRV1', name.trim()]);
			}),
			{ numRuns: 300 },
		);
	});
	it('of JSON stays the name that it is as well', () => {
		const device = (displayName: string) => ({
			deviceId: '',
			displayName,
			operatingSystem: 'Windows',
			operatingSystemVersion: '10.0.20348',
		});
		for (const name of HOSTILE) expect(namesIn(JSON.stringify([device(name)]))).toEqual([name]);
	});
});

describe('a damaged file', () => {
	const whole = computers('SRV1', 'SRV2');
	it('that ends inside a cell says so, and what stands before it counts', () => {
		const session = sessionOf([{ name: 'cut.csv', content: `${whole}"SRV3,x$,Windows Ser` }]);
		expect(session.files[0]?.problems.map(({ code, severity }) => [code, severity])).toEqual([['truncated', 'incomplete']]);
		expect(session.machines.statements.size).toBe(2);
	});
	it('leaves the machines of the others as they are', () => {
		const shown = (...files: readonly string[]) =>
			fleetOfFiles(files.map((content, at) => ({ name: `${at}`, content }))).machines.map(({ machine, assessment }) => [
				machine.name,
				assessment.verdict,
			]);
		const alone = shown(whole);
		expect(alone).toHaveLength(2);
		for (const broken of [
			'',
			'{"tool": "tls-ready/check", ',
			'hello',
			'\u0000\u0001\u0002',
			'PK\u0003\u0004broken',
			'<html></html>',
			`${'['.repeat(10_000)}`,
		])
			for (const files of [
				[broken, whole],
				[whole, broken],
			])
				expect([broken.slice(0, 20), shown(...files)]).toEqual([broken.slice(0, 20), alone]);
	});
	it('always says what is wrong and what would be accepted', () => {
		for (const broken of [
			'',
			'{"tool": "tls-ready/check", ',
			'hello',
			'PK\u0003\u0004broken',
			'<html></html>',
			'a,b\n1,2\n',
			'[{"a":1}]',
		]) {
			const problems = sessionOf([{ name: 'given', content: broken }]).files.flatMap((file) => file.problems);
			expect([broken, problems.length > 0]).toEqual([broken, true]);
			for (const { found, accepted } of problems) expect([found.length > 10, accepted.length > 10]).toEqual([true, true]);
		}
	});
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SMALL_WORLD } from './fixture.ts';
import { canonical, decodeFragment, encodeFragment } from './fragment.ts';

const TODAY = '2026-11-21';
const decode = (fragment: string) => decodeFragment(SMALL_WORLD, fragment, TODAY);

test('answers are written so that a person can read them, always in the same order', () => {
	expect(
		encodeFragment({ windows: ['windows-7', 'server-2012'], roles: ['agent'], 'agent.version': ['1.10.0.0', '1.9.0.0'] }),
	).toBe('#v1;agent.version=1.9.0.0,1.10.0.0;roles=agent;windows=server-2012,windows-7');
	expect(
		encodeFragment({ 'agent.version': ['1.9.0.0', '1.10.0.0'], roles: ['agent'], windows: ['server-2012', 'windows-7'] }),
	).toBe('#v1;agent.version=1.9.0.0,1.10.0.0;roles=agent;windows=server-2012,windows-7');
	expect(encodeFragment({ windows: 'not-sure' })).toBe('#v1;windows=not-sure');
	expect(encodeFragment({})).toBe('#v1');
});

test('a link gives back the answers that it was made from', () => {
	const answers = canonical({
		roles: ['agent'],
		windows: ['server-2012', 'windows-7'],
		patched: 'not-sure',
		'agent.version': ['1.5.643.0'],
	});
	expect(decode(encodeFragment(answers))).toEqual({ answers, made: undefined, dropped: [] });
});

test('a link gives back the day and the facts that its plan was made with', () => {
	const made = { day: '2026-08-12', version: '0123456789ab' };
	expect(encodeFragment({ roles: ['agent'] }, made)).toBe('#v1;made=2026-08-12.0123456789ab;roles=agent');
	expect(decode('#v1;made=2026-08-12.0123456789ab;roles=agent')).toEqual({ answers: { roles: ['agent'] }, made, dropped: [] });
	expect(decode('#v1;roles=agent').made).toBeUndefined();
	expect(decode('#v1;made=yesterday;roles=agent')).toMatchObject({
		made: undefined,
		dropped: [{ part: 'made=yesterday', why: 'this question is not asked any more' }],
	});
});

test('an old link keeps what is still valid and says what it dropped', () => {
	expect(decode('#v1;roles=agent,fax-server;colour=blue;agent.version=1.0.0.0')).toEqual({
		answers: { roles: ['agent'], 'agent.version': ['1.0.0.0'] },
		made: undefined,
		dropped: [
			{ part: 'roles=fax-server', why: 'this answer is not offered' },
			{ part: 'colour=blue', why: 'this question is not asked any more' },
		],
	});
});

test('answers that exclude each other, and answers nobody asked for, are dropped', () => {
	expect(decode('#v1;roles=agent,none').dropped).toEqual([{ part: 'roles=agent,none', why: 'these answers do not go together' }]);
	expect(decode('#v1;roles=gateway;agent.version=1.0.0.0')).toEqual({
		answers: { roles: ['gateway'] },
		made: undefined,
		dropped: [{ part: 'agent.version', why: 'the other answers make this question irrelevant' }],
	});
});

test('a link from another version of the site, or no link of ours, is told and changes nothing', () => {
	expect(decode('#v9;roles=agent')).toEqual({
		answers: {},
		made: undefined,
		dropped: [{ part: 'v9;roles=agent', why: 'it does not start with #v1' }],
	});
	expect(decode('')).toEqual({ answers: {}, made: undefined, dropped: [] });
	expect(decode(`#v1;${'x'.repeat(9000)}`).dropped[0]?.why).toBe('it is longer than 8000 characters');
});

test('a mail program that escaped the link does no harm', () => {
	expect(decode('#v1%3Broles%3Dagent%2Cgateway').answers).toEqual({ roles: ['agent', 'gateway'] });
	expect(decode('#v1;roles=agent;%E0%A4%A').answers).toEqual({ roles: ['agent'] });
});

test('no text makes reading a link fail', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'#v1;=,.%agentroleswindows20') })), (text) => {
			const { answers } = decode(text);
			expect(decode(encodeFragment(answers)).answers).toEqual(answers);
		}),
		{ numRuns: 3000 },
	);
});

test('answers stand by version where they are versions, and by name beside them', () => {
	expect(canonical({ dotnet: ['no-dotnet', '4.10', '4.8'] })).toEqual({ dotnet: ['4.8', '4.10', 'no-dotnet'] });
	expect(canonical({ x: ['b', 'a'] })).toEqual(canonical({ x: ['a', 'b'] }));
	expect(canonical({ x: ['1.0.0', '1.0'] })).toEqual({ x: ['1.0', '1.0.0'] });
	expect(canonical({ x: ['1.0', '1.0.0', '1.0'] })).toEqual({ x: ['1.0', '1.0.0'] });
});

test('separators too many do no harm, and what stands between them otherwise is named as it came', () => {
	expect(decode('#v1;;roles=agent,;')).toEqual({ answers: { roles: ['agent'] }, dropped: [] });
	expect(decode('#v1;roles=agent=x').dropped).toEqual([{ part: 'roles=agent=x', why: 'this answer is not offered' }]);
	expect(decode('#v1;roles=').dropped).toEqual([{ part: 'roles=', why: 'these answers do not go together' }]);
	expect(decode('#v1;roles=fax').dropped).toEqual([{ part: 'roles=fax', why: 'this answer is not offered' }]);
	expect(decode('v1;roles=agent;colour=#1').dropped).toEqual([{ part: 'colour=#1', why: 'this question is not asked any more' }]);
});

test('what is long is read up to 8000 characters, and told in 80', () => {
	const long = (length: number) => decode(`#v1;${'x'.repeat(length - 3)}`).dropped;
	expect(long(8000)).toEqual([{ part: `${'x'.repeat(77)}...`, why: 'this question is not asked any more' }]);
	expect(long(8001)).toEqual([{ part: `v1;${'x'.repeat(74)}...`, why: 'it is longer than 8000 characters' }]);
	expect(long(83)[0]?.part).toBe('x'.repeat(80));
	expect(long(84)[0]?.part).toBe(`${'x'.repeat(77)}...`);
});

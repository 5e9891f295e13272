import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AskedVersion } from '../../knowledge/decision-facts.ts';
import { leavesOf } from '../../knowledge/leaves.ts';
import { placedConditions } from '../../knowledge/placed-conditions.ts';
import { inRange } from '../../knowledge/versions.ts';
import { FACTS } from '../estates/estate.ts';
import { SMALL_WORLD } from '../fixture.ts';
import { readChoice } from './choosing.ts';
import { isValidAnswer, kindOf } from './kinds.ts';
import { newerThanKnown, readVersions, withoutInvisible } from './typed-versions.ts';

function question(id: string) {
	const found = SMALL_WORLD.questions.find((candidate) => candidate.id === id);
	if (found === undefined) throw new Error(id);
	return found;
}

test('one choice is one option, several are any that go together, a version is typed', () => {
	expect(isValidAnswer(question('patched'), ['no'])).toBe(true);
	expect(isValidAnswer(question('patched'), ['yes', 'no'])).toBe(false);
	expect(isValidAnswer(question('roles'), ['agent', 'gateway'])).toBe(true);
	expect(isValidAnswer(question('roles'), ['agent', 'none'])).toBe(false);
	expect(isValidAnswer(question('agent.version'), ['1.5.643.0', '2.0'])).toBe(true);
	expect(isValidAnswer(question('agent.version'), ['2'])).toBe(false);
	for (const id of ['patched', 'roles', 'agent.version']) {
		expect(isValidAnswer(question(id), [])).toBe(false);
		expect(isValidAnswer(question(id), 'not-sure')).toBe(true);
	}
});

/** The question about versions as it is in the small world. */
const AGENT = SMALL_WORLD.questions.find(({ kind }) => kind === 'version') as AskedVersion;
const typed = (text: string) => readVersions(AGENT, { text });

test('what was typed is read as versions, and what is none is named with the form that is accepted', () => {
	expect(typed('v1.5.643.0; 2.0, 2.0')).toEqual(['1.5.643.0', '2.0']);
	expect(typed('newest')).toEqual({
		fault: '“newest” is not a version. Type numbers joined by dots, such as 2.0.0.0; put commas between several.',
	});
	expect(typed(' ')).toEqual({
		fault: 'Type a version (numbers joined by dots, such as 2.0.0.0; put commas between several), or select “Not sure”.',
	});
	expect(readChoice(question('roles'), {})).toEqual({ fault: 'Select an answer to continue.' });
});

test('an answer reads as its label, and as part of the estate a version has its subject before it', () => {
	const described = (id: string, value: string) => kindOf(question(id)).describe(question(id), value);
	expect([described('roles', 'agent'), described('agent.version', '1.5.643.0')]).toEqual(['Agent', '1.5.643.0']);
	expect(kindOf(question('agent.version')).part.of(question('agent.version'), '1.5.643.0')).toBe('Agent version 1.5.643.0');
});

test('an answer that names one thing twice, or one that is not offered beside one that is, is none', () => {
	expect(isValidAnswer(question('roles'), ['agent', 'agent'])).toBe(false);
	expect(isValidAnswer(question('roles'), ['agent', 'fax'])).toBe(false);
	expect(isValidAnswer(question('agent.version'), ['1.0', 'newest'])).toBe(false);
});

test('what is chosen is read as it is, nothing chosen is a fault, and each option has its own name', () => {
	const roles = question('roles');
	expect(readChoice(roles, { answer: ['gateway'] })).toEqual(['gateway']);
	expect(readChoice(roles, { answer: [] })).toEqual({ fault: 'Select an answer to continue.' });
	expect(['gateway', 'fax'].map((id) => kindOf(roles).describe(roles, id))).toEqual(['Gateway', 'fax']);
});

test('versions are taken up to 32 at once and 40 characters each, and what is too long is named by its beginning', () => {
	const version = question('agent.version');
	const many = (count: number) => Array.from({ length: count }, (_, at) => `1.${at}`);
	expect([32, 33].map((count) => isValidAnswer(version, many(count)))).toEqual([true, false]);
	const fault = (part: string) => ({
		fault: `“${part}” is not a version. Type numbers joined by dots, such as 2.0.0.0; put commas between several.`,
	});
	expect(typed(many(32).join(' '))).toEqual(many(32));
	expect(typed(many(33).join(', '))).toEqual(fault('1.32'));
	expect(typed(`1.${'0'.repeat(38)}`)).toEqual([`1.${'0'.repeat(38)}`]);
	expect(typed(`1.${'0'.repeat(39)}`)).toEqual(fault(`1.${'0'.repeat(38)}`));
	expect(typed('1.v2.0')).toEqual(fault('1.v2.0'));
	expect(readVersions(AGENT, {})).toEqual({
		fault: 'Type a version (numbers joined by dots, such as 2.0.0.0; put commas between several), or select “Not sure”.',
	});
});

test('part of a version is taken where all that begin so mean the same, however it is written', () => {
	for (const text of ['1.4', '1.4.x', '1.4.*', '1.4.x.x', 'v1.4.X']) expect(typed(text)).toEqual(['1.4']);
	expect(typed('2.0.x, 2.0')).toEqual(['2.0']);
	expect(readVersions({ ...AGENT, bounds: ['2.4.21.0'] }, { text: '2.4.x' })).toEqual({
		fault:
			'“2.4” does not decide: versions before 2.4.21.0 differ from 2.4.21.0 and later. Type the whole version, such as 2.0.0.0, or select “Not sure”.',
	});
	expect(readVersions({ ...AGENT, bounds: ['2.4.21.0'] }, { text: '2.4.20.0, 2.5' })).toEqual(['2.4.20.0', '2.5']);
});

test('of every question about versions: a part that is taken is in the same ranges as whatever begins so', () => {
	const asked = FACTS.questions.filter((each) => each.kind === 'version');
	const leaves = placedConditions(FACTS).flatMap(({ condition }) => leavesOf(condition));
	expect(asked.some(({ bounds }) => bounds.length > 0)).toBe(true);
	const part = fc.nat(30).map(String);
	fc.assert(
		fc.property(fc.constantFrom(...asked), fc.tuple(part, part), fc.nat(9999), fc.nat(9999), (one, start, third, fourth) => {
			const read = readVersions(one, { text: start.join('.') });
			if (!Array.isArray(read)) return;
			const whole = [...start, third, ...(one.example.split('.').length > 3 ? [fourth] : [])].join('.');
			for (const leaf of leaves)
				if ('question' in leaf && leaf.question === one.id && ('atLeast' in leaf || 'below' in leaf))
					expect(inRange(whole, leaf)).toBe(inRange(read[0] as string, leaf));
		}),
		{ numRuns: 3000 },
	);
});

test('invisible characters that come along with pasted text are dropped, and nothing that can be seen', () => {
	expect(withoutInvisible('\u200e1.5.\u200b643.0\ufeff, 2.0\t\u00ad')).toBe('1.5.643.0, 2.0\t');
	expect(typed('\u202a1.5.643.0\u202c')).toEqual(['1.5.643.0']);
	expect(typed('1.5.643.0\u00a02.0.0.0')).toEqual(['1.5.643.0', '2.0.0.0']);
});

test('a version newer than any that is known is remarked on, and none where nothing is known', () => {
	expect(newerThanKnown(AGENT, '2.4.0.0, 20.4.0.0')).toEqual(['20.4.0.0']);
	expect(newerThanKnown({ ...AGENT, newest: undefined }, '99.0')).toEqual([]);
});

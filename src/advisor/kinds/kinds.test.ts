import { expect, test } from 'vitest';
import { SMALL_WORLD } from '../fixture.ts';
import { isValidAnswer, kindOf } from './kinds.ts';

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

test('what was typed is read as versions, and what is none is named with the form that is accepted', () => {
	const version = question('agent.version');
	const typed = (text: string) => kindOf(version).read(version, { text });
	expect(typed('v1.5.643.0; 2.0, 2.0')).toEqual(['1.5.643.0', '2.0']);
	expect(typed('newest')).toEqual({
		fault: '“newest” is not a version. Type numbers joined by dots, such as 2.0.0.0; put commas between several.',
	});
	expect(typed(' ')).toEqual({
		fault: 'Type a version (numbers joined by dots, such as 2.0.0.0; put commas between several), or choose “Not sure”.',
	});
	expect(kindOf(question('roles')).read(question('roles'), {})).toEqual({ fault: 'Choose an answer to go on.' });
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
	expect(kindOf(roles).read(roles, { answer: ['gateway'] })).toEqual(['gateway']);
	expect(kindOf(roles).read(roles, { answer: [] })).toEqual({ fault: 'Choose an answer to go on.' });
	expect(['gateway', 'fax'].map((id) => kindOf(roles).describe(roles, id))).toEqual(['Gateway', 'fax']);
});

test('versions are taken up to 32 at once and 40 characters each, and what is too long is named by its beginning', () => {
	const version = question('agent.version');
	const many = (count: number) => Array.from({ length: count }, (_, at) => `1.${at}`);
	expect([32, 33].map((count) => isValidAnswer(version, many(count)))).toEqual([true, false]);
	const typed = (text: string) => kindOf(version).read(version, { text });
	const fault = (part: string) => ({
		fault: `“${part}” is not a version. Type numbers joined by dots, such as 2.0.0.0; put commas between several.`,
	});
	expect(typed(many(32).join(' '))).toEqual(many(32));
	expect(typed(many(33).join(', '))).toEqual(fault('1.32'));
	expect(typed(`1.${'0'.repeat(38)}`)).toEqual([`1.${'0'.repeat(38)}`]);
	expect(typed(`1.${'0'.repeat(39)}`)).toEqual(fault(`1.${'0'.repeat(38)}`));
	expect(typed('1.v2.0')).toEqual(fault('1.v2.0'));
	expect(kindOf(version).read(version, {})).toEqual({
		fault: 'Type a version (numbers joined by dots, such as 2.0.0.0; put commas between several), or choose “Not sure”.',
	});
});

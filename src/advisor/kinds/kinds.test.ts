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

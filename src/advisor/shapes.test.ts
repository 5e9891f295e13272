import { expect, test } from 'vitest';
import type { AskedQuestion } from '../knowledge/decision-facts.ts';
import type { RegistrySetting } from '../knowledge/registry-setting.ts';
import { planOf } from './estates/estate.ts';
import { SMALL_WORLD } from './fixture.ts';
import { shapesOf } from './shapes.ts';

const shapes = (...windows: string[]) =>
	planOf({
		windows,
		'registry-state': ['missing-or-different'],
		'winhttp-programs': ['yes'],
		'dotnet-programs': ['older-target'],
	}).shapes.map(({ id, windows: labels, settings }) => ({
		id,
		windows: labels,
		layers: [...new Set(settings.map(({ layer }) => layer))],
	}));
const winhttpOn = (...windows: string[]) =>
	shapes(...windows)
		.filter(({ layers }) => layers.includes('winhttp'))
		.flatMap((shape) => shape.windows);

test('the WinHTTP values go to Windows 7, Server 2008 R2 and Server 2012, and not to Windows 8 beside them', () => {
	expect(winhttpOn('windows-8', 'server-2012', 'server-2008-sp2', 'windows-11-24h2')).toEqual(['Windows Server 2012']);
	expect([...new Set(winhttpOn('windows-7-sp1', 'server-2008-r2-sp1'))].toSorted()).toEqual([
		'Windows 7 SP1',
		'Windows Server 2008 R2 SP1',
	]);
	expect(winhttpOn('windows-8', 'windows-vista-sp2')).toEqual([]);
});
test('no file is for Vista, whose Schannel has no TLS 1.2, though Server 2008 SP2 shares its version number', () => {
	const labels = shapes('windows-vista-sp2', 'server-2008-sp2').flatMap(({ windows }) => windows);
	expect([...new Set(labels)]).toEqual(['Windows Server 2008 SP2']);
	expect(shapes('windows-vista-sp2')).toEqual([]);
});

test('where the architecture is not known a Windows that exists in 32 bits gets files for both, and one that does not for 64 bits alone', () => {
	const architectures = (architecture: string[] | 'not-sure', ...windows: string[]) =>
		planOf({ windows, architecture, 'registry-state': ['missing-or-different'] }).shapes.map((shape) => shape.architecture);
	expect(architectures('not-sure', 'windows-7-sp1')).toEqual(['x64', 'x86']);
	expect(architectures(['x86'], 'windows-7-sp1')).toEqual(['x86']);
	expect(architectures(['x64', 'x86'], 'windows-7-sp1')).toEqual(['x64', 'x86']);
	expect(architectures('not-sure', 'server-2012-r2')).toEqual(['x64']);
});

test('a Windows that needs fewer values shares the file of one that needs more', () => {
	const [shape, ...others] = planOf({
		windows: ['server-2022', 'server-2016'],
		'registry-state': ['missing-or-different'],
	}).shapes;
	expect(others).toEqual([]);
	expect(shape?.windows).toEqual(['Windows Server 2022', 'Windows Server 2016']);
	expect(shape?.settings).toHaveLength(12);
});

test('nothing is shaped where Windows is not known, or is none', () => {
	expect(planOf({ windows: 'not-sure', 'registry-state': 'not-sure' }).shapes).toEqual([]);
	expect(planOf({ windows: ['no-windows'] }).shapes).toEqual([]);
});

test('files stand by architecture, and a Windows that needs no value has none', () => {
	const { shapes: made } = planOf({
		windows: ['windows-7-sp1', 'server-2022'],
		architecture: ['x64', 'x86'],
		'registry-state': ['missing-or-different'],
		'winhttp-programs': ['yes'],
	});
	expect(made.map(({ id, windows }) => [id, windows])).toEqual([
		['x64', ['Windows Server 2022']],
		['x64-winhttp', ['Windows 7 SP1']],
		['x86-winhttp', ['Windows 7 SP1']],
	]);
	expect(planOf({ windows: ['windows-11-25h2'] }).shapes).toEqual([]);
});

test('values that a role asks for make no file where its Windows is not known, or is said to be none', () => {
	const connect = { roles: ['entra-connect-sync'], 'entra-connect-sync.version': ['2.4.27.0'] };
	for (const windows of ['not-sure', ['no-windows']] as const) {
		const plan = planOf({ ...connect, windows });
		expect(plan.settings).toHaveLength(12);
		expect(plan.shapes).toEqual([]);
	}
});

test('a Windows of which nothing but its number is known gets the files for both architectures', () => {
	const bare = { id: 'windows-x', label: 'Windows X', nt: '10.0.1' };
	const questions = SMALL_WORLD.questions.map((question) =>
		question.id === 'windows' ? ({ ...question, options: [bare] } as AskedQuestion) : question,
	);
	const value = { id: 'value', layer: 'schannel', view: 'native', write: { value: 1 } } as RegistrySetting;
	expect(shapesOf({ ...SMALL_WORLD, questions }, { windows: ['windows-x'] }, [value])).toEqual([
		{ id: 'x64', architecture: 'x64', winhttp: false, windows: ['Windows X'], settings: [value] },
		{ id: 'x86', architecture: 'x86', winhttp: false, windows: ['Windows X'], settings: [value] },
	]);
});

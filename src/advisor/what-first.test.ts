import { expect, test } from 'vitest';
import { isShown, partsOf } from './list-filter.ts';
import { withNoted } from './progress/progress.ts';
import { whatFirst } from './what-first.ts';

const item = (id: string, priority: 'blocker' | 'required' | 'recommended', appliesTo: string[] = []) => ({
	id,
	title: id,
	priority,
	appliesTo,
});
const ITEMS = [
	item('find', 'recommended'),
	item('upgrade', 'blocker', ['Entra Connect 2.4.27.0']),
	item('set', 'required', ['Windows 7', 'Windows Server 2016, except under AD FS']),
	item('restart', 'required'),
];
const done = (...ids: string[]) =>
	ids.reduce(
		(progress, id) => {
			const { title, appliesTo } = ITEMS.find((one) => one.id === id) ?? item(id, 'required');
			return withNoted(progress, { id, title }, { done: { day: '2026-12-03', appliesTo } }, '2026-12-03T09:00:00.000Z');
		},
		[] as ReturnType<typeof withNoted>,
	);
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);

test('what blocks comes first, then what is required, then the rest; and nothing when all is done', () => {
	const first = (...ticked: string[]) => {
		const { kind, items } = whatFirst(ITEMS, done(...ticked));
		return [kind, ...ids(items)];
	};
	expect(first()).toEqual(['blocking', 'upgrade']);
	expect(first('upgrade')).toEqual(['next', 'set', 'restart']);
	expect(first('upgrade', 'set', 'restart')).toEqual(['next', 'find']);
	expect(first('upgrade', 'set', 'restart', 'find')).toEqual(['next']);
});

test('the list is filtered by priority, by part of the estate and by what is done; what is for all of it stays with each part', () => {
	const shown = (filter: Parameters<typeof isShown>[2]) => ids(ITEMS.filter((one) => isShown(one, done('set'), filter)));
	expect(shown({})).toEqual(['find', 'upgrade', 'set', 'restart']);
	expect(shown({ priority: 'required' })).toEqual(['set', 'restart']);
	expect(shown({ part: 'Windows Server 2016' })).toEqual(['find', 'set', 'restart']);
	expect(shown({ state: 'done' })).toEqual(['set']);
	expect(shown({ state: 'to-do', priority: 'required' })).toEqual(['restart']);
	expect(partsOf(ITEMS)).toEqual(['Entra Connect 2.4.27.0', 'Windows 7', 'Windows Server 2016']);
});

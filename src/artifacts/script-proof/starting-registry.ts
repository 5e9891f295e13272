/** Test-only: random starting registries, as issue and life produce them: absent, right, wrong value, wrong type, foreign values beside. */
import fc from 'fast-check';
import type { RegistrySetting } from '../../knowledge/registry-setting.ts';
import type { Held } from './memory.ts';

const text = fc.string({
	unit: fc.constantFrom('a', 'B', '1', ' ', '"', '%', '$', "'", '\\', '{', '\u00e9', '\u4e2d', '&', '^', '|'),
	maxLength: 12,
});

const wrongType = fc.oneof(
	fc.record({ type: fc.constantFrom('REG_SZ', 'REG_EXPAND_SZ'), data: text }),
	fc.record({
		type: fc.constant('REG_MULTI_SZ'),
		data: fc.array(
			text.filter((part) => part !== ''),
			{ maxLength: 3 },
		),
	}),
	fc.record({ type: fc.constant('REG_BINARY'), data: fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 9 }) }),
	fc.record({ type: fc.constant('REG_QWORD'), data: fc.integer({ min: 0, max: 2 ** 40 }) }),
);
const dwords = fc
	.constantFrom(0, 1, 2, 0xffffffff, 0x80000000, 0x800, 0xa00, 0xa80, 0x2800, 0x7fffffff)
	.map((data) => ({ type: 'REG_DWORD', data }));

/** For each setting nothing, a number or a value of another type; and values that nobody asked about in the same keys. */
export function startingRegistry(settings: readonly RegistrySetting[]): fc.Arbitrary<Held[]> {
	const one = ({ view, key, name }: RegistrySetting): fc.Arbitrary<Held[]> =>
		fc
			.tuple(
				fc.option(fc.oneof({ weight: 3, arbitrary: dwords }, { weight: 1, arbitrary: wrongType })),
				fc.option(fc.oneof(dwords, wrongType), { freq: 1 }),
			)
			.map(([own, foreign]) => [
				...(own === null ? [] : [{ view, key, name, ...own }]),
				...(foreign === null ? [] : [{ view, key, name: `${name} of another program`, ...foreign }]),
			]);
	return fc.tuple(...settings.map(one)).map((parts) => parts.flat());
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Identity } from '../observation/observation.ts';
import { FirstMet } from './first-met.ts';
import { groupByMachine, identitiesOf, shortName } from './identity.ts';
import { columnOf } from './text-column.ts';

const letters = fc.constantFrom('a', 'A', 'b', '.', 'K', '\u212a', 'k', '\u0130', 'ß', '\ud800');
const text = fc.array(letters, { maxLength: 18 }).map((all) => all.join(''));

test('texts are met again by their text in lower case, as far as they count', () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(text, fc.nat(18))), (given) => {
			const column = columnOf(given.map(([each]) => each));
			const part = (at: number) => {
				const [characters, most] = [column.characters(at), given[at]?.[1] as number];
				if (typeof characters === 'string') return characters.slice(0, most);
				return { ...characters, length: Math.min(most, characters.length) };
			};
			const first = new FirstMet(given.length, part);
			const keys = given.map(([each, most]) => each.slice(0, most).toLowerCase());
			for (const [at, key] of keys.entries()) expect(first.met(at)).toBe(keys.indexOf(key));
		}),
		{ numRuns: 1000 },
	);
});

test('a column gives every text back as it was added, whatever characters it has and however long it is', () => {
	const any = fc.oneof(
		text,
		fc.string({ unit: 'binary', maxLength: 300, size: 'max' }),
		fc.string({ maxLength: 300, size: 'max' }),
	);
	fc.assert(
		fc.property(fc.array(any, { maxLength: 100, size: 'max' }), (texts) => {
			const column = columnOf(texts);
			expect(column.length).toBe(texts.length);
			expect(texts.map((_, at) => column.at(at))).toEqual(texts);
			expect(texts.map((_, at) => column.isEmpty(at))).toEqual(texts.map((each) => each === ''));
		}),
	);
});

test('a column of many pages gives back the texts at their ends', () => {
	const texts = Array.from({ length: 20_000 }, (_, at) => `${at} ${'x'.repeat(at % 255)}`);
	const column = columnOf(texts);
	expect(texts.every((each, at) => column.at(at) === each)).toBe(true);
});

/** The same in words: records that share a strong text, then bare names where all that have one can be one machine. */
function grouped(identities: readonly Identity[]): { groups: number[][]; sharing: number[] } {
	const keys = identities.map((identity) => {
		const { deviceId, objectId, fqdn } = identity;
		const strong = [
			...(deviceId === '' ? [] : [`d${deviceId.toLowerCase()}`]),
			...(objectId === '' ? [] : [`o${objectId.toLowerCase()}`]),
			...(fqdn.includes('.') ? [`f${fqdn.replace(/\.$/, '').toLowerCase()}`] : []),
		];
		return strong.length > 0 || shortName(identity) === '' ? strong : [`n${shortName(identity)}`];
	});
	let of = identities.map((_, at) => at);
	const join = (one: number, other: number) => {
		const [low, high] = [Math.min(of[one] as number, of[other] as number), Math.max(of[one] as number, of[other] as number)];
		of = of.map((group) => (group === high ? low : group));
	};
	keys.forEach((all, at) => {
		keys.forEach((others, other) => {
			if (all.some((key) => others.includes(key))) join(at, other);
		});
	});
	const before = [...of];
	const sharing = new Set<number>();
	for (const name of new Set(identities.map(shortName).filter((each) => each !== ''))) {
		const groups = [...new Set(before.filter((_, at) => shortName(identities[at] as Identity) === name))];
		if (groups.length < 2) continue;
		const members = groups.map((group) => identities.map((_, at) => at).filter((at) => before[at] === group));
		const kinds = members.flatMap((each) => [...new Set(each.flatMap((at) => (keys[at] ?? []).map((key) => key.charAt(0))))]);
		const names = members.map(
			(each) => new Set(each.map((at) => shortName(identities[at] as Identity)).filter((one) => one !== '')).size,
		);
		if (new Set(kinds).size === kinds.length && names.every((count) => count === 1))
			for (const group of groups) join(groups[0] as number, group);
		else for (const group of groups) sharing.add(group);
	}
	const numbers = [...new Set(of)];
	return {
		groups: numbers.map((group) => identities.map((_, at) => at).filter((at) => of[at] === group)),
		sharing: numbers.flatMap((group, at) => ([...sharing].some((each) => of[each] === group) ? [at] : [])),
	};
}

test('records are grouped as the words say, whatever their names hold', () => {
	const id = fc.constantFrom('', '', 'A1', 'a1', 'b2');
	const name = fc.constantFrom(
		'',
		'web',
		'WEB',
		'web.x.de',
		'Web.x.de.',
		'sql',
		'averyveryverylongname',
		'averyveryverylongother',
		'ßK',
		'ßk',
	);
	const identity = fc.record({ deviceId: id, objectId: id, fqdn: name, name, addresses: fc.constant([]) });
	fc.assert(
		fc.property(fc.array(identity, { maxLength: 8 }), (identities) => {
			const { machineOf, count, sharesName } = groupByMachine(identitiesOf(identities));
			const groups = Array.from({ length: count }, (_, group) =>
				identities.map((_, at) => at).filter((at) => machineOf[at] === group),
			);
			expect({ groups, sharing: [...sharesName].toSorted((one, other) => one - other) }).toEqual(grouped(identities));
		}),
		{ numRuns: 3000 },
	);
});

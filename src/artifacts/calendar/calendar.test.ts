import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FACTS, planOf, TODAY } from '../../advisor/estates/estate.ts';
import { walk } from '../../advisor/estates/random-estates.ts';
import { plan } from '../../advisor/plan.ts';
import type { Plan } from '../../advisor/plan-types.ts';
import { format } from './index.ts';

const ADDRESS = 'https://tls.example/ready/wizard/';
const fileOf = (made: Plan) => format.render({ plan: made, facts: FACTS, address: ADDRESS + made.fragment })[0]?.text ?? '';
/** Lines are folded at 75 octets; a long one goes on after a line end and a space. */
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');
const valuesOf = (text: string, name: string) =>
	unfolded(text).flatMap((line) => (line.startsWith(name) ? [line.slice(name.length + 1)] : []));

const CONNECT = planOf({ roles: ['entra-connect-sync'], 'entra-connect-sync.version': ['2.6.0.0'], windows: ['server-2016'] });

test('a deadline of the plan is an entry that leads to its page, and moves with the entry of the whole schedule', () => {
	const lines = unfolded(fileOf(CONNECT));
	expect(lines).toContain('UID:entra-connect-sync-stop@tls-ready');
	expect(lines).toContain('DTSTART;VALUE=DATE:20270407');
	expect(lines).toContain('URL;VALUE=URI:https://tls.example/ready/schedule/entra-connect-sync-stop/');
});

test('an end of support that an item names is an entry that says what it is about', () => {
	const made = planOf({ windows: ['server-2012-r2'] });
	expect(valuesOf(fileOf(made), 'SUMMARY')).toContain('End of support: Windows Server 2012 R2');
});

test('made in the site’s single file, whose address leads nowhere else, its entries have none', () => {
	const made = format.render({ plan: CONNECT, facts: FACTS, address: `tls-ready.html${CONNECT.fragment}` })[0]?.text ?? '';
	expect(valuesOf(made, 'DTSTART;VALUE=DATE')).toContain('20270407');
	expect(made).not.toContain('URL');
});

test('the same plan gives the same file on any day', () => {
	const later = plan(FACTS, CONNECT.answers, '2026-11-22');
	expect(fileOf(later)).toBe(fileOf(CONNECT));
});

test('for any estate, the file has each date of the plan and no other', () => {
	fc.assert(
		fc.property(walk, (answers) => {
			const made = plan(FACTS, answers, TODAY);
			const milestones = made.milestones.flatMap(({ id }) => FACTS.milestones.find((one) => one.id === id)?.dates.at(-1) ?? []);
			const ends = new Map(
				made.items.flatMap(({ dates }) =>
					dates.filter(({ kind }) => kind.startsWith('end')).map(({ kind, of, date }) => [`${kind} ${of}`, date] as const),
				),
			);
			const firstDays = [...milestones.map(({ date }) => date), ...ends.values()].map((date) =>
				`${date}-01-01`.slice(0, 10).replaceAll('-', ''),
			);
			expect(valuesOf(fileOf(made), 'DTSTART;VALUE=DATE').toSorted()).toEqual(firstDays.toSorted());
		}),
		{ numRuns: 200 },
	);
});

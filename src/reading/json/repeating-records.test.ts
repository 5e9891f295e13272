import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonRecords } from './json-records.ts';
import { MetMembers } from './met-members.ts';
import { RepeatingRecords } from './repeating-records.ts';

const SUBJECT = { file: 'file', short: 'file', record: 'record', accepted: '', insteadOfBinary: '', insteadOfWorkbook: '' };

function read(text: string): unknown[] {
	const values: unknown[] = [];
	const scanner = new RepeatingRecords(['rows'], new MetMembers());
	const records = new JsonRecords(scanner, SUBJECT, {
		record: (_, bytes, start, end) => values.push(scanner.parse(bytes, start, end)) > 0,
		other: () => {},
		problem: ({ found }) => values.push(found),
	});
	records.write(new TextEncoder().encode(text));
	records.end(false);
	return values;
}

const ROWS = JSON.stringify(Array.from({ length: 40 }, (_, at) => ({ item: `HKLM\\SOFTWARE ${at}`, found: '"é"' })));
const record = (name: string, rows = ROWS) => `{"name":"${name}","rows":${rows},"after":[1]}`;

describe('records of which a long member repeats', () => {
	it('share it where it is the same, and have their own where it differs by one letter', () => {
		const [one, two, three] = read([record('a'), record('b'), record('c', ROWS.replace('39', '38'))].join('\n')) as {
			rows: unknown;
		}[];
		expect(one?.rows).toBe(two?.rows);
		expect(three?.rows).not.toBe(one?.rows);
		expect(three).toEqual(JSON.parse(record('c', ROWS.replace('39', '38'))));
	});
	it('are what JSON.parse makes of them, however they are spelt', () => {
		const long = fc.oneof(
			fc.constant(JSON.parse(ROWS)),
			fc.array(fc.jsonValue(), { maxLength: 3 }),
			fc.string({ minLength: 600 }),
		);
		const name = fc.constantFrom('rows', 'Rows', 'ROWS', 'r\u006fws', 'other');
		const members = fc.array(fc.tuple(fc.oneof(name, fc.string()), fc.oneof(long, fc.jsonValue())), { maxLength: 5 });
		fc.assert(
			fc.property(fc.array(members, { minLength: 1, maxLength: 5 }), fc.constantFrom('', ' '), (all, space) => {
				const texts = all
					.map((each) =>
						each.filter(([key]) => !['value', 'records', 'properties', '@odata.nextlink'].includes(key.toLowerCase())),
					)
					.map((each) => `{${each.map(([key, value]) => `${JSON.stringify(key)}:${space}${JSON.stringify(value)}`).join(',')}}`);
				expect(read(texts.join('\n'))).toEqual(texts.map((text) => JSON.parse(text)));
			}),
		);
	});
	it('keep their places in the text where a long member with line feeds is met again', () => {
		const pretty = `{"rows":${JSON.stringify(JSON.parse(ROWS), null, '\t')}}\n`;
		const whole = [pretty, pretty, pretty].join('');
		const problems = (text: string) => {
			const found: unknown[] = [];
			const records = new JsonRecords(new RepeatingRecords(['rows'], new MetMembers()), SUBJECT, {
				record: () => true,
				other: () => {},
				problem: ({ place }) => found.push([place?.line, place?.byte]),
			});
			records.write(new TextEncoder().encode(text));
			records.end(false);
			return found;
		};
		expect(problems(`${whole}5\n`)).toEqual([[whole.split('\n').length, new TextEncoder().encode(whole).length]]);
	});
	it('with the member twice are what JSON.parse makes of them', () => {
		const twice = `{"rows":${ROWS},"rows":${ROWS.replace('39', '38')},"Rows":1}`;
		expect(read(twice)).toEqual([JSON.parse(twice)]);
	});
	it('of which no two are alike are read all the same', () => {
		const texts = Array.from({ length: 2_500 }, (_, at) => record(String(at), ROWS.replace('39', String(at + 100))));
		expect(read(texts.join('\n'))).toEqual(texts.map((text) => JSON.parse(text)));
	});
});

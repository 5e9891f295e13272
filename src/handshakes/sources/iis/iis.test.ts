import fc from 'fast-check';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { IIS_FIELDS, iisLine, iisLog, problemsOf, read, readFiles, resultOf } from '../../test-files.ts';

const MODERN = '400 6610 800d ae06';

describe('an IIS log', () => {
	test('says who used TLS 1.0 with 3DES, to what and when', () => {
		const { use } = read(iisLog(iisLine(), iisLine({ crypt: MODERN, client: '192.0.2.56' })));
		expect([use.verdict, use.connections, use.byUse, use.tripleDes]).toEqual([
			'legacy',
			2,
			{ notRecorded: 0, modern: 1, legacy: 1 },
			1,
		]);
		expect(use.rows).toEqual([
			{
				version: 'TLS 1.0',
				cipher: '3DES',
				hash: 'SHA-1',
				keyExchange: 'RSA',
				side: 'server',
				client: '192.0.2.55',
				server: '192.0.2.10:443',
				program: '',
				userAgent: 'Mozilla/4.0 (compatible; MSIE 8.0)',
				account: '',
				source: 'iis',
				count: 1,
				first: Date.UTC(2026, 10, 20, 9, 30),
				last: Date.UTC(2026, 10, 20, 9, 30),
			},
		]);
	});

	test.each([
		['40', 'TLS 1.0', 'legacy'],
		['100', 'TLS 1.1', 'legacy'],
		['400', 'TLS 1.2', 'modern'],
		['1000', 'TLS 1.3', 'modern'],
		['10', 'SSL 3.0', 'legacy'],
		['0x400', 'TLS 1.2', 'modern'],
	])('crypt-protocol %s is %s', (value, version, use) => {
		const { suites } = read(iisLog(iisLine({ crypt: `${value} 6610 800d ae06` }))).use;
		expect(suites.map((suite) => [suite.version, suite.use, suite.count])).toEqual([[version, use, 1]]);
	});

	test('whose crypt fields have the names of the server variables is read the same', () => {
		const variables: Readonly<Record<string, string>> = {
			'crypt-protocol': 'CRYPT_PROTOCOL',
			'crypt-cipher': 'CRYPT_CIPHER_ALG_ID',
			'crypt-hash': 'CRYPT_HASH_ALG_ID',
			'crypt-keyexchange': 'CRYPT_KEYEXCHANGE_ALG_ID',
		};
		const log = iisLog(iisLine(), iisLine({ crypt: MODERN }));
		const renamed = log.replace(/crypt-\w+/g, (name) => variables[name] ?? name);
		expect(resultOf(read(renamed))).toBe(resultOf(read(log)));
	});

	test('TLS 1.2 with 3DES is legacy too', () => {
		expect(read(iisLog(iisLine({ crypt: '400 6603 8004 a400' }))).use.verdict).toBe('legacy');
	});

	test('takes fields in any order, and a new order inside the file', () => {
		const other = '#Fields: crypt-protocol date time crypt-cipher c-ip\r\n40 2026-11-21 10:00:00 6610 198.51.100.7\r\n';
		const { use } = read(iisLog(iisLine()) + other);
		expect(use.groups.client.map(({ name, count }) => [name, count])).toEqual([
			['192.0.2.55', 1],
			['198.51.100.7', 1],
		]);
		expect(use.days.map(({ day, legacy }) => [day, legacy])).toEqual([
			['2026-11-20', 1],
			['2026-11-21', 1],
		]);
	});

	test('without crypt fields says how to turn them on, Server 2019 and later included', () => {
		const { use, files } = read('#Fields: date time c-ip\n2026-11-20 00:00:01 192.0.2.1\n');
		expect(use.verdict).toBe('notEnough');
		expect(files[0]?.problems[0]?.severity).toBe('rejected');
		expect(files[0]?.problems[0]?.accepted).toContain('CRYPT_PROTOCOL');
		expect(files[0]?.problems[0]?.accepted).toContain('Server 2019 and later');
	});

	test('whose fields were added in between is not enough to rule legacy TLS out', () => {
		const summary = read(`#Fields: date time c-ip\n2026-11-20 00:00:01 192.0.2.1\n${iisLog(iisLine({ crypt: MODERN }))}`);
		expect([summary.use.verdict, summary.use.byUse.notRecorded]).toEqual(['notEnough', 1]);
		expect(problemsOf(summary)).toEqual(['incomplete iis-partly-without-crypt']);
	});

	test('counts requests over plain HTTP apart, but not those on port 443 without a version', () => {
		const summary = read(iisLog(iisLine({ port: '80', crypt: '- - - -' }), iisLine({ crypt: MODERN })));
		expect([summary.use.verdict, summary.use.connections, summary.files[0]?.otherRecords]).toEqual(['noneFound', 1, 1]);
		expect(read(iisLog(iisLine({ crypt: '- - - -' }))).use.byUse.notRecorded).toBe(1);
	});

	test('with lines that do not fit the fields says how many, and where the first is', () => {
		const summary = read(iisLog(iisLine(), '2026-11-20 00:00 cut', iisLine({ crypt: 'zz 1 2 3' })));
		expect(problemsOf(summary)).toEqual(['incomplete iis-damaged-lines']);
		expect(summary.files[0]?.problems[0]?.found).toMatch(/^2 lines /);
		expect(summary.files[0]?.problems[0]?.place).toEqual({ line: 6 });
	});

	test('with an unknown protocol counts it as not recorded', () => {
		const summary = read(iisLog(iisLine({ crypt: '40000 6610 800d ae06' })));
		expect([summary.use.verdict, problemsOf(summary)]).toEqual(['notEnough', ['incomplete iis-unknown-protocol']]);
	});

	test('behind a proxy that forwards the client says so', () => {
		const log = `#Fields: date time c-ip crypt-protocol X-Forwarded-For\n2026-11-20 00:00:01 192.0.2.1 40 198.51.100.9\n`;
		expect(problemsOf(read(log))).toEqual(['notice iis-forwarded']);
	});

	test('is read in UTF-16, in gzip, in a zip, and joined to another with a byte order mark inside', () => {
		const log = iisLog(iisLine());
		const utf16 = Uint8Array.from([0xff, 0xfe, ...[...log].flatMap((letter) => [letter.charCodeAt(0), 0])]);
		const forms = [utf16, gzipSync(strToU8(log)), zipSync({ 'u_ex261120_x.log': strToU8(log) }), `\ufeff${log}`];
		for (const form of forms) expect(resultOf(read(form))).toBe(resultOf(read(log)));
		expect(read(`${log}\ufeff${log}`).use.byUse.legacy).toBe(2);
	});

	test('of HTTP.sys is refused with what to give instead', () => {
		const summary = read(
			'#Software: Microsoft HTTP API 2.0\n#Fields: date time c-ip c-port s-ip s-port\n2026-11-20 0:0:1 a 1 b 2\n',
		);
		expect(problemsOf(summary)).toEqual(['rejected http-error-log']);
	});

	test('given twice under two names is told to be a likely copy', () => {
		const log = iisLog(iisLine(), iisLine({ time: '10:00:00' }));
		expect(problemsOf(readFiles({ one: log, two: log }))).toEqual(['notice copy']);
	});

	test('with a line of more than a million characters leaves it out and reads on', () => {
		const summary = read(iisLog(`2026-11-20 ${'x'.repeat(1_100_000)}`, iisLine()), 4096);
		expect([summary.use.byUse.legacy, problemsOf(summary)]).toEqual([1, ['incomplete too-long']]);
	});
});

const value = fc.constantFrom('40', '100', '400', '1000', '-', '10', '40000', 'zz');
const cipher = fc.constantFrom('6603', '6610', '660e', '-', '0');
const text = fc.stringMatching(/^[!-~\u00e4\u4e2d]{1,12}$/);
const lines = fc.array(
	fc.record({
		day: fc.constantFrom('2026-11-20', '2026-11-21', '2026-13-45', '-'),
		time: fc.constantFrom('00:00:00', '23:59:59', '09:30:15'),
		port: fc.constantFrom('443', '80'),
		client: text.filter((name) => name !== '-'),
		crypt: fc.tuple(value, cipher).map(([protocol, suite]) => `${protocol} ${suite} 8004 a400`),
		isDamaged: fc.boolean(),
	}),
	{ maxLength: 30 },
);

/** An independent reading, by splitting texts. */
function expected(log: string) {
	const versions: Record<string, string> = {
		'40': 'TLS 1.0',
		'100': 'TLS 1.1',
		'400': 'TLS 1.2',
		'1000': 'TLS 1.3',
		'10': 'SSL 3.0',
	};
	const counts = { legacy: 0, modern: 0, notRecorded: 0, plain: 0, damaged: 0 };
	const clients = new Map<string, number>();
	for (const line of log.split('\r\n').filter((candidate) => candidate !== '' && !candidate.startsWith('#'))) {
		const cells = line.split(' ');
		const [port, client, protocol, suite] = [cells[6], cells[8] ?? '', cells[15] ?? '', cells[16]];
		if (cells.length !== IIS_FIELDS.split(' ').length || protocol === 'zz') counts.damaged++;
		else if (protocol === '-' && port !== '443') counts.plain++;
		else if (suite === '6603' || /^TLS 1\.[01]|SSL/.test(versions[protocol] ?? '')) {
			counts.legacy++;
			clients.set(client, (clients.get(client) ?? 0) + 1);
		} else if (versions[protocol] === undefined) counts.notRecorded++;
		else counts.modern++;
	}
	return { ...counts, clients: [...clients].sort() };
}

test('any log comes to what an independent reading says, cut anywhere', () => {
	fc.assert(
		fc.property(lines, fc.integer({ min: 1, max: 200 }), (all, chunk) => {
			const log = iisLog(...all.map(({ isDamaged, ...line }) => (isDamaged ? iisLine(line).slice(0, 40) : iisLine(line))));
			const { use, files } = read(log, chunk);
			const damaged = files[0]?.problems.find(({ code }) => code === 'iis-damaged-lines')?.found.split(' ')[0];
			expect({
				...use.byUse,
				plain: files[0]?.otherRecords,
				damaged: Number(damaged ?? 0),
				clients: use.groups.client.map(({ name, count }) => [name, count]).sort(),
			}).toEqual(expected(log));
		}),
		{ numRuns: 300 },
	);
});

test('lines that are only counted by their ends come to the same as lines that are read', () => {
	const two = (number: number) => String(number).padStart(2, '0');
	const orderly = fc.array(
		fc.record({
			/** Added to the day of the line before. */
			days: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 1),
			second: fc.integer({ min: 0, max: 86_399 }),
			client: fc.constantFrom('192.0.2.1', '192.0.2.2', 'a'.repeat(40)),
			crypt: fc.constantFrom('400 6610 800c a400', '400 660e 800c ae06', '1000 1301 - -', '40 6603 8004 a400', '- - - -', 'x'),
			isNewSection: fc.constantFrom(false, false, false, false, false, false, false, false, false, true),
		}),
		{ minLength: 1, maxLength: 80 },
	);
	fc.assert(
		fc.property(orderly, fc.integer({ min: 1, max: 9_000 }), (all, chunk) => {
			let date = Date.UTC(2026, 10, 20);
			/** A field behind those of the handshake: such a log is read line by line. */
			const log = (extra: string) =>
				iisLog(
					...all.flatMap(({ days, second, client, crypt, isNewSection }) => {
						date += days * 86_400_000;
						const day = new Date(date).toISOString().slice(0, 10);
						const time = [second / 3600, (second / 60) % 60, second % 60].map((part) => two(Math.floor(part))).join(':');
						const line = iisLine({ day, time, client, crypt }) + extra;
						return isNewSection ? [`#Fields: ${IIS_FIELDS}${extra}`, line] : [line];
					}),
				).replace(/^#Fields: .*$/m, `#Fields: ${IIS_FIELDS}${extra}`);
			const counted = read(log(''), chunk);
			date = Date.UTC(2026, 10, 20);
			const one = read(log(' x-id'), chunk);
			expect(counted.use).toEqual(one.use);
			expect(counted.files[0]?.problems).toEqual(one.files[0]?.problems);
		}),
		{ numRuns: 500 },
	);
});

test('the order of lines and of files changes nothing', () => {
	fc.assert(
		fc.property(lines, (all) => {
			const texts = all.map(({ isDamaged: _, ...line }) => iisLine(line));
			const result = ({ use }: ReturnType<typeof read>) => ({ ...use, remarks: [] });
			expect(result(read(iisLog(...texts.toReversed())))).toEqual(result(read(iisLog(...texts))));
			const half = texts.length >> 1;
			const [one, two] = [iisLog(...texts.slice(0, half)), iisLog(...texts.slice(half))];
			const [there, back] = [readFiles({ one, two }), readFiles({ two, one })];
			expect(result(there)).toEqual(result(back));
		}),
		{ numRuns: 100 },
	);
});

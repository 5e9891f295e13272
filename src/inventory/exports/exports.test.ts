import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { FACTS } from '../../advisor/estates/estate.ts';
import { thenAndNow } from '../comparison/then-and-now.ts';
import type { Fleet } from '../fleet/fleet-summary.ts';
import type { Observation } from '../observation/observation.ts';
import { observationsOf } from '../sources/evidence/line.ts';
import { fleetOfFiles } from '../test-files.ts';
import { fleetFrom, machinesOf, observed, RIGHT, TODAY, WRONG } from '../test-fleets.ts';
import { EXPORTS, type ExportFormat, exportOf } from './exports.ts';
import { Mask } from './mask.ts';
import type { ReportedFile } from './report.ts';

const FILE: ReportedFile = {
	name: 'SRV1.json',
	bytes: 9025,
	sha256: 'ab'.repeat(32),
	sources: ['check.ps1'],
	machines: 1,
	leftOut: [['not Windows', 2]],
	problems: [],
	moreProblems: 0,
};

function made(format: ExportFormat, fleet: Fleet, { mask = new Mask(), masked = false, comparison }: Asked = {}) {
	const request = { format, masked, today: TODAY, address: 'https://tls.contoso.example/inventory/' };
	const { parts, ...rest } = exportOf(request, { fleet, facts: FACTS, files: [FILE], comparison, mask });
	return { ...rest, text: [...parts].join('') };
}

interface Asked {
	readonly mask?: Mask;
	readonly masked?: boolean;
	readonly comparison?: ReturnType<typeof thenAndNow>;
}

const ID = '0f8fad5b-d9cb-469f-a165-70867728950e';
const GIVEN: readonly Observation[] = [
	observed({ fqdn: 'srv1.contoso.com', name: 'SRV1', deviceId: ID }, { facts: WRONG, labels: { unit: 'OU=Web' } }),
	observed({ fqdn: 'srv1.contoso.com' }, { source: 'active-directory', labels: { enabled: true } }),
	observed({ fqdn: 'srv2.contoso.com', name: 'SRV2', addresses: ['192.0.2.7'] }, { facts: RIGHT }),
	observed({ name: 'SRV3' }),
];
const fleet = fleetFrom(GIVEN);
const rowsOf = (text: string) => parse(text, { columns: true, bom: true }) as Record<string, string>[];

describe('the evidence', () => {
	it('makes the same fleet again', () => {
		const again = made('evidence', fleet)
			.text.split('\n')
			.filter((line) => line !== '')
			.flatMap((line) => observationsOf(JSON.parse(line).observations, JSON.parse(line).judged) ?? []);
		expect(again).toHaveLength(GIVEN.length);
		const { machines, counts } = fleetFrom(again);
		expect(counts).toEqual(fleet.counts);
		expect(machines.map(({ machine: { name, sources } }) => [name, sources])).toEqual([
			['srv1.contoso.com', ['active-directory', 'check']],
			['srv2.contoso.com', ['check']],
			['SRV3', ['check']],
		]);
	});
	it('says what a file says that is given twice only once', () => {
		expect(made('evidence', fleetFrom([...GIVEN, ...GIVEN])).text).toBe(made('evidence', fleet).text);
	});
});

describe('the CSV of machines', () => {
	it('has a row a machine, with its verdict, how it is known, and what it needs', () => {
		const { text, fileName } = made('csv', fleet);
		expect(fileName).toBe('machines.csv');
		expect(
			rowsOf(text).map(({ Machine, Verdict, KnownBy, Unit, Schannel, Sources }) => [
				Machine,
				Verdict,
				KnownBy,
				Unit,
				Schannel,
				Sources,
			]),
		).toEqual([
			['srv1.contoso.com', 'Action needed', 'Configuration read', 'OU=Web', 'Action needed', 'active-directory; check'],
			['srv2.contoso.com', 'Ready', 'Configuration read', '', 'Ready', 'check'],
			['SRV3', 'Unknown', 'Inventory only', '', 'Unknown', 'check'],
		]);
	});
	it('has no cell that a spreadsheet would run, whatever machines and groups are called', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[=+\-@\t\r\n;"'!-~]{1,20}$/), (text) => {
				const rows = parse(
					made('csv', fleetFrom([observed({ name: text, deviceId: text }, { labels: { unit: text, group: text } })])).text,
					{ bom: true },
				) as string[][];
				expect(rows).toHaveLength(2);
				for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
			}),
		);
	});
});

describe('masked files', () => {
	it('name no machine, no id, no address and no file, and give one machine one number in all of them', () => {
		const mask = new Mask();
		for (const format of ['csv', 'evidence', 'report'] as const) {
			const { text, fileName } = made(format, fleet, { mask, masked: true });
			expect(fileName).toContain('-masked');
			expect(text).not.toMatch(/srv\d|contoso\.com|192\.0\.2|0f8fad5b/i);
		}
		const [csv, evidence] = [
			made('csv', fleet, { mask, masked: true }).text,
			made('evidence', fleet, { mask, masked: true }).text,
		];
		const wrong = rowsOf(csv).find(({ Verdict }) => Verdict === 'Action needed')?.['Machine'];
		const line = evidence.split('\n').find((each) => each.includes('"verdict":"action-needed"'));
		expect(JSON.parse(line ?? '').observations[0].identity.name).toBe(wrong);
	});
	it('of two runs never become one machine, whatever their numbers, and none is said to share its name', () => {
		const saved = [new Mask(), new Mask()].map((mask) => made('evidence', fleet, { mask, masked: true }).text);
		const { machines, standings } = fleetOfFiles(saved.map((content, at) => ({ name: `${at}.ndjson`, content })));
		expect(machines).toHaveLength(2 * fleet.machines.length);
		expect(standings.find(({ name }) => name === 'name-shared')?.machines).toEqual([]);
		const twice = fleetOfFiles([1, 2].map((at) => ({ name: `${at}.ndjson`, content: saved[0] as string })));
		expect(twice.machines).toHaveLength(fleet.machines.length);
	});
	it('keep two machines of one name in two domains apart', () => {
		const two = fleetFrom([observed({ fqdn: 'a.contoso.com', name: 'A' }), observed({ fqdn: 'a.fabrikam.com', name: 'A' })]);
		const names = rowsOf(made('csv', two, { masked: true }).text).map(({ Machine }) => Machine);
		expect(new Set(names).size).toBe(2);
	});
});

describe('the report', () => {
	it('says what was given, what was read, what was left out, and what was found', () => {
		const { text } = made('report', fleet);
		expect(text).toContain('**Action needed: 1 of 3 machines needs action; 1 unknown, 1 ready.**');
		expect(text).toContain(FACTS.version);
		expect(text).toContain(`| SRV1.json | 9025 | ${'ab'.repeat(32)} |`);
		expect(text).toContain('| SRV1.json | check.ps1 | 1 | 2: not Windows |  |');
		expect(text).toContain('| srv1.contoso.com | Action needed | Configuration read |');
	});
	it('holds the comparison, where there is one, and never calls a machine that is missing fixed', () => {
		const then = machinesOf([observed({ fqdn: 'gone.contoso.com' }, { facts: WRONG }), ...GIVEN]);
		const { text } = made('report', fleet, { comparison: thenAndNow(FACTS, then, fleet, TODAY) });
		expect(text).toContain('| gone.contoso.com | Not seen | none |');
		expect(text).not.toContain('| gone.contoso.com | Became ready');
	});
	it('makes no markup of what machines and groups are called', () => {
		const name = '|</td><script>alert(1)</script>[x](http://evil.example)`';
		const { text } = made('report', fleetFrom([observed({ name }, { labels: { unit: name } })]));
		expect(text).toContain('\\<script\\>');
		expect(text).not.toMatch(/[^\\]<script|[^\\]\[x\]\(http:/);
	});
});

describe('lists of names', () => {
	it('have the names by which each tool knows machines, and count those that it does not know', () => {
		expect(made('invoke-command', fleet)).toMatchObject({
			text: 'srv1.contoso.com\r\nsrv2.contoso.com\r\nSRV3\r\n',
			leftOut: 0,
		});
		expect(made('configuration-manager', fleet).text).toBe('SRV1\r\nSRV2\r\nSRV3\r\n');
		expect(made('entra-group', fleet)).toMatchObject({ text: `DeviceId\r\n${ID}\r\n`, leftOut: 2 });
		expect(parseYaml(made('ansible', fleet).text)).toEqual({
			tls_ready: { hosts: { SRV3: null, 'srv1.contoso.com': null, 'srv2.contoso.com': null } },
		});
	});
	it('take nothing for a name that a tool could take for something else', () => {
		fc.assert(
			fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { minLength: 1, maxLength: 5 }), (names) => {
				const strange = fleetFrom(names.map((name) => observed({ name, deviceId: name })));
				for (const line of made('invoke-command', strange).text.split('\r\n')) expect(line).toMatch(/^[a-z0-9_.-]*$/i);
				const { tls_ready } = parseYaml(made('ansible', strange).text);
				for (const host of Object.keys(tls_ready.hosts)) expect(names).toContain(host);
			}),
		);
	});
	it('of no machines are empty and still what the tool reads', () => {
		expect(parseYaml(made('ansible', fleetFrom([])).text)).toEqual({ tls_ready: { hosts: {} } });
	});
});

it('every file can be made of an empty fleet', () => {
	for (const format of EXPORTS) expect(typeof made(format, fleetFrom([])).text).toBe('string');
});

it('a file of evidence that is split, in whichever order its parts are given, says the same', () => {
	const lines = made('evidence', fleet).text.split('\n').slice(0, -1);
	const read = (...parts: (readonly string[])[]) =>
		JSON.stringify(
			fleetOfFiles(parts.map((part, at) => ({ name: `${at}.ndjson`, content: `${part.join('\n')}\n` }))).machines.map(
				({ machine: { name, sources, labels }, assessment: { verdict, items } }) => ({ name, sources, labels, verdict, items }),
			),
		);
	for (let at = 1; at < lines.length; at++) {
		expect(read(lines.slice(at), lines.slice(0, at))).toBe(read(lines));
		expect(read(lines, lines.slice(0, at))).toBe(read(lines));
	}
});

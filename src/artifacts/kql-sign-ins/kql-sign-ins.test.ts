import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../advisor/answers.ts';
import { plan } from '../../advisor/plan.ts';
import { compile } from '../../knowledge/compile.ts';
import { readFacts } from '../../knowledge/read.ts';
import type { ArtifactFile } from '../artifact.ts';
import { HOSTILE_RUNS, hostileTexts } from '../hostile-text.ts';
import { format as storage } from '../kql-storage/index.ts';
import { faults } from '../kusto-proof/kusto.ts';
import { LOG_ANALYTICS } from '../kusto-proof/schema.ts';
import { inputFor } from '../script-proof/fixture.ts';
import { format as signIns } from './index.ts';

const facts = compile(await readFacts());
const files = [...signIns.render(inputFor([])), ...storage.render(inputFor([]))];

function file(name: string): ArtifactFile {
	const found = files.find(({ fileName }) => fileName === name);
	if (found === undefined) throw new Error(`no ${name}`);
	return found;
}

function without(...tables: string[]): Record<string, string> {
	return Object.fromEntries(Object.entries(LOG_ANALYTICS).filter(([name]) => !tables.includes(name)));
}

describe('the queries for Log Analytics', () => {
	it('are these files', () => {
		expect(files.map(({ fileName }) => fileName)).toEqual([
			'sign-in-records.kql',
			'sign-in-legacy-totals.kql',
			'sign-in-legacy-list.kql',
			'storage-records.kql',
			'storage-old-clients.kql',
		]);
	});

	it.each(files.map(({ fileName, text }) => [fileName, text] as const))('%s is understood, column by column', (_name, text) => {
		expect(faults(text, LOG_ANALYTICS)).toEqual([]);
	});

	it('would fail this test with a wrong column', () => {
		for (const [name, right, wrong] of [
			['sign-in-legacy-list.kql', 'coalesce(AppDisplayName, ', 'coalesce(ApplicationName, '],
			['sign-in-legacy-totals.kql', 'coalesce(UserPrincipalName, ', 'coalesce(UserName, '],
			['sign-in-records.kql', 'tostring(AuthenticationProcessingDetails)', 'tostring(AuthenticationDetail)'],
			['storage-old-clients.kql', 'replace_regex(CallerIpAddress', 'replace_regex(CallerIP'],
		] as const) {
			const { text } = file(name);
			expect(text).toContain(right);
			expect(faults(text.replaceAll(right, wrong), LOG_ANALYTICS)).toContain(
				`Error: The name '${/\w+(?=\W*$)/.exec(wrong)?.[0]}' does not refer to any known column, table, variable or function.`,
			);
		}
	});

	it('ask for columns that exist, with the type that they have', () => {
		for (const { text } of files) {
			const declared = /NoRecords = datatable\(([^)]*)\)/.exec(text)?.[1]?.split(', ') ?? [];
			const tables = Object.entries(LOG_ANALYTICS).filter(([name]) => new RegExp(`[ ,]${name}\\b`).test(text));
			expect(declared.length).toBeGreaterThan(1);
			expect(tables).toHaveLength(text.includes('SigninLogs') ? 6 : 4);
			for (const column of declared) expect(tables.some(([, columns]) => columns.split(', ').includes(column))).toBe(true);
		}
	});

	it.each([
		'SigninLogs',
		'AADNonInteractiveUserSignInLogs',
		'AADServicePrincipalSignInLogs',
		'AADManagedIdentitySignInLogs',
		'ADFSSignInLogs',
		'MicrosoftServicePrincipalSignInLogs',
	])('work in a workspace without %s', (table) => {
		for (const { text } of files.slice(0, 3))
			expect(faults(text, without(table))).toEqual([
				`Warning: The fuzzy name '${table}' does not refer to any known or currently accessible table.`,
			]);
	});

	it('count absence as none where content says so, and nowhere else', async () => {
		const free = (await readFacts())['flag-absences'].flatMap(({ shapes, kinds, means }) =>
			means === 'none' && shapes.includes('logAnalytics') ? kinds : [],
		);
		expect(free.toSorted()).toEqual(['managedIdentity', 'servicePrincipal']);
		expect(file('sign-in-records.kql').text).toContain(
			'let FreeByAbsence = dynamic(["AADServicePrincipalSignInLogs", "AADManagedIdentitySignInLogs"]);',
		);
	});

	it('work in a workspace that has none of the tables', () => {
		for (const { text } of files) for (const fault of faults(text, {})) expect(fault).toMatch(/^Warning: The fuzzy name/);
	});

	it('have no empty line, so that the whole file is one query wherever the cursor stands', () => {
		for (const { text } of files) expect(text).not.toMatch(/\n\s*\n/);
	});

	it('read all sign-in tables, and the value of the key rather than the words', () => {
		for (const { text } of files.slice(0, 3)) {
			expect(text).toContain(
				'SigninLogs, AADNonInteractiveUserSignInLogs, AADServicePrincipalSignInLogs, AADManagedIdentitySignInLogs',
			);
			expect(text).toContain('union isfuzzy=true withsource=SourceTable');
			expect(text).toContain('tostring(Detail.key) startswith "legacy tls"');
		}
		for (const { text } of files.slice(1, 3))
			expect(text).toContain('(tostring(Detail.value) =~ "true" or tostring(Detail.value) == "1")');
	});

	it('count sign-ins that were refused because of it beside those that passed', () => {
		for (const { text } of files.slice(0, 3)) {
			expect(text).toContain('extend WasRefused = tostring(ResultType) == "1002016"');
			expect(text).toContain('countif(WasRefused)');
		}
	});

	it('begin with what they are, how to undo them, the content version and the address', () => {
		for (const { text } of files) {
			const header = text.slice(0, text.indexOf('\nlet '));
			for (const part of ['// What it is: ', '// What it does: ', '// How to undo: ', '// Content version: 0123456789abcdef'])
				expect(header).toContain(part);
			expect(header).toContain('// Made for the answers at: https://tls.example/wizard/#v1;windows=server-2012-r2');
		}
	});

	it('stay the same query whatever stands in the address', () => {
		const bare = files.map(({ text }) => text.replace(/^\/\/ Made for .*$/m, ''));
		fc.assert(
			fc.property(hostileTexts, (hostile) => {
				const input = inputFor([], {}, `https://tls.example/#${hostile.join('')}`);
				for (const [at, { text }] of [...signIns.render(input), ...storage.render(input)].entries()) {
					const line = /^\/\/ Made for [!-~ ]*$/m;
					if (text.replace(line, '') !== bare[at]) throw new Error(`${JSON.stringify(hostile)} changed the query`);
				}
			}),
			{ numRuns: HOSTILE_RUNS },
		);
	});
});

describe('which plans call for them', () => {
	const applying = (answers: Answers) => {
		const made = plan(facts, { clouds: ['global'], ...answers }, '2026-11-21');
		return [signIns, storage].filter((each) => each.applies(made)).map(({ id }) => id);
	};

	it('an unknown state of the sign-in logs calls for the sign-in queries', () => {
		expect(applying({ services: ['entra-id'], 'sign-in-logs': 'not-sure' })).toEqual(['kql-sign-ins']);
	});

	it('not without P1 or P2, since only then the logs can be exported', () => {
		const looking = { services: ['entra-id'], 'sign-in-logs': ['not-looked'] };
		expect(applying({ ...looking, 'entra-licence': 'not-sure' })).toEqual(['kql-sign-ins']);
		expect(applying({ ...looking, 'entra-licence': ['free'] })).toEqual([]);
	});

	it('unknown clients of Azure services call for the storage queries, unless no storage is used', () => {
		const azure = { services: ['azure-services'], 'azure-tls': 'not-sure' } as const;
		expect(applying({ ...azure, 'azure-services': 'not-sure' })).toEqual(['kql-storage']);
		expect(applying({ ...azure, 'azure-services': ['storage', 'redis'] })).toEqual(['kql-storage']);
		expect(applying({ ...azure, 'azure-services': ['redis'] })).toEqual([]);
	});

	it('a plan that has nothing to find calls for none', () => {
		expect(applying({ services: ['entra-id'], 'sign-in-logs': ['clean-all-four'] })).toEqual([]);
	});
});

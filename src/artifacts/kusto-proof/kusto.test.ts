import { expect, test } from 'vitest';
import { faults } from './kusto.ts';
import { LOG_ANALYTICS } from './schema.ts';

test('the parser knows the declared columns, and calls any other an error', () => {
	expect(faults('SigninLogs | project UserAgent', LOG_ANALYTICS)).toEqual([]);
	expect(faults('SigninLogs | project UserAgents', LOG_ANALYTICS)).toEqual([
		"Error: The name 'UserAgents' does not refer to any known column, table, variable or function.",
	]);
});

test('the tables of workloads have no user, no application name and no user agent', () => {
	for (const table of ['AADServicePrincipalSignInLogs', 'AADManagedIdentitySignInLogs'])
		for (const column of ['UserDisplayName', 'AppDisplayName', 'UserAgent'])
			expect(faults(`${table} | project ${column}`, LOG_ANALYTICS)).toEqual([
				`Error: The name '${column}' does not refer to any known column, table, variable or function.`,
			]);
});

test('the parser reads two statements in one query as an error', () => {
	expect(faults('SigninLogs | take 1 SigninLogs', LOG_ANALYTICS)).not.toEqual([]);
});

import { expect, test } from 'vitest';
import { portalRecord, readFiles, summed } from '../test-logs.ts';
import { summaryJson, summaryText } from './summary-text.ts';

const legacy = (appDisplayName: string, userPrincipalName: string) =>
	portalRecord({ appDisplayName, appId: '', userPrincipalName, userId: userPrincipalName, deviceDetail: {} }, 'True');
const text = (...records: unknown[]) => JSON.stringify(records);

const october = summaryJson(
	summed(
		readFiles({ 'october.json': text(legacy('Payroll', 'ann@x'), legacy('Backup', 'bob@x'), legacy('Backup', 'bob@x')) }),
		30,
	),
);
const november = text(legacy('Backup', 'BOB@x'), legacy('Intranet', 'eve@x'));

test.each([
	['before', { 'october-summary.json': october, 'november.json': november }],
	['after', { 'november.json': november, 'october-summary.json': october }],
])("last month's summary given %s today's files says what is gone, still there and new", (_, files) => {
	const summary = summed(readFiles(files), 30);
	expect(summary.totals).toMatchObject({ signIns: 2, legacy: 2 });
	expect(summary.comparison).toMatchObject({
		file: 'october-summary.json',
		legacy: 3,
		changes: {
			application: { gone: [['Payroll', '']], still: [['Backup', '']], new: [['Intranet', '']] },
			account: { gone: [['ann@x', 'ann@x']], still: [['BOB@x', 'BOB@x']], new: [['eve@x', 'eve@x']] },
			device: { gone: [], still: [], new: [] },
		},
	});
	expect(summary.files.flatMap(({ problems }) => problems)).toEqual([]);
	expect(summaryText(summary)).toContain('Application, gone: 1: Payroll');
});

test('a summary alone is no log: there is no answer', () => {
	const { verdict, totals } = summed(readFiles({ 'october-summary.json': october }), 30);
	expect([verdict, totals.signIns]).toEqual(['notEnough', 0]);
});

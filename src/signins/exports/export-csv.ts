import { stringify } from 'csv-stringify/browser/esm/sync';
import { EXTRA_COLUMNS, USER_COLUMNS, WORKLOAD_COLUMNS } from '../record/script-columns.ts';
import type { SignIn } from '../record/sign-in.ts';
import { wasRefused } from '../record/statement.ts';
import { isWorkload } from '../session/legacy-records.ts';

type Column = (typeof USER_COLUMNS)[number] | (typeof WORKLOAD_COLUMNS)[number] | (typeof EXTRA_COLUMNS)[number];

const VALUES: Readonly<Record<Column, (signIn: SignIn) => string>> = {
	CorrelationId: (signIn) => signIn.correlationId,
	createdDateTime: (signIn) => signIn.createdDateTime,
	userPrincipalName: (signIn) => signIn.userPrincipalName,
	userId: (signIn) => signIn.userId,
	UserDisplayName: (signIn) => signIn.userDisplayName,
	AppDisplayName: (signIn) => signIn.appDisplayName,
	AppId: (signIn) => signIn.appId,
	IPAddress: (signIn) => signIn.ipAddress,
	isInteractive: (signIn) =>
		signIn.isInteractive || signIn.kind === 'unknown' ? signIn.isInteractive : String(signIn.kind === 'interactive'),
	ResourceDisplayName: (signIn) => signIn.resourceDisplayName,
	ResourceId: (signIn) => signIn.resourceId,
	UserAgent: (signIn) => signIn.userAgent,
	ServicePrincipalId: (signIn) => signIn.servicePrincipalId,
	ServicePrincipalName: (signIn) => signIn.servicePrincipalName,
	LegacyTls: () => 'True',
	Refused: (signIn) => (wasRefused(signIn) ? 'True' : ''),
	ErrorCode: (signIn) => signIn.errorCode,
	ClientAppUsed: (signIn) => signIn.clientAppUsed,
	DeviceId: (signIn) => signIn.deviceId,
	DeviceName: (signIn) => signIn.deviceName,
	OperatingSystem: (signIn) => signIn.operatingSystem,
	Browser: (signIn) => signIn.browser,
	IsManaged: (signIn) => signIn.isManaged,
	TrustType: (signIn) => signIn.trustType,
};

/**
 * Legacy sign-ins as CSV with the columns of the PowerShell script (seed S0-53) and, behind them, what leads to the machine; of users or of
 * workloads.
 * UTF-8 with a byte order mark and CRLF, as Excel expects; a cell that Excel would run gets an apostrophe in front.
 */
export function legacyCsv(signIns: Iterable<SignIn>, of: 'users' | 'workloads'): string {
	const columns: readonly Column[] = [...(of === 'users' ? USER_COLUMNS : WORKLOAD_COLUMNS), ...EXTRA_COLUMNS];
	const rows = [...signIns].filter((signIn) => isWorkload(signIn) === (of === 'workloads'));
	const text = stringify([columns.slice(), ...rows.map((signIn) => columns.map((column) => VALUES[column](signIn)))], {
		record_delimiter: 'windows',
		escape_formulas: true,
		// Excel also ends a row at a lone carriage return or line feed unless the cell is quoted.
		quoted_match: /[\r\n]/,
	});
	return `\ufeff${text}`;
}

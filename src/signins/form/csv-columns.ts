import { columnNames, timesOfColumns } from '../../reading/csv/column-names.ts';
import { type FileProblem, rejected } from '../../reading/file-problem.ts';
import { foldAscii } from '../../reading/text/fold-ascii.ts';
import { EXTRA_COLUMNS, USER_COLUMNS, WORKLOAD_COLUMNS } from '../record/script-columns.ts';
import type { Form } from './form.ts';

/** What the first row of a CSV says of its rows. */
export interface CsvLayout {
	readonly form: Form;
	/** Names of the columns in lower case, as Microsoft Graph and Log Analytics have them. */
	readonly columns: readonly string[];
	/** Place of a column that holds the flag itself, or -1. */
	readonly flag: number;
	readonly problems: readonly FileProblem[];
}

const SCRIPT_COLUMNS = new Set([...USER_COLUMNS, ...WORKLOAD_COLUMNS].map(foldAscii));
const SHARED_COLUMNS = USER_COLUMNS.filter((name) => (WORKLOAD_COLUMNS as readonly string[]).includes(name)).map(foldAscii);
const EXPORT_COLUMNS = new Set(EXTRA_COLUMNS.map(foldAscii));

/** A column that holds the flag itself, as a query that projects it may name it. */
const FLAG_COLUMNS = ['haslegacytls', 'legacytls'];

/** Names under which the portal's CSV download and Defender's advanced hunting have what Microsoft Graph calls otherwise. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
	'date (utc)': 'createddatetime',
	timestamp: 'createddatetime',
	'request id': 'id',
	requestid: 'id',
	'correlation id': 'correlationid',
	'user id': 'userid',
	accountobjectid: 'userid',
	user: 'userdisplayname',
	accountdisplayname: 'userdisplayname',
	username: 'userprincipalname',
	accountupn: 'userprincipalname',
	'service principal id': 'serviceprincipalid',
	'service principal name': 'serviceprincipalname',
	application: 'appdisplayname',
	'application id': 'appid',
	applicationid: 'appid',
	resource: 'resourcedisplayname',
	'resource id': 'resourceid',
	'ip address': 'ipaddress',
	'user agent': 'useragent',
	'client app': 'clientappused',
	'operating system': 'operatingsystem',
	'device id': 'deviceid',
	aaddeviceid: 'deviceid',
	'device name': 'devicename',
	managed: 'ismanaged',
	'join type': 'trusttype',
	'sign-in error code': 'resulttype',
	errorcode: 'resulttype',
};

/** Columns, spaces removed, that tell a table of sign-ins from any other table. */
const SIGN_IN_COLUMNS = new Set([
	'correlationid',
	'useragent',
	'ipaddress',
	'appdisplayname',
	'appid',
	'username',
	'userprincipalname',
	'signinidentifier',
	'resulttype',
	'clientappused',
	'resourcedisplayname',
	'serviceprincipalid',
	'managedidentitytype',
]);

/** Names of files that hold legacy sign-ins only: those of the script, and those saved here. */
const LEGACY_NAME = /lowtls|legacy/i;

/** What a table is by the names in its first row and the name of its file; or why it is not read. */
export function layoutOf(names: readonly string[], file: string): CsvLayout | FileProblem {
	const columns = columnNames(names);
	const has = (name: string) => columns.includes(name);
	const flag = columns.findIndex((name) => FLAG_COLUMNS.includes(name));
	const problems = [timesOfColumns(names)].filter((problem) => problem !== undefined);
	const isOfScript = columns.every((name) => SCRIPT_COLUMNS.has(name) || EXPORT_COLUMNS.has(name));
	if (isOfScript && SHARED_COLUMNS.every(has)) {
		const isLegacy = flag >= 0 || LEGACY_NAME.test(file.split(/[\\/]/).at(-1) as string);
		return isLegacy
			? { form: 'scriptCsv', columns: columns.map((name) => OTHER_NAMES[name] ?? name), flag, problems }
			: IS_IT_OF_THE_SCRIPT;
	}
	if (has('authenticationprocessingdetails') || flag >= 0) return { form: 'logAnalyticsCsv', columns, flag, problems };
	if (has('properties') && (has('category') || has('time'))) return { form: 'logAnalyticsCsv', columns, flag, problems };
	const known = columns.map((name) => OTHER_NAMES[name] ?? name);
	if (known.filter((name) => SIGN_IN_COLUMNS.has(name.replace(/[ -]/g, ''))).length < 2) return NOT_A_LOG;
	if (!known.includes('resulttype') && !known.includes('status')) return WITHOUT_FLAG;
	return { form: 'errorCsv', columns: known, flag, problems: [...problems, ERRORS_ONLY] };
}

const ERRORS_ONLY: FileProblem = {
	severity: 'incomplete',
	code: 'csv-without-flag',
	found:
		'This CSV has no legacy TLS field. It shows legacy TLS only where a sign-in was refused for it (error 1002016), and cannot rule it out.',
	accepted: 'Download the same sign-ins as JSON, or export Log Analytics rows with the column AuthenticationProcessingDetails.',
};

const WITHOUT_FLAG = rejected(
	'csv-without-flag',
	'This CSV holds sign-ins but no column that says whether legacy TLS was used, and no error codes: it cannot answer the question.',
	'Download the same sign-ins as JSON, or export Log Analytics rows with the column AuthenticationProcessingDetails.',
);

const IS_IT_OF_THE_SCRIPT = rejected(
	'csv-of-script',
	'Every column of this CSV is one that the PowerShell script writes, but neither a column nor the file name says that its rows are legacy sign-ins.',
	'If the script wrote it, put "lowTls" or "legacy" into the file name and give it again. If not, download the same sign-ins as JSON.',
);

/** Quotes nothing of the file: without a first row of names, that would be somebody's name and address. */
const NOT_A_LOG = rejected(
	'not-sign-ins',
	'This reads as text or CSV, but its first row does not name the columns of a sign-in log.',
	'Accepted as CSV are Log Analytics rows with the column AuthenticationProcessingDetails, and the files of the PowerShell script. The portal download must be JSON.',
);

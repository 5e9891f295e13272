import type { JsonLayout } from '../../reading/json/json-records.ts';
import type { Subject } from '../../reading/subject.ts';

/** Forms of a sign-in log, as found out from the content. */
export type Form = 'portalJson' | 'graphPages' | 'jsonLines' | 'logAnalyticsCsv' | 'scriptCsv' | 'errorCsv' | 'earlierResult';

export const FORM_NAMES: Readonly<Record<Form, string>> = {
	portalJson: 'JSON list of records',
	graphPages: 'JSON pages of records',
	jsonLines: 'JSON records one after another',
	logAnalyticsCsv: 'Log Analytics rows as CSV',
	scriptCsv: 'CSV of the PowerShell script',
	errorCsv: 'CSV with error codes only',
	earlierResult: 'earlier result, to compare with',
};

export const FORM_BY_LAYOUT: Readonly<Record<JsonLayout, Form>> = {
	list: 'portalJson',
	pages: 'graphPages',
	records: 'jsonLines',
};

export const SIGN_IN_LOG: Subject = {
	file: 'sign-in log',
	short: 'log',
	record: 'sign-in',
	accepted:
		'Accepted are sign-in logs as JSON (portal download, Microsoft Graph, Azure Monitor, Log Analytics), Log Analytics rows as CSV, and the CSV files of the PowerShell script; plain, in gzip, in a zip or in a tar archive.',
	insteadOfBinary: 'Give the log as JSON, plain or in gzip, zip or tar.',
	insteadOfWorkbook: 'Give the JSON file as downloaded. A workbook made from the CSV download has no legacy TLS flag.',
};

import { ENVELOPE_NAMES, recordTable } from '../../reading/json/record-scanner.ts';

/** Names of the wanted fields of a sign-in in lower case. */
const WANTED = [
	'id',
	'createddatetime',
	'time',
	'timegenerated',
	'category',
	'type',
	'isinteractive',
	'signineventtypes',
	'userid',
	'serviceprincipalid',
	'authenticationprocessingdetails',
	'status',
	'resulttype',
	'tables',
	'verdict',
] as const;

const NAMES = [...ENVELOPE_NAMES, ...WANTED];

const numberOf = (name: (typeof NAMES)[number]): number => NAMES.indexOf(name);

export const FIELDS = {
	properties: numberOf('properties'),
	id: numberOf('id'),
	created: numberOf('createddatetime'),
	time: numberOf('time'),
	generated: numberOf('timegenerated'),
	category: numberOf('category'),
	type: numberOf('type'),
	interactive: numberOf('isinteractive'),
	eventTypes: numberOf('signineventtypes'),
	userId: numberOf('userid'),
	servicePrincipalId: numberOf('serviceprincipalid'),
	details: numberOf('authenticationprocessingdetails'),
	status: numberOf('status'),
	resultType: numberOf('resulttype'),
	tables: numberOf('tables'),
	verdict: numberOf('verdict'),
} as const;

/** First slot of the fields inside `properties`. */
export const INNER = NAMES.length;

/** The fields whose values say what a sign-in states; of the others it matters only whether there is a value, and of what kind. */
const STATING = ['category', 'type', 'signineventtypes', 'authenticationprocessingdetails', 'status', 'resulttype'];

/** Details are read by a scanner of their own; in a status only digits are looked for, which an escape hardly hides: ScannedStatement sees to that. */
export const FIELD_TABLE = recordTable(WANTED, ['authenticationprocessingdetails', 'status'], STATING);

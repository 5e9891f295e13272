import { FieldTable } from '../../reading/json/field-table.ts';
import { ENVELOPE_NAMES } from '../../reading/json/record-scanner.ts';

/** Names of the wanted fields of a sign-in in lower case, behind those that records come in. */
const NAMES = [
	...ENVELOPE_NAMES,
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

export const FIELD_TABLE = new FieldTable(NAMES);

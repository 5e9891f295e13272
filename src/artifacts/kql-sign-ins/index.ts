import type { Format } from '../artifact.ts';
import { callsFor, chose } from '../calls-for.ts';
import { query } from '../query-file.ts';
import records from './records.kql?raw';
import signIns from './sign-ins.kql?raw';
import totals from './totals.kql?raw';

export const format: Format = {
	id: 'kql-sign-ins',
	order: 110,
	label: 'Sign-in logs: queries for Log Analytics',
	purpose:
		'Finds legacy TLS in all sign-in tables, refused and passed, and says how many records there were and how many state it, so that nothing found cannot be taken for nothing there.',
	choose: 'Choose it if your sign-in logs already go to a Log Analytics workspace.',
	group: 'evidence',
	proven:
		"Read and bound by Microsoft's own Kusto parser with the tables and columns declared as documented; a wrong column fails the test. Not run against the service.",
	// They need a P1 or P2 licence.
	applies: (plan) => callsFor(plan, 'kql-sign-ins') && !chose(plan, 'entra-licence', 'free'),
	render: (input) => [
		query('sign-in-records.kql', records, input),
		query('sign-in-legacy-totals.kql', totals, input),
		query('sign-in-legacy-list.kql', signIns, input),
	],
};

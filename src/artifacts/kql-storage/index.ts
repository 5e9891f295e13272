import type { Format } from '../artifact.ts';
import { callsFor, ruledOut } from '../calls-for.ts';
import { query } from '../query-file.ts';
import clients from './clients.kql?raw';
import records from './records.kql?raw';

export const format: Format = {
	id: 'kql-storage',
	order: 130,
	label: 'Azure Storage: queries for Log Analytics',
	purpose:
		'Finds clients of blobs, files, queues and tables below TLS 1.2, and says how many requests there were and how many state their version.',
	choose: 'Choose it if your storage accounts send their logs to a Log Analytics workspace.',
	group: 'evidence',
	proven:
		"Read and bound by Microsoft's own Kusto parser with the tables and columns declared as documented; a wrong column fails the test. Not run against the service.",
	applies: (plan) => callsFor(plan, 'kql-storage') && !ruledOut(plan, 'azure-services', 'storage'),
	render: (input) => [query('storage-records.kql', records, input), query('storage-old-clients.kql', clients, input)],
};

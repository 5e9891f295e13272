import type { Format } from '../artifact.ts';
import { callsFor } from '../calls-for.ts';
import { compose } from '../compose.ts';
import { query } from '../query-file.ts';
import counted from './counted.kql?raw';
import { rulesText } from './field-lines.ts';
import judged from './judged.kql?raw';
import machines from './machines.kql?raw';

const PARTS = new Map([['judged', judged]]);

export const format: Format = {
	id: 'defender-hunting',
	order: 150,
	label: 'Microsoft Defender: queries for advanced hunting',
	purpose:
		'Judges TLS 1.2 and .NET on every Windows machine that Defender knows, one row a machine, and counts what was looked at.',
	choose: 'Choose it if your machines are onboarded to Microsoft Defender for Endpoint; nothing has to be rolled out.',
	group: 'evidence',
	proven:
		"Read and bound by Microsoft's own Kusto parser with the columns declared as documented, but not the fields of AdditionalFields, which no document lists. Its table of rules gives random machines the same findings as the site's own rules. Not run against the service.",
	applies: (plan) => callsFor(plan, 'defender-hunting'),
	render: (input) => {
		const data = rulesText(input.facts, input.plan.contentVersion);
		return [
			query('defender-counted.kql', compose(counted, PARTS), input, data),
			query('defender-machines.kql', compose(machines, PARTS), input, data),
		];
	},
};

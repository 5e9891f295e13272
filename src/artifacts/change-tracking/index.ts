import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import { shownKey } from '../../knowledge/registry-text.ts';
import type { Format } from '../artifact.ts';
import { callsFor } from '../calls-for.ts';
import { evidenceCode } from '../evidence-line.ts';
import { ruleLines } from '../fleet-rules/rule-lines.ts';
import { commentText, kqlString } from '../kql-text.ts';
import { query } from '../query-file.ts';
import machines from './machines.kql?raw';

export const format: Format = {
	id: 'change-tracking',
	order: 160,
	label: 'Change Tracking: query for Log Analytics',
	purpose: 'Judges the registry values that Change Tracking follows on machines in Azure and Azure Arc, one row a machine.',
	choose: 'Choose it if Change Tracking follows registry keys on your servers, or can.',
	group: 'evidence',
	proven:
		"Read and bound by Microsoft's own Kusto parser with the columns that other queries use, as the page of the table does not show them. Its table of rules gives every value on every Windows the finding of the site's own rules. Not run against the service.",
	applies: (plan) => callsFor(plan, 'change-tracking'),
	render: (input) => [query('change-tracking-machines.kql', machines, input, rulesText(input.facts, input.plan.contentVersion))],
};

/** Where the query finds build and kind of Windows. */
const WINDOWS = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';

/** The data block: the values that are numbers, and the rules about them. */
function rulesText(facts: DecisionFacts, contentVersion: string): string {
	const settings = facts.settings.filter(({ type }) => type === 'REG_DWORD');
	const wanted = settings.map((setting) =>
		[setting.id, evidenceCode(setting.id), shownKey(setting).toLowerCase(), setting.name.toLowerCase()].map(kqlString),
	);
	const rules = settings
		.flatMap((setting) => ruleLines(setting, facts))
		// No record says that a value is not there.
		.filter(({ state }) => state !== 'absent')
		.map(({ setting, state, from, below, kind, test, value, means, because }, at) => [
			...[kqlString(setting), at, kqlString(state), from, below],
			...[kqlString(kind), kqlString(test), value, kqlString(means), kqlString(commentText(because))],
		]);
	const keys = [...settings.map((setting) => `${setting.hive}\\${shownKey(setting)}`), WINDOWS].map(commentText);
	return [
		'// Keys to follow:',
		...[...new Set(keys)].toSorted().map((key) => `//   ${key}`),
		`let RulesVersion = ${kqlString(contentVersion)};`,
		`let Wanted = datatable(Id: string, Code: string, RegistryPath: string, ValueKey: string) [\n${rows(wanted)}\n];`,
		`let Rules = datatable(RuleId: string, Line: long, State: string, From: long, Below: long, Kind: string, Test: string, Value: long, Means: string, Because: string) [\n${rows(rules)}\n];`,
		'',
	].join('\n');
}

const rows = (all: readonly (readonly (string | number)[])[]) => all.map((row) => `    ${row.join(', ')}`).join(',\n');

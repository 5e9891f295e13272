import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import type { RegistrySetting } from '../../knowledge/registry-setting.ts';
import { shownKey } from '../../knowledge/registry-text.ts';
import type { Format } from '../artifact.ts';
import { callsFor, ruledOut } from '../calls-for.ts';
import { evidenceCode } from '../evidence-line.ts';
import { kqlString } from '../kql-text.ts';
import { query } from '../query-file.ts';
import { findingText } from './finding-text.ts';
import machines from './machines.kql?raw';

export const format: Format = {
	id: 'cmpivot',
	order: 170,
	label: 'Configuration Manager: CMPivot query',
	purpose:
		'Judges the registry values of the machines of a collection that are online, one row a machine, with a line of evidence.',
	choose: 'Choose it if Configuration Manager manages the machines and you want an answer within minutes.',
	group: 'evidence',
	proven:
		"Read by Microsoft's own Kusto parser: every operator and function in it is among those that CMPivot documents, and its rules give random machines the same findings as the site's own, or Unknown. Not run by Configuration Manager.",
	applies: (plan) => callsFor(plan, 'cmpivot') && !ruledOut(plan, 'managed-by', 'configuration-manager'),
	render: (input) => [query('cmpivot-machines.kql', machines, input, queryText(input.facts, input.plan.contentVersion))],
};

/** Name of the column that holds what was found of a value. */
const column = ({ id }: RegistrySetting) => `v${evidenceCode(id)}`;
/** Name of the column that holds what it means. */
const meaning = ({ id }: RegistrySetting) => `m${evidenceCode(id)}`;

/** The query: a join for each group of keys, as a join is always by device and there can be five of them. */
function queryText(facts: DecisionFacts, contentVersion: string): string {
	const settings = facts.settings.filter(({ access }) => access === 'write');
	const carried = ['Device', 'Caption', 'Version', 'Kind', 'Build'];
	const isMissing = (setting: RegistrySetting) => `isnull(${column(setting)}) or ${column(setting)} == ''`;
	// Only a 64-bit Windows has the 32-bit view: where nothing at all was found in it, nothing is known about it.
	const absent = ({ view }: RegistrySetting, then: string, otherwise: string) =>
		view === 'native' ? then : `iif(isnull(Rows32), ${otherwise}, ${then})`;
	const states = settings.map(
		(setting, at) =>
			`${kqlString(`${at === 0 ? '' : ','}${evidenceCode(setting.id)}=`)}, iif(${isMissing(setting)}, ${absent(setting, "'-'", "'?'")}, strcat('#', ${column(setting)}))`,
	);
	const wrong = settings.map((setting) => `${meaning(setting)} == 'action'`);
	return [
		'OperatingSystem',
		'| project Device, Caption, Version',
		...groupsOf(settings).flatMap(({ path, settings: own }) => [
			'| join kind=leftouter (',
			`    Registry(${kqlString(`HKLM:\\${path}`)})`,
			'    | summarize',
			...[
				...own.map((setting) => `${column(setting)} = maxif(Value, ${placeTest(setting, path)})`),
				...(own.some(({ view, layer }) => view === 'wow6432' && layer === 'dotnet') ? ['Rows32 = count()'] : []),
			].map((each, at, all) => `        ${each}${at < all.length - 1 ? ',' : ''}`),
			'        by Device',
			'    )',
		]),
		`| project Device, Caption, Version, ${[...settings.map(column), 'Rows32'].join(', ')},`,
		"    Kind = iif(Caption contains 'Server', 'server', 'client'),",
		// Five digits, so that builds compare as text.
		"    Build = iif(Version startswith '10.', substring(Version, 5), strcat('0', substring(Version, 4)))",
		`| project ${[...carried, ...settings.map(column), 'Rows32'].join(', ')},`,
		...settings.map((setting, at) => {
			const found = findingText(setting, facts, column(setting));
			const end = at < settings.length - 1 ? ',' : '';
			return `    ${meaning(setting)} = iif(${isMissing(setting)}, ${absent(setting, found.absent, "'unknown'")}, ${found.present})${end}`;
		}),
		'| project Device,',
		`    Verdict = iif(${wrong.join(' or ')}, 'Action needed', 'Unknown'),`,
		`    Reasons = strcat(${settings.map((setting, at) => `iif(${wrong[at]}, ${kqlString(`${setting.title}; `)}, '')`).join(', ')}),`,
		'    Caption, Version,',
		`    Evidence = strcat('TLSREADY1;n=', Device, ';v=', Version, ';k=', Kind, ${kqlString(`;c=${contentVersion.slice(0, 12)};r=`)}, ${states.join(', ')}, ';.'),`,
		`    RulesVersion = ${kqlString(contentVersion)}`,
		'',
	].join('\n');
}

/** Values that one call can read: those of one key, or of all keys in one. */
function groupsOf(
	settings: readonly RegistrySetting[],
): { readonly path: string; readonly settings: readonly RegistrySetting[] }[] {
	const parent = (setting: RegistrySetting) => shownKey(setting).replace(/\\[^\\]+$/, '');
	return [...Map.groupBy(settings, parent)].map(([path, own]) => {
		const keys = new Set(own.map(shownKey));
		return { path: keys.size === 1 ? ([...keys][0] ?? '') : `${path}\\*`, settings: own };
	});
}

function placeTest(setting: RegistrySetting, path: string): string {
	const name = `Property == ${kqlString(setting.name)}`;
	return path.endsWith('*') ? `Key endswith ${kqlString(setting.key.replace(/^.*(?=\\)/, ''))} and ${name}` : name;
}

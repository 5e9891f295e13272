import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import { shownKey } from '../../knowledge/registry-text.ts';
import type { Format } from '../artifact.ts';
import { callsFor } from '../calls-for.ts';
import { evidenceCode } from '../evidence-line.ts';
import { ruleLines } from '../fleet-rules/rule-lines.ts';
import { commentText } from '../kql-text.ts';
import { query } from '../query-file.ts';
import { asciiJson } from '../script-data.ts';
import machine from './machine.sql?raw';

/** Once a day: values change seldom, and the newest rules judge what is collected. */
const INTERVAL = 86_400;

export const format: Format = {
	id: 'osquery',
	order: 180,
	label: 'osquery: query and pack',
	purpose: 'Judges the registry values of each Windows machine that runs osquery, one row a machine, with a line of evidence.',
	choose: 'Choose it if your machines run osquery, or a tool that is built on it.',
	group: 'evidence',
	proven:
		"Run on SQLite, the engine of osquery, with tables that have osquery's columns: random machines get the same findings as by the site's own rules. Not run by osquery itself, nor on Windows.",
	applies: (plan) => callsFor(plan, 'osquery'),
	render: (input) => {
		const file = query('osquery-machine.sql', machine, input, rulesText(input.facts, input.plan.contentVersion));
		const pack = {
			platform: 'windows',
			queries: {
				tls_ready: {
					query: file.text,
					interval: INTERVAL,
					snapshot: true,
					platform: 'windows',
					description: 'TLS Ready: TLS 1.2 on this Windows machine, one row. It only reads.',
				},
			},
		};
		return [file, { ...file, fileName: 'osquery-pack.json', mediaType: 'application/json', text: `${asciiJson(pack)}\n` }];
	},
};

/** The data block: tables of what is read and of the rules, for every value of the facts. */
function rulesText({ settings, ...facts }: DecisionFacts, contentVersion: string): string {
	const wanted = settings.map((setting) =>
		[setting.id, evidenceCode(setting.id), setting.view, `${setting.hive}\\${shownKey(setting)}`, setting.name, setting.type].map(
			text,
		),
	);
	const rules = settings
		.flatMap((setting) => ruleLines(setting, facts))
		.filter(({ state }) => state !== 'not-read')
		.map(({ setting, state, from, below, kind, test, value, means, because }, at) => [
			...[text(setting), at, text(state), from, below],
			...[text(kind), text(test), value, text(means), text(because)],
		]);
	return [
		`facts(version) as (values (${text(contentVersion)})),`,
		`wanted(id, code, reg_view, reg_key, reg_name, reg_type) as (values\n${rows(wanted)}\n),`,
		`rules(id, line, state, from_build, to_build, kind, test, value, means, because) as (values\n${rows(rules)}\n),`,
		'',
	].join('\n');
}

const rows = (all: readonly (readonly (string | number)[])[]) => all.map((row) => `  (${row.join(', ')})`).join(',\n');

/** A literal of SQL: nothing but its own quotation mark ends it, and that is doubled. */
function text(value: string): string {
	return `'${commentText(value).replaceAll("'", "''")}'`;
}

import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import type { RegistrySetting } from '../../knowledge/registry-setting.ts';
import { type RuleLine, ruleLines } from '../fleet-rules/rule-lines.ts';
import { commentText, kqlString } from '../kql-text.ts';

/** A line about a field of AdditionalFields, or about a value that has no field: there only the Windows can decide. */
export interface FieldLine extends Omit<RuleLine, 'setting' | 'test' | 'value'> {
	/** Name of the field; the setting's id where there is none. */
	readonly field: string;
	/** text: compared as words, in any case. */
	readonly test: RuleLine['test'] | 'text';
	readonly value: string;
}

/** Lines of every value that decides, by field. A field that several values share states what they come to. */
export function fieldLines(facts: DecisionFacts): FieldLine[] {
	const decisive = facts.settings.filter(({ access }) => access === 'write');
	return [...Map.groupBy(decisive, ({ id, defender }) => defender ?? id)].flatMap(([field, settings]) => {
		const lines = settings
			.flatMap((setting) => ruleLines(setting, facts))
			.map(({ setting, value, ...line }): FieldLine => ({ field, ...line, value: String(value) }));
		const [only] = settings;
		if (settings.length === 1) return only?.defender === undefined ? lines.filter(isNotRead) : lines.filter(isNeverAbsent);
		// One of the values that nothing can set right is enough.
		return [...stateLines(field, only), ...lines.filter((line) => isNotRead(line) && line.means === 'action')];
	});
}

const isNotRead = ({ state }: FieldLine) => state === 'not-read';
/** Whether an empty field means that a value is absent is not documented, so nothing is ever absent. */
const isNeverAbsent = ({ state }: FieldLine) => state !== 'absent';

function stateLines(field: string, setting: RegistrySetting | undefined): FieldLine[] {
	const side =
		setting !== undefined && /\\Server$/.test(setting.key)
			? 'connections to this machine'
			: 'connections that this machine makes';
	const line = { field, state: 'present', from: 0, below: 1_000_000, kind: '', test: 'text' } as const;
	return [
		{ ...line, value: 'Enabled', means: 'ready', because: `TLS 1.2 is enabled for ${side}.` },
		{ ...line, value: 'Disabled', means: 'action', because: `TLS 1.2 is disabled for ${side}.` },
	];
}

/** The data block of the queries. */
export function rulesText(facts: DecisionFacts, contentVersion: string): string {
	const lines = fieldLines(facts);
	const judged = [
		...new Set(facts.settings.filter(({ access }) => access === 'write').map(({ id, defender }) => defender ?? id)),
	];
	const fields = judged.filter((name) => facts.settings.some(({ defender }) => defender === name));
	const list = (names: readonly string[]) => `dynamic([${names.map((name) => JSON.stringify(name)).join(', ')}])`;
	const rows = lines.map(({ field, state, from, below, kind, test, value, means, because }, at) =>
		[
			kqlString(field),
			at,
			kqlString(state),
			from,
			below,
			...[kind, test, value, means, commentText(because)].map(kqlString),
		].join(', '),
	);
	return [
		`let RulesVersion = ${kqlString(contentVersion)};`,
		`let Fields = ${list(fields)};`,
		`let Judged = ${list(judged)};`,
		'let Rules = datatable(Field: string, Line: long, State: string, From: long, Below: long, Kind: string, Test: string, Value: string, Means: string, Because: string) [',
		...rows.map((row, at) => `    ${row}${at < rows.length - 1 ? ',' : ''}`),
		'];',
		'',
	].join('\n');
}

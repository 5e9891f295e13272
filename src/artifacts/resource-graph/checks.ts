import type { AskedAzureSetting } from '../../knowledge/decision-facts.ts';
import { kqlString } from '../kql-text.ts';
import { propertyText } from './property-text.ts';

/** Settings of which the first that is not empty decides. */
type Chain = readonly [AskedAzureSetting, ...AskedAzureSetting[]];

/** Types of resources of one table that are judged alike: every chain has to be fine. */
export interface TypeCheck {
	readonly resourceTypes: readonly string[];
	readonly chains: readonly Chain[];
}

/** One check for each list of resource types in a table, in the order of the facts. */
export function checksOf(settings: readonly AskedAzureSetting[], table: string): TypeCheck[] {
	const groups = Map.groupBy(
		settings.filter((setting) => setting.table === table),
		({ resourceTypes }) => JSON.stringify(resourceTypes),
	);
	return [...groups.values()].map((own) => ({ resourceTypes: own[0]?.resourceTypes ?? [], chains: chainsOf(own) }));
}

function chainsOf(settings: readonly AskedAzureSetting[]): Chain[] {
	const rank = ({ onlyIfEmpty = [] }: AskedAzureSetting) => onlyIfEmpty.length;
	const after = (first: AskedAzureSetting) =>
		settings.filter(({ onlyIfEmpty = [] }) => onlyIfEmpty.includes(first.id)).toSorted((one, other) => rank(one) - rank(other));
	return settings.filter((setting) => rank(setting) === 0).map((first) => [first, ...after(first)]);
}

/**
 * Lines that give each resource its MinimumTls (what its settings say) and its Verdict.
 * A setting that is one of several of its resource is a column of its own, Setting1 and so on.
 */
export function judgingLines(checks: readonly TypeCheck[]): string[] {
	const several = checks.filter(({ chains }) => chains.length > 1).flatMap(({ chains }) => chains);
	const column = (chain: Chain) => `Setting${several.indexOf(chain) + 1}`;
	const judged = checks.map(({ resourceTypes, chains }) => {
		const [only] = chains;
		if (only === undefined || chains.length > 1) {
			const parts = chains.map(
				(chain, at) => `${kqlString(`${at === 0 ? '' : ', '}${lastName(chain[0].property)}=`)}, ${column(chain)}`,
			);
			return {
				test: typeTest(resourceTypes),
				value: `strcat(${parts.join(', ')})`,
				columns: chains.map((chain) => ({ chain, name: column(chain) })),
			};
		}
		return { test: typeTest(resourceTypes), value: chainText(only), columns: [{ chain: only, name: 'MinimumTls' }] };
	});
	return [
		...several.map((chain) => `| extend ${column(chain)} = ${chainText(chain)}`),
		'| extend MinimumTls = case(',
		...judged.map(({ test, value }) => `    ${test}, ${value},`),
		"    '')",
		'| extend Verdict = case(',
		...judged.flatMap(({ test, columns }) => verdictArms(test, columns)).map((arm) => `    ${arm},`),
		"    'Not known: look at the resource')",
	];
}

/** Too old if any setting is, fine if every one is. */
function verdictArms(test: string, columns: readonly { readonly chain: Chain; readonly name: string }[]): string[] {
	const tooOld = columns.map(({ chain, name }) => valueTest(name, chain, 'tooOld', 'too-old')).filter((each) => each !== '');
	const fine = columns.map(({ chain, name }) => valueTest(name, chain, 'fine', 'fine'));
	return [
		...(tooOld.length === 0 ? [] : [`${test} and (${tooOld.join(' or ')}), 'Below TLS 1.2'`]),
		...(fine.includes('') ? [] : [`${test} and ${fine.map((each) => `(${each})`).join(' and ')}, 'TLS 1.2 or later'`]),
	];
}

/** Whether the value is among those listed, or is empty where empty means the same; nothing if no value can be. */
function valueTest(name: string, chain: Chain, list: 'tooOld' | 'fine', empty: AskedAzureSetting['empty']): string {
	const values = [...new Set(chain.flatMap((setting) => setting[list]))];
	return [
		...(values.length === 0 ? [] : [`${name} in~ (${values.map(kqlString).join(', ')})`]),
		...(chain.at(-1)?.empty === empty ? [`isempty(${name})`] : []),
	].join(' or ');
}

function chainText(chain: Chain): string {
	const texts = chain.map(({ property }) => propertyText(property));
	const arms = texts.slice(0, -1).map((text) => `isnotempty(${text}), ${text}`);
	return arms.length === 0 ? texts.join('') : `case(${[...arms, texts.at(-1)].join(', ')})`;
}

export function typeTest(resourceTypes: readonly string[]): string {
	return `type in~ (${resourceTypes.map(kqlString).join(', ')})`;
}

/** "Backend.Protocols.Tls10" of a long name in brackets. */
function lastName(path: string): string {
	return (/\["([^"]+)"\]$/.exec(path)?.[1] ?? path).split('.').slice(-3).join('.');
}

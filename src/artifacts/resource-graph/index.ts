import type { AskedAzureSetting } from '../../knowledge/decision-facts.ts';
import type { Format, RenderInput } from '../artifact.ts';
import { callsFor } from '../calls-for.ts';
import { commentText } from '../kql-text.ts';
import { inComment } from '../script-text.ts';
import { checksOf, judgingLines, typeTest } from './checks.ts';

export const format: Format = {
	id: 'resource-graph',
	order: 140,
	label: 'Azure resources: queries for Resource Graph',
	purpose: 'Lists Azure resources whose minimum TLS setting is below 1.2 or not known, and counts what was looked at.',
	choose: 'Choose it to see what your Azure resources still accept; it needs no logs, only read access to the subscriptions.',
	group: 'evidence',
	proven:
		"Read and bound by Microsoft's own Kusto parser with the columns of the tables declared; text from the facts cannot become part of the query, whatever characters it contains. Not run against the service.",
	applies: (plan) => callsFor(plan, 'resource-graph'),
	render: (input) => {
		const tables = new Set(input.facts.azureSettings.flatMap(({ table }) => table ?? []));
		return [...tables].flatMap((table) =>
			QUERIES.map((query) => ({
				fileName: `azure-${table}-${query.name}.kql`,
				mediaType: 'text/plain',
				encoding: 'utf-8' as const,
				text: `${queryLines(input, table, query).join('\n')}\n`,
			})),
		);
	},
};

/** What is done with the judged resources; what is not known is shown with what is too old. */
const QUERIES = [
	{
		name: 'counted',
		what: [
			'// TLS Ready: Azure resources by minimum TLS version, counted.',
			'// What it is:   a query for Azure Resource Graph. Run it first: only it separates "nothing found" from "nothing there".',
			'// What it does: counts the resources of each type that has a minimum TLS setting, by what the setting says. It only reads.',
		],
		end: ['| summarize Resources = count() by type, Verdict', '| order by type asc, Verdict asc'],
	},
	{
		name: 'below-tls12',
		what: [
			'// TLS Ready: Azure resources whose minimum TLS setting is below 1.2, or not known.',
			'// What it is:   a query for Azure Resource Graph. Run the counting one first; no rows here mean nothing if none were counted.',
			'// What it does: lists each resource whose setting allows something older than TLS 1.2, and each whose setting does not show it.',
			'//               It only reads.',
		],
		end: [
			"| where Verdict != 'TLS 1.2 or later'",
			'| project Verdict, name, type, MinimumTls, resourceGroup, subscriptionId, location, id',
			'| order by Verdict asc, type asc, name asc',
		],
	},
] as const;

/** Without an empty line, so that the file can be run wherever the cursor stands. */
function queryLines({ plan, facts, address }: RenderInput, table: string, { what, end }: (typeof QUERIES)[number]): string[] {
	const checks = checksOf(facts.azureSettings, table);
	return [
		...what,
		'// How to run:   paste the whole file into Resource Graph Explorer of the Azure portal, choose the scope, and run it.',
		'// How to undo:  there is nothing to undo.',
		...noteLines(facts.azureSettings.filter((setting) => setting.table === table)),
		'// What Resource Graph does not hold, so that no query there can find it:',
		...facts.azureSettings
			.filter((setting) => setting.table === undefined)
			.map(
				({ service, resourceTypes, property, note = '' }) =>
					`//   ${commentText(`${service}: ${property} of ${resourceTypes.join(', ')}. ${note}`)}`,
			),
		`// Content version: ${inComment(plan.contentVersion)}`,
		`// Made for the answers at: ${inComment(address)}`,
		table,
		`| where ${typeTest(checks.flatMap(({ resourceTypes }) => resourceTypes))}`,
		...judgingLines(checks),
		...end,
	];
}

/** Each remark once, with the services that it is about. */
function noteLines(settings: readonly AskedAzureSetting[]): string[] {
	const notes = Map.groupBy(
		settings.filter(({ note }) => note !== undefined),
		({ note }) => note,
	);
	return [
		'// Mind:',
		...[...notes].map(([note = '', own]) => `//   ${commentText(`${own.map(({ service }) => service).join('; ')}. ${note}`)}`),
	];
}

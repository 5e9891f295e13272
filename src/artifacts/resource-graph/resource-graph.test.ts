import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../knowledge/compile.ts';
import type { AskedAzureSetting } from '../../knowledge/decision-facts.ts';
import { readFacts } from '../../knowledge/read.ts';
import { HOSTILE_RUNS, hostileText, hostileTexts } from '../hostile-text.ts';
import { kqlString } from '../kql-text.ts';
import { faults } from '../kusto-proof/kusto.ts';
import { RESOURCE_GRAPH } from '../kusto-proof/schema.ts';
import { inputFor } from '../script-proof/fixture.ts';
import { format } from './index.ts';
import { propertyText } from './property-text.ts';

const storage: AskedAzureSetting = {
	id: 'storage',
	service: 'Storage',
	resourceTypes: ['microsoft.storage/storageaccounts'],
	table: 'resources',
	property: 'minimumTlsVersion',
	tooOld: ['TLS1_0', 'TLS1_1'],
	fine: ['TLS1_2'],
	empty: 'too-old',
};

function filesOf(azureSettings: readonly AskedAzureSetting[], address = 'https://tls.example/#v1') {
	const input = inputFor([], {}, address);
	return format.render({ ...input, facts: { ...input.facts, azureSettings } });
}

function query(settings: readonly AskedAzureSetting[]): string {
	const text = filesOf(settings)[1]?.text ?? '';
	return text.slice(text.search(/^(resources|appserviceresources)$/m));
}

const { azureSettings } = compile(await readFacts());

describe('the queries for Resource Graph', () => {
	const files = filesOf(azureSettings);

	it('are these files', () => {
		expect(files.map(({ fileName }) => fileName)).toEqual([
			'azure-resources-counted.kql',
			'azure-resources-below-tls12.kql',
			'azure-appserviceresources-counted.kql',
			'azure-appserviceresources-below-tls12.kql',
		]);
	});

	it.each(files.map(({ fileName, text }) => [fileName, text] as const))('%s is understood, column by column', (_name, text) => {
		expect(faults(text, RESOURCE_GRAPH)).toEqual([]);
	});

	it('would fail this test with a wrong column', () => {
		const [, list] = files;
		expect(faults(list?.text.replaceAll('resourceGroup', 'resourceGroups') ?? '', RESOURCE_GRAPH)).toEqual([
			"Error: The name 'resourceGroups' does not refer to any known column, table, variable or function.",
		]);
	});

	it('have no empty line and no let, which Resource Graph does not take', () => {
		for (const { text } of files) {
			expect(text).not.toMatch(/\n\s*\n/);
			expect(text).not.toMatch(/^let /m);
		}
	});

	it('ask for every type that Resource Graph holds, and say which it does not', () => {
		for (const { table, resourceTypes, service } of azureSettings) {
			const [text] = files.map((each) => each.text).filter((each) => table !== undefined && each.includes(`\n${table}\n`));
			if (table === undefined) for (const each of files) expect(each.text).toContain(`//   ${service}: `);
			else
				for (const type of resourceTypes)
					expect(text?.split('\n').find((line) => line.startsWith('| where'))).toContain(`'${type}'`);
		}
	});

	it('take App Service from its own table', () => {
		expect(files[3]?.text).toContain('\nappserviceresources\n');
		expect(files[3]?.text).toContain('tostring(properties.MinTlsVersion)');
		expect(files[1]?.text).not.toContain('tostring(properties.MinTlsVersion)');
	});

	it('let the custom policy of a gateway decide before the predefined, and that before the default', () => {
		expect(files[1]?.text).toContain(
			'case(isnotempty(tostring(properties.sslPolicy.minProtocolVersion)), tostring(properties.sslPolicy.minProtocolVersion), isnotempty(tostring(properties.sslPolicy.policyName)), tostring(properties.sslPolicy.policyName), tostring(properties.defaultPredefinedSslPolicy))',
		);
	});

	it('call a storage account without the setting too old, and one with a value that nobody wrote down not known', () => {
		expect(query([storage])).toBe(`resources
| where type in~ ('microsoft.storage/storageaccounts')
| extend MinimumTls = case(
    type in~ ('microsoft.storage/storageaccounts'), tostring(properties.minimumTlsVersion),
    '')
| extend Verdict = case(
    type in~ ('microsoft.storage/storageaccounts') and (MinimumTls in~ ('TLS1_0', 'TLS1_1') or isempty(MinimumTls)), 'Below TLS 1.2',
    type in~ ('microsoft.storage/storageaccounts') and (MinimumTls in~ ('TLS1_2')), 'TLS 1.2 or later',
    'Not known: look at the resource')
| where Verdict != 'TLS 1.2 or later'
| project Verdict, name, type, MinimumTls, resourceGroup, subscriptionId, location, id
| order by Verdict asc, type asc, name asc
`);
	});

	it('call a resource with several settings too old if one is, and fine only if all are', () => {
		const one: AskedAzureSetting = {
			...storage,
			property: 'customProperties["A.B.Tls10"]',
			tooOld: ['true'],
			fine: ['false'],
			empty: 'unknown',
		};
		const text = query([
			{ ...one, id: 'a' },
			{ ...one, id: 'b', property: 'customProperties["A.B.Tls11"]' },
		]);
		expect(text).toContain(`and (Setting1 in~ ('true') or Setting2 in~ ('true')), 'Below TLS 1.2',`);
		expect(text).toContain(`and (Setting1 in~ ('false')) and (Setting2 in~ ('false')), 'TLS 1.2 or later',`);
		expect(text).toContain(`'(?i)"A[.]B[.]Tls10"\\\\s*:\\\\s*"?([^",}]*)'`);
		expect(faults(text, RESOURCE_GRAPH)).toEqual([]);
	});

	it('refuse a path that could be anything else than a path', () => {
		for (const path of ['', 'a b', 'a.', "a['b']", 'a) | take 0 //', 'a\n| take 0', 'a["b"]["c"]', 'a["b\\"]'])
			expect(() => propertyText(path)).toThrow(/can't be read/);
		expect(propertyText('sslPolicy.policyName')).toBe('tostring(properties.sslPolicy.policyName)');
	});
});

describe('hostile values in facts and address', () => {
	const literal = /'(?:[^'\\]|\\['\\]|\\u[0-9a-f]{4})*'/g;
	const at = (texts: readonly string[]) => {
		const text = texts.join('');
		return filesOf(
			[
				{ ...storage, resourceTypes: [`x${text}`], tooOld: [...texts], fine: [`y${text}`], note: text, service: text },
				{ ...storage, table: undefined, note: text, property: text, resourceTypes: [text], service: text },
			],
			`https://tls.example/#${text}`,
		);
	};
	const skeleton = (text: string) => text.replace(/^\/\/.*$/gm, '//').replace(literal, "''");
	const plain = at(['z']).map((file) => skeleton(file.text));

	it('stay values: the query around them is the same', () => {
		fc.assert(
			fc.property(hostileTexts, (hostile) => {
				for (const [index, { text }] of at(hostile).entries()) {
					if (!/^[\n -~]*$/.test(text)) throw new Error(`${JSON.stringify(hostile)} is not written in ASCII`);
					if (skeleton(text).replace(/''(?:, '')+/g, "''") !== plain[index])
						throw new Error(`${JSON.stringify(hostile)} changed the query`);
				}
			}),
			{ numRuns: HOSTILE_RUNS },
		);
	});

	it('are read by the parser as one literal each', () => {
		fc.assert(
			fc.property(hostileText, (hostile) => {
				expect(faults(`print x = ${kqlString(hostile)}`, {})).toEqual([]);
			}),
			{ numRuns: 300 },
		);
		for (const { text } of at(["'); drop\n\n| take 0 //"])) expect(faults(text, RESOURCE_GRAPH)).toEqual([]);
	});
});

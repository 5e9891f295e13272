import { expect, test } from 'vitest';
import type { Answers } from '../advisor/answers.ts';
import { plan } from '../advisor/plan.ts';
import { compile } from '../knowledge/compile.ts';
import { readFacts } from '../knowledge/read.ts';
import type { Format } from './artifact.ts';
import { FORMATS } from './formats.ts';

const facts = compile(await readFacts());

/** What is offered for finding legacy use, on the facts as they are. */
function offered(answers: Answers): string[] {
	const made = plan(facts, { clouds: ['global'], ...answers }, '2026-11-21');
	return FORMATS.filter((format) => format.group === 'evidence' && format.applies(made)).map(({ id }) => id);
}

/** What looks at many machines. */
const FLEET = ['defender-hunting', 'change-tracking', 'cmpivot', 'osquery'];
const signIns = ['kql-sign-ins', 'graph-sign-ins'];

test('who uses Entra ID, has P1 or P2 and has not looked gets the queries and the script for sign-ins', () => {
	const answers = { services: ['entra-id'], 'sign-in-logs': ['not-looked'], 'entra-licence': ['p1-or-p2'] };
	expect(offered(answers)).toEqual(expect.arrayContaining(signIns));
	expect(offered({ ...answers, 'sign-in-logs': ['found'] })).toEqual(expect.arrayContaining(signIns));
	expect(offered({ ...answers, 'sign-in-logs': 'not-sure' })).toEqual(expect.arrayContaining(signIns));
});

test('without P1 or P2, or with clean logs, they are not offered', () => {
	const answers = { services: ['entra-id'], 'sign-in-logs': ['not-looked'], 'entra-licence': ['free'] };
	for (const id of signIns) {
		expect(offered(answers)).not.toContain(id);
		expect(offered({ services: ['entra-id'], 'sign-in-logs': ['clean-all-four'] })).not.toContain(id);
	}
});

test('who uses Azure services and has not looked at their clients gets the queries for Resource Graph, and for storage if that is used', () => {
	const answers = { services: ['azure-services'], 'azure-services': ['storage', 'redis'], 'azure-tls': ['not-checked'] };
	expect(offered(answers)).toEqual(expect.arrayContaining(['kql-storage', 'resource-graph']));
	expect(offered({ ...answers, 'azure-services': ['redis'] })).not.toContain('kql-storage');
	expect(offered({ ...answers, 'azure-tls': ['clean-and-enforced'] })).not.toContain('resource-graph');
	expect(offered({ services: ['microsoft-365'] })).not.toContain('resource-graph');
});

test('who does not know which services are in use gets the queries for Azure resources, and nothing for sign-ins', () => {
	const found = offered({ services: 'not-sure', windows: ['no-windows'] });
	expect(found).toEqual(['kql-storage', 'resource-graph']);
});

test('who does not know how the machines are set gets what asks many of them, and who knows does not', () => {
	const answers = { services: ['entra-id'], 'sign-in-logs': ['clean-all-four'], windows: ['server-2022'], architecture: ['x64'] };
	expect(offered({ ...answers, 'registry-state': 'not-sure' })).toEqual(expect.arrayContaining(FLEET));
	expect(offered({ ...answers, 'registry-state': 'not-sure', 'managed-by': ['intune'] })).not.toContain('cmpivot');
	for (const id of FLEET) expect(offered({ ...answers, windows: ['no-windows'] })).not.toContain(id);
});

test('every format for finding legacy use is named by an item of the checklist: what nothing names would never be offered', () => {
	const named = new Set(facts.actions.flatMap(({ formats }) => formats));
	const evidence = FORMATS.filter(({ group }) => group === 'evidence').map(({ id }) => id);
	expect(evidence.filter((id) => !named.has(id))).toEqual([]);
});

test('the id of a format is the name of its folder, by which content names it', () => {
	const folders = Object.entries(import.meta.glob<{ readonly format: Format }>('./*/index.ts', { eager: true }));
	for (const [path, { format }] of folders) expect(path).toBe(`./${format.id}/index.ts`);
});

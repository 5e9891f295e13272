import { expect, test } from 'vitest';
import { compile } from './compile.ts';
import { roleBehind } from './origin.ts';
import { placedConditions } from './placed-conditions.ts';
import { readFacts } from './read.ts';

const facts = await readFacts();
const decisions = compile(facts);

test('every condition written in content is among them, with the file and the key where it stands', () => {
	const places = placedConditions(decisions).map(
		({ about, origin: { collection, id, key } }) => `${about}: ${collection}/${id} ${key}`,
	);
	expect(places).toEqual(
		expect.arrayContaining([
			'question: questions/architecture when',
			'question: server-roles/pta-agent version',
			'action: actions/restart when',
			'part: actions/restart steps.1.when',
			'part: actions/set-values raise.0.when',
			'part: actions/set-values settings.2.when',
			'part: server-roles/entra-connect-sync rules.0.after.2.when',
			'action: server-roles/pta-agent rules.0',
			'milestone: milestones/entra-connect-sync-stop when',
			'endpoint: endpoints/global-graph-microsoft-com when',
			'setting: registry-settings/winhttp-defaultsecureprotocols check.when',
			'setting: registry-settings/winhttp-defaultsecureprotocols check.idle.when',
			'agent: server-roles/pta-agent minimumVersionWhere.0.when',
		]),
	);
	// Conditions of the list of changes are about estates of then: nothing of a plan is decided by them.
	const { version: _, changes: __, ...collections } = facts;
	const inFiles = JSON.stringify(collections).match(/"when":/g)?.length ?? 0;
	// What is asked about single roles is asked again by the item that finds it out, and nobody writes that.
	const made = decisions.questions.filter((question) => roleBehind(question) !== undefined).length;
	expect(places.filter((place) => /[ .]when$/.test(place))).toHaveLength(inFiles + made);
});

test('a milestone that tells hosts apart has the question for the host asked', () => {
	const telling = {
		...facts,
		milestones: facts.milestones.map((milestone) =>
			milestone.id === 'entra-connect-sync-stop'
				? { ...milestone, when: { question: 'pta-agent.host', includes: ['server-2019'] } }
				: milestone,
		),
	};
	const casesOf = (from: typeof facts) => compile(from).questions.find(({ id }) => id === 'pta-agent.host')?.among?.cases;
	expect(casesOf(facts)).not.toContainEqual(['server-2019']);
	expect(casesOf(telling)).toContainEqual(['server-2019']);
});

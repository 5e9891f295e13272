import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { KnownToCode } from '../knowledge/lint/missing-names.ts';
import { formatProblem } from '../knowledge/problem.ts';
import { checkContent } from './check.ts';

const CITES = 'cites: [{ source: vendor, section: Intro }]';

/** The smallest content that is in order: a source, a Windows, a setting, a role with its question, an action. */
const IN_ORDER: Readonly<Record<string, string>> = {
	'sources/vendor.yaml': 'title: The page\npublisher: Vendor\nkind: official\ndate: 2024-01-01\nchecked: 2026-11-21\n',
	'operating-systems/server-2016.yaml': `
name: Windows Server 2016
kind: server
nt: 10.0.14393
architectures: [x64]
schannel: { tls12: 'on', tls13: none, note: On., ${CITES} }
winhttp: { tls12: 'on', defaults: [TLS 1.2], note: On., ${CITES} }
dotnet: { newest: 4.8.0, ${CITES} }
cipherSuites: { ecdheRsaGcm: true, caveats: [], ${CITES} }
lifecycle: { supportEnds: 2027-01-12, extendedUpdatesEnd: 2030-01-12, ${CITES} }
${CITES}
`,
	'registry-settings/strong.yaml': `
title: Strong cryptography
layer: dotnet
access: write
hive: HKEY_LOCAL_MACHINE
key: SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319
view: native
name: SchUseStrongCrypto
type: REG_DWORD
write: { value: 1 }
fine: [{ test: equals, value: 1, because: Set., otherwise: Not set to 1. }]
absent: [{ means: action, because: Not set. }]
restart: true
does: Offers strong protocols.
${CITES}
`,
	'milestones/stop.yaml': `
title: The stop
service: Sync
family: entra
cloud: all
kind: shut-off
dates: [{ date: 2026-09-30, precision: day, statedBy: { source: vendor, section: Banner } }]
confirmed: { state: 'no', note: Nothing found. }
effect: Stops.
when: { question: roles, includes: [agent] }
${CITES}
`,
	'questions/roles.yaml': `
order: 1
kind: several
title: Which roles run?
subject: Server roles
findOut: { text: Look. }
optionsFrom: server-roles
options: [{ id: none, label: None, exclusive: true }]
${CITES}
`,
	'server-roles/agent.yaml': `
order: 1
group: Agents
name: Agent
summary: An agent.
minimumVersion: 2.0.0.0
version: { findOut: { text: Look. }, example: 2.0.0.0 }
settings: [strong]
rules:
  - { id: old, below: 2.0.0.0, title: Update the agent, priority: blocker, why: Old., steps: [Update.], verify: [Look.], dueBy: stop, ${CITES} }
${CITES}
`,
	'actions/set.yaml': `
order: 1
phase: configure
title: Set the values
priority: required
why: They are needed.
steps: [Set \`SchUseStrongCrypto\`.]
verify: [Look.]
when: { question: roles, trait: wants-dotnet }
settings: [strong]
${CITES}
`,
};

/** What code names in this small world. */
const KNOWN: KnownToCode = { questions: { roles: ['agent'] }, formats: ['script'] };

/** What the check says of content that differs from the one in order by these files. */
async function problemsOf(changes: Readonly<Record<string, string>>, known = KNOWN): Promise<string[]> {
	const folder = await mkdtemp(join(tmpdir(), 'content-'));
	try {
		for (const [file, text] of Object.entries({ ...IN_ORDER, ...changes })) {
			await mkdir(join(folder, dirname(file)), { recursive: true });
			await writeFile(join(folder, file), text);
		}
		return (await checkContent(folder, known)).problems.map(formatProblem);
	} finally {
		await rm(folder, { recursive: true });
	}
}

/** One file of the content in order, with a piece replaced. */
function broken(file: string, piece: string, by: string): Record<string, string> {
	const text = IN_ORDER[file] ?? '';
	expect(text).toContain(piece);
	return { [file]: text.replace(piece, by) };
}

test('content that is in order passes', async () => {
	expect(await problemsOf({})).toEqual([]);
});

test('a value of the wrong kind is named with what would be accepted', async () => {
	expect(await problemsOf(broken('sources/vendor.yaml', 'kind: official', 'kind: gossip'))).toEqual([
		'content/sources/vendor.yaml → kind: found "gossip"; accepted: one of "official", "official-copy", "third-party"',
	]);
});

test('a misspelt key is named', async () => {
	expect(await problemsOf(broken('actions/set.yaml', 'steps:', 'stepz:'))).toContain(
		'content/actions/set.yaml: found unknown key "stepz"; accepted: only keys of the schema in src/knowledge',
	);
});

test('a file that is not YAML is named with the line', async () => {
	const problems = await problemsOf({ 'sources/vendor.yaml': 'title: "open\n' });
	expect(problems[0]).toMatch(/^content\/sources\/vendor\.yaml → line \d+: found Missing closing "quote.*; accepted: YAML$/);
});

test('an id inside a file is refused, because the file name is the id', async () => {
	expect(await problemsOf({ 'sources/vendor.yaml': `id: vendor\n${IN_ORDER['sources/vendor.yaml']}` })).toEqual([
		'content/sources/vendor.yaml → id: found "vendor"; accepted: no id: the file name is the id',
	]);
});

test('a test that compares a registry value needs what it compares with, and no other test takes one', async () => {
	const fine = 'fine: [{ test: equals, value: 1, because: Set., otherwise: Not set to 1. }]';
	const file = 'registry-settings/strong.yaml';
	expect(await problemsOf(broken(file, fine, 'fine: [{ test: bits, because: Set. }]'))).toEqual([
		'content/registry-settings/strong.yaml → fine.0.value: found nothing; accepted: number',
	]);
	expect(await problemsOf(broken(file, fine, 'fine: [{ test: equals, because: Set. }]'))).toEqual([
		'content/registry-settings/strong.yaml → fine.0.value: found nothing; accepted: number',
	]);
	expect(await problemsOf(broken(file, fine, 'fine: [{ test: bits, value: 0, because: Set., otherwise: Not set. }]'))).toEqual([
		'content/registry-settings/strong.yaml → fine.0.value: found 0; accepted: at least 1 (number)',
	]);
	expect(await problemsOf(broken(file, fine, 'fine: [{ test: any, value: 1, because: Set. }]'))).toEqual([
		'content/registry-settings/strong.yaml → fine.0: found unknown key "value"; accepted: only keys of the schema in src/knowledge',
	]);
});

test('a test that can fail says what is wrong then, unless a later rule catches every value', async () => {
	const fine = 'fine: [{ test: equals, value: 1, because: Set., otherwise: Not set to 1. }]';
	const file = 'registry-settings/strong.yaml';
	const wants = [
		'content/registry-settings/strong.yaml → fine.0.otherwise: found nothing; accepted: what is wrong with a value for which the test fails, as no later rule says it',
	];
	expect(await problemsOf(broken(file, fine, 'fine: [{ test: equals, value: 1, because: Set. }]'))).toEqual(wants);
	const caught = (any: string) => `fine: [{ test: equals, value: 1, because: Set. }, ${any}]`;
	expect(await problemsOf(broken(file, fine, caught('{ test: any, means: action, because: Other. }')))).toEqual([]);
	expect(await problemsOf(broken(file, fine, caught('{ ntBelow: "6.2", test: any, means: action, because: Old. }')))).toEqual(
		wants,
	);
});

test('what scripts may write has a value to write, and what they only read has none', async () => {
	expect(await problemsOf(broken('registry-settings/strong.yaml', 'access: write', 'access: read'))).toEqual([
		'content/registry-settings/strong.yaml → write: found {"value":1}; accepted: nothing, as access is "read"',
	]);
	expect(await problemsOf(broken('registry-settings/strong.yaml', 'write: { value: 1 }\n', ''))).toEqual([
		'content/registry-settings/strong.yaml → write: found nothing; accepted: what to write, as access is "write"',
	]);
});

test('a fact without a citation stops the build', async () => {
	expect(await problemsOf(broken('actions/set.yaml', CITES, 'cites: []'))).toEqual([
		'content/actions/set.yaml → cites: found []; accepted: at least 1 (array)',
	]);
});

test('a citation of a source that is not there is named', async () => {
	expect(await problemsOf(broken('actions/set.yaml', 'source: vendor', 'source: vendro'))).toEqual([
		'content/actions/set.yaml → cites.0.source: found "vendro"; accepted: an entry of content/sources',
	]);
});

test('a setting, a milestone, an option, a trait and an action that are not there are named', async () => {
	expect(await problemsOf(broken('actions/set.yaml', 'settings: [strong]', 'settings: [weak]'))).toEqual([
		'content/actions/set.yaml → settings: found "weak"; accepted: an entry of content/registry-settings',
	]);
	expect(await problemsOf(broken('server-roles/agent.yaml', 'dueBy: stop', 'dueBy: halt'))).toEqual([
		'content/server-roles/agent.yaml → rules.0.dueBy: found "halt"; accepted: an entry of content/milestones',
	]);
	expect(await problemsOf(broken('milestones/stop.yaml', 'includes: [agent]', 'includes: [agnet]'))).toEqual([
		'content/milestones/stop.yaml → when.includes (roles): found "agnet"; accepted: one of agent, none',
	]);
	expect(await problemsOf(broken('actions/set.yaml', 'trait: wants-dotnet', 'trait: wants-java'))).toEqual([
		'content/actions/set.yaml → when.trait (roles): found "wants-java"; accepted: one of versioned, wants-dotnet',
	]);
	expect(
		await problemsOf(broken('actions/set.yaml', '{ question: roles, trait: wants-dotnet }', '{ action: agent.older }')),
	).toEqual([
		'content/actions/set.yaml → when.action: found "agent.older"; accepted: the id of an action, or <role>.<rule> of a server role',
	]);
});

test('a question or an option that code decides on may not go away', async () => {
	expect(await problemsOf({}, { ...KNOWN, questions: { mood: [], roles: ['agent', 'captain'] } })).toEqual([
		'content/questions/mood.yaml: found no such question; accepted: "mood", which src/knowledge/named-in-code.ts names',
		'content/questions/roles.yaml → options: found agent, none; accepted: "captain" among them, which src/knowledge/named-in-code.ts names',
	]);
});

test('a download format that there is not is named, with those that there are', async () => {
	const set = broken('actions/set.yaml', 'settings: [strong]', 'settings: [strong]\nformats: [script, scroll]');
	expect(await problemsOf(set)).toEqual(['content/actions/set.yaml → formats: found "scroll"; accepted: one of script']);
	const roles = broken('questions/roles.yaml', 'order: 1', 'order: 1\nformats: [scroll]');
	expect(await problemsOf(roles)).toEqual(['content/questions/roles.yaml → formats: found "scroll"; accepted: one of script']);
});

test('dates that run backwards are named', async () => {
	expect(
		await problemsOf(
			broken(
				'milestones/stop.yaml',
				'dates: [',
				'dates: [{ date: 2027-04-07, precision: day, statedBy: { source: vendor, section: Older banner } }, ',
			),
		),
	).toEqual([
		'content/milestones/stop.yaml → dates.1.date: found "2026-09-30"; accepted: 2027-04-07 or later, as the last date is the current one, or a note that it was brought forward',
	]);
	expect(
		await problemsOf(
			broken('operating-systems/server-2016.yaml', 'extendedUpdatesEnd: 2030-01-12', 'extendedUpdatesEnd: 2020-01-12'),
		),
	).toEqual([
		'content/operating-systems/server-2016.yaml → lifecycle.extendedUpdatesEnd: found "2020-01-12"; accepted: a day after supportEnds (2027-01-12)',
	]);
});

test('a date that claims more precision than it has is named', async () => {
	expect(await problemsOf(broken('milestones/stop.yaml', 'date: 2026-09-30', 'date: 2026-09'))).toEqual([
		'content/milestones/stop.yaml → dates.0.precision: found "day"; accepted: "month", as 2026-09 is written',
	]);
});

test('version ranges that overlap are named', async () => {
	const rule = `- { id: older, below: '1.5', title: Update, priority: required, why: Old., steps: [Update.], verify: [Look.], ${CITES} }`;
	expect(await problemsOf(broken('server-roles/agent.yaml', 'rules:', `rules:\n  ${rule}`))).toEqual([
		'content/server-roles/agent.yaml → rules.1: found old (any to below 2.0.0.0), which overlaps older (any to below 1.5); accepted: ranges of track "support" that share no version',
	]);
});

test('an action that no answers can reach is named', async () => {
	const when =
		'when: { all: [{ question: roles, includes: [none] }, { question: roles, includes: [agent] }, { question: roles, unknown: true }] }';
	expect(await problemsOf(broken('actions/set.yaml', 'when: { question: roles, trait: wants-dotnet }', when))).toEqual([
		'content/actions/set.yaml → when: found an action (set) for which no answers were found in 20,000 tries; accepted: a condition that some answers meet',
	]);
});

test('a question that nothing uses is named', async () => {
	const question = (IN_ORDER['questions/roles.yaml'] ?? '')
		.replace('optionsFrom: server-roles', '')
		.replace('order: 1', 'order: 2');
	expect(await problemsOf({ 'questions/mood.yaml': question })).toEqual([
		'content/questions/mood.yaml: found a question that nothing uses; accepted: a question named by a condition',
	]);
});

test('a question that depends on a later one is named', async () => {
	const question = (IN_ORDER['questions/roles.yaml'] ?? '')
		.replace('optionsFrom: server-roles', '')
		.replace('order: 1', 'order: 0');
	expect(await problemsOf({ 'questions/early.yaml': `${question}when: { question: roles, includes: [agent] }\n` })).toContain(
		'content/questions/early.yaml → when: found "roles", asked later; accepted: questions before "early"',
	);
});

test('a server role with a minimum version but no rule below it is named', async () => {
	expect(await problemsOf(broken('server-roles/agent.yaml', 'below: 2.0.0.0, title', 'atLeast: 3.0.0.0, title'))).toEqual([
		'content/server-roles/agent.yaml → rules: found no rule below the minimum version; accepted: a rule for versions below 2.0.0.0',
	]);
});

test('a registry value that is spelt in two ways is named', async () => {
	const twin = (IN_ORDER['registry-settings/strong.yaml'] ?? '')
		.replace('.NETFramework', 'NetFramework')
		.replace('key: SOFTWARE', 'key: SOFTWARE');
	expect(await problemsOf({ 'registry-settings/twin.yaml': twin })).toEqual([
		'content/registry-settings/twin.yaml → key: found "SOFTWARE\\\\Microsoft\\\\NetFramework\\\\v4.0.30319"; accepted: "SOFTWARE\\\\Microsoft\\\\.NETFramework\\\\v4.0.30319", as elsewhere',
	]);
	expect(await problemsOf(broken('actions/set.yaml', '`SchUseStrongCrypto`', '`SchUseStrongcrypto`'))).toEqual([
		'content/actions/set.yaml → steps.0: found "SchUseStrongcrypto"; accepted: "SchUseStrongCrypto"',
	]);
});

test('actions that follow each other in a circle are named', async () => {
	const circle = (id: string) =>
		(IN_ORDER['actions/set.yaml'] ?? '').replace('{ question: roles, trait: wants-dotnet }', `{ action: ${id} }`);
	expect(await problemsOf({ 'actions/set.yaml': circle('again'), 'actions/again.yaml': circle('set') })).toContain(
		'content/actions/again.yaml → when: found an action that in the end follows itself; accepted: no circle',
	);
});

test('an update that is optional in one place and not in another is named', async () => {
	const dotnet = `
version: 4.8.0
shipsWith: []
standing: recommended
targeting: { systemDefault: true, strongCrypto: true, highest: TLS 1.3, note: On. }
updates: [{ kb: KB1234567, for: Server 2016, does: Something., optional: true, ${CITES} }]
${CITES}
`;
	const system = `updates: [{ kb: KB1234567, layer: dotnet, does: Something., ${CITES} }]\n`;
	expect(
		await problemsOf({
			'dotnet/4.8.yaml': dotnet,
			'operating-systems/server-2016.yaml': (IN_ORDER['operating-systems/server-2016.yaml'] ?? '') + system,
		}),
	).toEqual([
		'content/operating-systems/server-2016.yaml → updates.0.optional: found false for KB1234567; accepted: true, as in dotnet/4.8.yaml',
	]);
});

test('actions that wait for each other in a circle are named, those of server roles by the place in their file', async () => {
	const set = broken('actions/set.yaml', 'settings: [strong]', 'settings: [strong]\nafter: [agent.old]');
	const agent = broken('server-roles/agent.yaml', 'verify: [Look.],', 'verify: [Look.], after: [set],');
	expect(await problemsOf({ ...set, ...agent })).toEqual([
		'content/actions/set.yaml → after: found an action that in the end waits for itself; accepted: no circle',
		'content/server-roles/agent.yaml → rules.0.after: found an action that in the end waits for itself; accepted: no circle',
	]);
});

test('a rule of a server role that no version reaches is named by its place in the file', async () => {
	const agent = broken('server-roles/agent.yaml', 'below: 2.0.0.0, title', "below: '0.0', title");
	expect(await problemsOf({ ...agent })).toContain(
		'content/server-roles/agent.yaml → rules.0: found an action (agent.old) for which no answers were found in 20,000 tries; accepted: a condition that some answers meet',
	);
});

test('a question cannot hang on an item of the checklist', async () => {
	const question = broken('questions/roles.yaml', 'order: 1', 'order: 1\nwhen: { not: { action: set } }');
	expect(await problemsOf(question)).toEqual([
		'content/questions/roles.yaml → when: found {"not":{"action":"set"}}; accepted: a condition about answers alone, see src/knowledge/condition.ts',
	]);
});

test('a question for a version shows the form that it takes, and has no options', async () => {
	const question = (IN_ORDER['questions/roles.yaml'] ?? '')
		.replace('kind: several', 'kind: version')
		.replace('optionsFrom: server-roles\n', '');
	const problems = await problemsOf({ 'questions/build.yaml': question });
	expect(problems).toContain('content/questions/build.yaml → example: found nothing; accepted: string');
	expect(problems).toContain(
		'content/questions/build.yaml: found unknown key "options"; accepted: only keys of the schema in src/knowledge',
	);
});

test('the condition of a step is checked like any other', async () => {
	const steps = (when: string) =>
		broken('actions/set.yaml', 'steps: [Set `SchUseStrongCrypto`.]', `steps: [Set it., { text: Also., when: ${when} }]`);
	expect(await problemsOf(steps('{ question: roles, includes: [agent] }'))).toEqual([]);
	expect(await problemsOf(steps('{ question: roles, includes: [agnet] }'))).toEqual([
		'content/actions/set.yaml → steps.1.when.includes (roles): found "agnet"; accepted: one of agent, none',
	]);
	expect(await problemsOf(steps('{ not: { question: roles, trait: wants-dotnet } }'))).toEqual([
		'content/actions/set.yaml → steps.1.when: found a condition for which no answers were found in 20,000 tries; accepted: a condition that some answers meet',
	]);
});

test('an action has a step for every estate that it is for', async () => {
	const alone = 'steps: [{ text: Also., when: { question: roles, includes: [agent] } }]';
	expect(await problemsOf(broken('actions/set.yaml', 'steps: [Set `SchUseStrongCrypto`.]', alone))).toEqual([
		`content/actions/set.yaml → steps: found [{"text":"Also.","when":{"question":"roles","includes":["agent"]}}]; accepted: at least one step without a condition`,
	]);
});

test('a question that only a step hangs on is used, and a step of a server role is named by its place', async () => {
	const mood = (IN_ORDER['questions/roles.yaml'] ?? '').replace('optionsFrom: server-roles', '').replace('order: 1', 'order: 2');
	const agent = (option: string) =>
		broken(
			'server-roles/agent.yaml',
			'steps: [Update.]',
			`steps: [Update., { text: Smile., when: { question: mood, includes: [${option}] } }]`,
		);
	expect(await problemsOf({ 'questions/mood.yaml': mood, ...agent('none') })).toEqual([]);
	expect(await problemsOf({ 'questions/mood.yaml': mood, ...agent('fine') })).toEqual([
		'content/server-roles/agent.yaml → rules.0.steps.1.when.includes (mood): found "fine"; accepted: one of none',
	]);
});

test('two items that set one value, or have one title, are twins', async () => {
	const twin = (IN_ORDER['actions/set.yaml'] ?? '').replace('priority: required', 'priority: recommended');
	expect(await problemsOf({ 'actions/twin.yaml': twin })).toEqual([
		'content/actions/twin.yaml → settings: found "strong", as in item set; accepted: one item for it, with steps and priorities that have conditions',
		'content/actions/twin.yaml → title: found "Set the values", as in item set; accepted: one item for it, with steps and priorities that have conditions',
	]);
});

test('an item that has to be done does not wait for one that is merely good to do', async () => {
	const good = (IN_ORDER['actions/set.yaml'] ?? '')
		.replace('priority: required', 'priority: recommended')
		.replace('title: Set the values', 'title: Look around')
		.replace('settings: [strong]\n', '');
	const waiting = broken('actions/set.yaml', 'settings: [strong]', 'settings: [strong]\nafter: [look]');
	expect(await problemsOf({ ...waiting, 'actions/look.yaml': good })).toEqual([
		'content/actions/set.yaml → after.0: found "look", which is recommended; accepted: an item that is required or blocks, if only for some estates',
	]);
	const raised = good.replace('why:', 'raise: [{ to: required, when: { question: roles, includes: [agent] } }]\nwhy:');
	expect(await problemsOf({ ...waiting, 'actions/look.yaml': raised })).toEqual([]);
});

test('a step that names an old Windows is for those who have it', async () => {
	const old = (IN_ORDER['operating-systems/server-2016.yaml'] ?? '')
		.replace('Windows Server 2016', 'Windows Server 2012 R2')
		.replace('10.0.14393', '6.3.9600');
	const windows = (IN_ORDER['questions/roles.yaml'] ?? '')
		.replace('order: 1', 'order: 2')
		.replace('optionsFrom: server-roles', 'optionsFrom: operating-systems')
		.replace('title: Which roles run?', 'title: Which Windows?')
		.replace('subject: Server roles', 'subject: Windows versions');
	const step = (text: string) => ({
		'operating-systems/server-2012-r2.yaml': old,
		'questions/windows.yaml': windows,
		...broken('actions/set.yaml', 'steps: [Set `SchUseStrongCrypto`.]', `steps: [Set it., ${text}]`),
	});
	const conditional = (when: string) => step(`{ text: Mind Server 2012 R2., when: ${when} }`);
	expect(await problemsOf(conditional('{ question: windows, includes: [server-2012-r2] }'))).toEqual([]);
	expect(await problemsOf(conditional('{ question: windows, includes: [server-2016] }'))).toEqual([
		'content/actions/set.yaml → steps.1: found a text about server-2012-r2 (item set); accepted: a condition that names server-2012-r2, or words that do not',
	]);
});

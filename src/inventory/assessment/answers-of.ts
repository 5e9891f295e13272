import { type Answer, type Answers, NOT_SURE } from '../../advisor/answers.ts';
import { isWrittenOn, type Machine } from '../../advisor/findings.ts';
import type { AskedOption, DecisionFacts } from '../../knowledge/decision-facts.ts';
import { type NamedOption, type NamedQuestion, questionId } from '../../knowledge/named-in-code.ts';
import { isVersion } from '../../knowledge/version-form.ts';
import type { Facts } from '../machines/facts-text.ts';
import { type Finding, isListOfSuites, type TakenFor } from './finding.ts';

/** Questions of the wizard that evidence about one machine answers. */
export const MACHINE_QUESTIONS: readonly NamedQuestion[] = [
	'windows',
	'architecture',
	'kb3140245',
	'kb4019276',
	'winhttp-value',
	'registry-state',
	'cipher-policy',
	'schannel-restrictions',
	'dotnet',
];

/** An option of a question, as a word that the compiler knows. */
function option<Question extends NamedQuestion>(_question: Question, id: NamedOption<Question>): readonly string[] {
	return [id];
}

/**
 * The answers that an administrator of this one machine would give who knew what the files say, and nothing else: a
 * question that they do not settle is left unanswered. `hasOldDotnet`: whether .NET Framework 2.0 to 3.5 is there.
 */
export function answersOf(
	facts: DecisionFacts,
	windows: AskedOption,
	machine: TakenFor,
	known: Facts,
	findings: readonly Finding[],
	hasOldDotnet: boolean,
): Answers {
	const given: Partial<Record<string, Answer | undefined>> = {
		[questionId('windows')]: [windows.id],
		[questionId('architecture')]:
			machine.bits === undefined ? undefined : option('architecture', machine.bits === 64 ? 'x64' : 'x86'),
		[questionId('kb3140245')]: updateAnswer('kb3140245', findings),
		[questionId('kb4019276')]: updateAnswer('kb4019276', findings),
		[questionId('winhttp-value')]: winhttpValue(facts, machine, known),
		[questionId('registry-state')]: registryState(facts, machine, known, findings),
		[questionId('schannel-restrictions')]: restrictions(facts, findings),
		[questionId('cipher-policy')]: cipherPolicy(facts, known),
		[questionId('dotnet')]: dotnet(facts, known, hasOldDotnet),
		...rolesOf(facts, known),
	};
	return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, Answer] => entry[1] !== undefined));
}

function updateAnswer(question: 'kb3140245' | 'kb4019276', findings: readonly Finding[]): Answer | undefined {
	const finding = findings.find(({ key }) => key.toLowerCase() === `update:${question}`);
	if (finding?.verdict === 'ready') return option(question, 'installed');
	return finding?.verdict === 'action' ? option(question, 'missing') : undefined;
}

function registryState(facts: DecisionFacts, machine: TakenFor, known: Facts, findings: readonly Finding[]): Answer | undefined {
	const written = facts.settings.filter(
		(setting) => setting.access === 'write' && isWrittenOn(setting, { ...machine, bits: machine.bits ?? 64 } as Machine),
	);
	const judged = written.flatMap(({ id, layer }) =>
		findings.filter(({ key }) => key === `setting:${id}`).map((finding) => ({ finding, layer })),
	);
	const wrong = judged.filter(({ finding }) => finding.verdict === 'action' && finding.isRead);
	const isOff = wrong.some(
		({ finding, layer }) =>
			layer === 'schannel' && (known.get(finding.key)?.state === 'present' || known.get(finding.key) === undefined),
	);
	if (isOff) return option('registry-state', 'switched-off');
	if (wrong.length > 0) return option('registry-state', 'missing-or-different');
	const isWhole = judged.length > 0 && judged.every(({ finding }) => finding.isRead && finding.verdict !== 'unknown');
	return isWhole && machine.bits !== undefined ? option('registry-state', 'all-right') : undefined;
}

/** The worst of both views. A value that takes TLS 1.2 away decides even where the other was not read. */
function winhttpValue({ settings }: DecisionFacts, machine: TakenFor, known: Facts): Answer | undefined {
	const views = settings.filter(({ layer, view }) => layer === 'winhttp' && (view === 'native' || machine.bits !== 32));
	const sets = views.flatMap(({ fine }) => fine.flatMap((rule) => (rule.test === 'bits' ? [rule.value] : [])));
	const [least, both] = [Math.min(...sets), Math.max(...sets)];
	const has = (value: number, bits: number) => (value & bits) >>> 0 === bits;
	const order: readonly NamedOption<'winhttp-value'>[] = ['absent', 'tls12-and-13', 'tls12-without-13', 'without-tls12'];
	const found = views.map(({ id }): NamedOption<'winhttp-value'> | undefined => {
		const fact = known.get(`setting:${id}`);
		if (fact?.state === 'absent') return 'absent';
		if (fact?.state !== 'present') return undefined;
		if (typeof fact.value !== 'number' || !has(fact.value, least)) return 'without-tls12';
		return has(fact.value, both) ? 'tls12-and-13' : 'tls12-without-13';
	});
	if (found.includes('without-tls12')) return option('winhttp-value', 'without-tls12');
	if (found.length === 0 || found.includes(undefined) || machine.bits === undefined) return undefined;
	return option('winhttp-value', order.findLast((each) => found.includes(each)) ?? 'absent');
}

/** Values that hardening sets: algorithms of Schannel and curves, which nothing of ours writes. */
function restrictions({ settings }: DecisionFacts, findings: readonly Finding[]): Answer | undefined {
	const ids = settings
		.filter((setting) => setting.layer === 'cipher-suites' && !isListOfSuites(setting))
		.map(({ id }) => `setting:${id}`);
	const judged = findings.filter(({ key }) => ids.includes(key));
	if (judged.some(({ verdict, isRead }) => verdict === 'action' && isRead)) return option('schannel-restrictions', 'restricted');
	const isWhole = judged.every(
		({ verdict, isRead }) => verdict === 'ready' || verdict === 'info' || (isRead && verdict !== 'unknown'),
	);
	return isWhole && judged.some(({ isRead }) => isRead) ? option('schannel-restrictions', 'none') : undefined;
}

function cipherPolicy({ settings, machine: { cipherSuites } }: DecisionFacts, known: Facts): Answer | undefined {
	const policy = settings.find((setting) => isListOfSuites(setting) && /\\Policies\\/i.test(setting.key));
	const fact = policy === undefined ? undefined : known.get(`setting:${policy.id}`);
	if (fact?.state === 'absent') return option('cipher-policy', 'no-policy');
	if (fact?.state !== 'present') return undefined;
	const listed = [fact.value].flat().flatMap((text) => String(text).split(/[,\s]+/));
	const allowed = cipherSuites
		.map(({ name }) => name)
		.filter((name) => listed.some((each) => each === name || each.startsWith(`${name}_P`)));
	if (allowed.some((name) => /_CBC_/.test(name))) return option('cipher-policy', 'policy-allows');
	return option('cipher-policy', allowed.length > 0 ? 'policy-gcm-only' : 'policy-hides');
}

function dotnet(facts: DecisionFacts, known: Facts, hasOldDotnet: boolean): Answer | undefined {
	const fact = known.get('dotnet-release');
	if (fact === undefined || fact.state === 'not-read') return undefined;
	const { dotnetReleases, dotnetBeside } = facts.machine;
	const release =
		fact.state === 'present' ? dotnetReleases.findLast(({ minimum }) => Number(fact.value) >= minimum)?.version : undefined;
	const versions = [
		...(release === undefined ? [] : [release]),
		...(hasOldDotnet ? dotnetBeside.map(({ version }) => version) : []),
	];
	if (versions.length > 0) return versions;
	return fact.state === 'absent' ? option('dotnet', 'no-dotnet') : undefined;
}

/** Roles that were found. That there are no others no export shows, so nothing is said where none was found. */
function rolesOf(facts: DecisionFacts, known: Facts): Record<string, Answer> {
	const options = facts.questions.find(({ id }) => id === questionId('roles'))?.options ?? [];
	const found = options.flatMap(({ id }) => {
		const fact = known.get(`role:${id}`);
		return fact?.state === 'present' ? [{ id, version: String(fact.value) }] : [];
	});
	if (found.length === 0) return {};
	return {
		[questionId('roles')]: found.map(({ id }) => id),
		...Object.fromEntries(
			found
				.filter(({ id }) => facts.questions.some((question) => question.id === `${id}.version`))
				.map(({ id, version }): [string, Answer] => [`${id}.version`, isVersion(version) ? [version] : NOT_SURE]),
		),
	};
}

/** The answers to what is open that ask for least: what is still to be done then is certain. */
export function atBest(facts: DecisionFacts, answers: Answers): Answers {
	const newest = facts.machine.dotnetReleases.at(-1)?.version;
	return {
		[questionId('kb3140245')]: option('kb3140245', 'installed'),
		[questionId('kb4019276')]: option('kb4019276', 'installed'),
		[questionId('winhttp-value')]: option('winhttp-value', 'absent'),
		[questionId('registry-state')]: option('registry-state', 'all-right'),
		[questionId('cipher-policy')]: option('cipher-policy', 'no-policy'),
		[questionId('schannel-restrictions')]: option('schannel-restrictions', 'none'),
		...(newest !== undefined && { [questionId('dotnet')]: [newest] }),
		...answers,
	};
}

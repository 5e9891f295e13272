import { compareVersions } from 'compare-versions';
import type { Step } from './action.ts';
import type { AzureSetting } from './azure-setting.ts';
import type { Facts } from './collections.ts';
import { optionsFrom } from './compile-options.ts';
import { actionsOfRole, questionsOfRole, ROLE_QUESTIONS, type WrittenAction } from './compile-roles.ts';
import type { Condition, Leaf } from './condition.ts';
import type { AskedAzureSetting, AskedQuestion, DecisionFacts, PlannedFromAction } from './decision-facts.ts';
import { leavesOf } from './leaves.ts';
import { machineFacts } from './machine-facts.ts';
import type { Origin } from './origin.ts';
import { placedConditions } from './placed-conditions.ts';
import type { Question } from './question.ts';
import { inRange } from './versions.ts';

/**
 * Turns facts into what decisions are made from: questions with their options, and one list of
 * actions. What a server role asks and demands is made from its file, so adding a role is adding a file.
 */
export function compile(facts: Facts): DecisionFacts {
	const roles = facts['server-roles'].toSorted((one, other) => one.order - other.order);
	const questions = [
		...facts.questions.map((question) => ({ order: question.order, question: askedQuestion(question, facts) })),
		...roles.flatMap((role, at) =>
			questionsOfRole(role, facts).map((question) => ({ order: ROLE_QUESTIONS + at / 1000, question })),
		),
	];
	const ofRoles = questions
		.filter(({ question }) => question.origin.collection === 'server-roles')
		.map(({ question }) => question);
	const actions = [
		...facts.actions.map((action) => {
			const planned = pickPlanned({ ...action, origin: { collection: 'actions', id: action.id, key: '' } });
			return action.findsOutRoles ? findingOut(planned, ofRoles) : planned;
		}),
		...roles.flatMap((role) => actionsOfRole(role, facts['operating-systems'])).map(pickPlanned),
	];
	const decisions: DecisionFacts = {
		version: facts.version,
		questions: questions.toSorted((one, other) => one.order - other.order).map(({ question }) => question),
		actions,
		settings: facts['registry-settings'],
		milestones: facts.milestones,
		endpoints: facts.endpoints,
		azureSettings: facts['azure-settings'].map(pickAsked),
		machine: machineFacts(facts),
		sources: facts.sources.map(({ id, title, publisher, kind, date, url }) => ({ id, title, publisher, kind, date, url })),
		disagreements: facts.disagreements.map(({ id, title, holdTo }) => ({ id, title, holdTo })),
	};
	const leaves = placedConditions(decisions).flatMap(({ condition }) => leavesOf(condition));
	return { ...decisions, questions: decisions.questions.map((question) => withBounds(withCases(question, leaves), leaves)) };
}

/** Notes which options of a question some condition tells apart. */
function withCases(question: AskedQuestion, leaves: readonly Leaf[]): AskedQuestion {
	if (question.among === undefined) return question;
	const cases = leaves.flatMap((leaf) => ('question' in leaf && leaf.question === question.id ? casesOf(question, leaf) : []));
	return { ...question, among: { ...question.among, cases } };
}

/** Notes the versions at which some condition begins or ceases to hold. */
function withBounds(question: AskedQuestion, leaves: readonly Leaf[]): AskedQuestion {
	if (question.kind !== 'version') return question;
	const bounds = leaves.flatMap((leaf) =>
		'question' in leaf && leaf.question === question.id && ('atLeast' in leaf || 'below' in leaf)
			? [leaf.atLeast, leaf.below].filter((bound) => bound !== undefined)
			: [],
	);
	return { ...question, bounds: [...new Set(bounds)].toSorted(compareVersions) };
}

function casesOf(question: AskedQuestion, leaf: Leaf): string[][] {
	if ('includes' in leaf) return [leaf.includes];
	if ('trait' in leaf) return [question.options.filter(({ traits }) => traits?.includes(leaf.trait)).map(({ id }) => id)];
	if ('atLeast' in leaf || 'below' in leaf) return [question.options.filter(({ id }) => inRange(id, leaf)).map(({ id }) => id)];
	// Whether support has ended depends on the day: every option may be a case of its own.
	return 'supportEnded' in leaf ? question.options.map(({ id }) => [id]) : [];
}

function askedQuestion(question: Question, facts: Facts): AskedQuestion {
	const { id, title, subject, hint, findOut, notSure, partsOfEstate, when } = question;
	const formats = question.formats.length > 0 ? question.formats : undefined;
	const origin: Origin = { collection: 'questions', id, key: '' };
	const anyhow = { id, title, subject, hint, findOut, notSure, partsOfEstate, formats, when, origin };
	if (question.kind === 'version') return { ...anyhow, kind: question.kind, options: [], example: question.example, bounds: [] };
	return { ...anyhow, kind: question.kind, options: [...optionsFrom(question.optionsFrom, facts), ...question.options] };
}

/** Leaves out what only the schema of the file knows (track, core, minimum), so that the published data is what plans need. */
function pickPlanned(action: WrittenAction): PlannedFromAction {
	const { id, order, phase, title, priority, raise, why, dueBy, makesNeedless, endsOf, when, formats } = action;
	const { cites, confidence, disagreements, origin } = action;
	const spelt = (step: string | Step): Step => (typeof step === 'string' ? { text: step } : step);
	return {
		id,
		order,
		phase,
		title,
		priority,
		raise,
		why,
		steps: action.steps.map(spelt),
		verify: action.verify.map(spelt),
		dueBy,
		after: action.after.map((first) => (typeof first === 'string' ? { item: first } : first)),
		makesNeedless,
		endsOf,
		when,
		settings: action.settings.map((part) => (typeof part === 'string' ? { settings: [part] } : part)),
		formats,
		cites,
		confidence,
		disagreements,
		origin,
	};
}

/** The item that finds out made to ask what the questions about single server roles ask, each where its answer is missing. */
function findingOut(action: PlannedFromAction, questions: readonly AskedQuestion[]): PlannedFromAction {
	const missing = questions.map(({ id }): Condition => ({ question: id, unknown: true }));
	const steps = questions.map(({ title, findOut }, at): Step => {
		const command = findOut.command === undefined ? '' : ` \`${findOut.command}\``;
		return { text: `${title} ${findOut.text}${command}`, when: missing[at] };
	});
	return { ...action, when: { any: [action.when, ...missing] }, steps: [...action.steps, ...steps] };
}

function pickAsked(setting: AzureSetting): AskedAzureSetting {
	const { id, service, resourceTypes, table, property, tooOld, fine, empty, onlyIfEmpty, note } = setting;
	return { id, service, resourceTypes, table, property, tooOld, fine, empty, onlyIfEmpty, note };
}

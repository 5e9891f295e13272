/** The rules that a plan is held to, each over 10,000 random estates. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AskedQuestion } from '../../knowledge/decision-facts.ts';
import { leavesOf } from '../../knowledge/leaves.ts';
import { oldWindows, textsOf } from '../../knowledge/lint/windows-not-meant.ts';
import { readFacts } from '../../knowledge/read.ts';
import type { Answer, Answers } from '../answers.ts';
import { plan } from '../plan.ts';
import type { Plan, PlanItem } from '../plan-types.ts';
import { RANK } from '../priority-rank.ts';
import { BAD_ANSWERS, isBadAnswer } from './bad-answers.ts';
import { FACTS, TODAY } from './estate.ts';
import { walk } from './random-estates.ts';

const ESTATES = fc.sample(walk, 10_000).map((answers) => plan(FACTS, answers, TODAY));
const OLD_WINDOWS = oldWindows(await readFacts());

/** Tries a rule on every estate; the message of a failure has the answers of the estate that broke it. */
function everywhere(rule: (made: Plan) => void): void {
	for (const made of ESTATES) {
		try {
			rule(made);
		} catch (error) {
			throw new Error(`${made.fragment}\n${error instanceof Error ? error.message : error}`);
		}
	}
}

const answered = ({ answers }: Plan, question: string): readonly string[] => {
	const answer = answers[question];
	return answer === undefined || answer === 'not-sure' ? [] : answer;
};
const textOf = (item: PlanItem) => textsOf(item).map(({ text }) => text);

test('rule 1: an answer that says something is missing, wrong, old or found never yields less than "not sure"', () => {
	const general = FACTS.questions.filter(({ origin }) => origin.collection === 'questions').map(({ id }) => id);
	expect(Object.keys(BAD_ANSWERS).toSorted(), 'questions whose bad answers are named').toEqual(general.toSorted());
	const tries = new Map(FACTS.questions.map(({ id }) => [id, 0]));
	for (const { answers } of ESTATES) {
		const bad = FACTS.questions
			.map((question) => ({ id: question.id, values: onlyBad(question, answers) }))
			.filter(({ values }) => values.length > 0);
		// Each estate tries the question that was tried least, so that rare ones have their turn.
		const [tried] = bad.toSorted((one, other) => (tries.get(one.id) ?? 0) - (tries.get(other.id) ?? 0));
		if (tried === undefined) continue;
		const { id, values } = tried;
		tries.set(id, (tries.get(id) ?? 0) + 1);
		const told = plan(FACTS, { ...answers, [id]: values }, TODAY);
		const unsure = plan(FACTS, { ...answers, [id]: 'not-sure' }, TODAY);
		const where = `${told.fragment} against ${id}=not-sure`;
		const settings = new Set(told.settings.map((setting) => setting.id));
		expect(
			unsure.settings.filter((setting) => !settings.has(setting.id)).map((setting) => setting.id),
			where,
		).toEqual([]);
		// What finds an answer out is done with once it is known.
		const kept = unsure.items.filter(({ phase }) => phase !== 'find');
		const ranks = new Map(told.items.map((item) => [item.id, RANK[item.priority]]));
		expect(
			kept.filter((item) => !((ranks.get(item.id) ?? 9) <= RANK[item.priority])).map((item) => item.id),
			where,
		).toEqual([]);
	}
	const without = ['clouds', 'services', 'azure-services', 'roles', 'architecture', 'entra-licence', 'managed-by'];
	const rare = [...tries].filter(([id, times]) => times < 20 && !without.includes(id));
	expect(rare, 'questions that were hardly tried').toEqual([]);
});

function onlyBad(question: AskedQuestion, answers: Answers): readonly string[] {
	const answer = answers[question.id] ?? [];
	return answer === 'not-sure' ? [] : answer.filter((value) => isBadAnswer(question, value));
}

test('rule 2: nothing twice: one item a setting, a title, a restart, a run of enable.ps1 and of check.ps1, and a machine that is to be replaced', () => {
	everywhere(({ items }) => {
		const settings = items.flatMap((item) => item.settings);
		expect(settings).toHaveLength(new Set(settings).size);
		expect(new Set(items.map(({ title }) => title)).size).toBe(items.length);
		expect(items.filter(({ title }) => title.startsWith('Restart')).length).toBeLessThanOrEqual(1);
		for (const script of ['enable.ps1', 'check.ps1'])
			expect(
				items.filter(({ steps }) => steps.some(({ text }) => text.startsWith(`Run \`${script}`))).length,
			).toBeLessThanOrEqual(1);
		const hosts = items.filter(({ id }) => id.endsWith('.host')).flatMap(({ dates }) => dates.map(({ of }) => of));
		const generic = items.find(({ id }) => id === 'replace-windows-without-updates');
		expect(generic?.appliesTo.filter((part) => hosts.includes(part)) ?? []).toEqual([]);
	});
});

test('rule 3: what blocks stands first, nothing waits for a recommendation that is none itself, and what would be needless stands behind its replacement', () => {
	everywhere(({ items }) => {
		const byId = new Map(items.map((item) => [item.id, item]));
		const needed = (item: PlanItem, seen = new Set<PlanItem>()): Set<PlanItem> => {
			for (const id of [...item.after, ...item.needless.map((by) => by.item)]) {
				const first = byId.get(id);
				if (first === undefined || seen.has(first)) continue;
				seen.add(first);
				needed(first, seen);
			}
			return seen;
		};
		const blockers = items.filter(({ priority }) => priority === 'blocker');
		const mayStandFirst = new Set(blockers.flatMap((item) => [item, ...needed(item)]));
		const upToLast = items.slice(0, items.findLastIndex(({ priority }) => priority === 'blocker') + 1);
		expect(upToLast.filter((item) => !mayStandFirst.has(item)).map(({ id }) => id)).toEqual([]);
		for (const item of items) {
			const first = [...item.after, ...item.needless.map((by) => by.item)].map((id) => items.findIndex((one) => one.id === id));
			for (const at of first) expect(at, item.id).toBeLessThan(items.indexOf(item));
			if (item.priority === 'recommended') continue;
			for (const id of item.after) expect([item.id, id, byId.get(id)?.priority]).not.toContain('recommended');
		}
	});
});

test('rule 4: a choice is one item: one for the database, one for the upgrade of Entra Connect, one way to find legacy sign-ins', () => {
	const choices = [
		/^remote-sql-server\./,
		/^entra-connect-sync\.(v1|below-|recalled)/,
		/^pta-agent\.below-/,
		/^find-legacy-sign-ins-/,
		/^replace-(smtp|pop).*|^never$/,
	];
	everywhere(({ items }) => {
		for (const choice of choices.slice(0, 4))
			expect(items.filter(({ id }) => choice.test(id)).length, `${choice}`).toBeLessThanOrEqual(1);
	});
});

test('rule 5: words follow answers: only the Windows versions, the tools, the clouds and the period of this estate are spoken of', () => {
	const TOOLS = {
		intune: /\bIntune:/,
		ansible: /Ansible/,
		'group-policy': /\bGroup Policy:/,
		dsc: /\bDSC:/,
		'configuration-manager': /\bConfiguration Manager:/,
	};
	const HOSTS = {
		global: /login\.microsoftonline\.com|enterpriseregistration\.windows\.net/,
		'us-government': /microsoftonline\.us/,
		china: /partner\.microsoftonline\.cn/,
	};
	const PERIODS = { free: /\bkeeps 7 days/, 'p1-or-p2': /\bkeeps 30 days/ };
	everywhere((made) => {
		const { items } = made;
		const known = (question: string) => made.answers[question] !== undefined && made.answers[question] !== 'not-sure';
		const texts = items.flatMap((item) => textOf(item).map((text) => ({ id: item.id, text })));
		const without = (question: string, patterns: Readonly<Record<string, RegExp>>) => {
			if (!known(question)) return;
			for (const [option, pattern] of Object.entries(patterns))
				if (!answered(made, question).includes(option))
					expect(
						texts.filter(({ text }) => pattern.test(text)).map(({ id }) => id),
						option,
					).toEqual([]);
		};
		without('windows', Object.fromEntries(OLD_WINDOWS.map(({ id, pattern }) => [id, pattern])));
		without('managed-by', TOOLS);
		without('clouds', HOSTS);
		without('entra-licence', PERIODS);
		const handshake = items.find(({ id }) => id === 'verify-handshake');
		if (handshake !== undefined) expect(textOf(handshake).join('\n')).toMatch(/probe\.ps1.*probe\.sh/s);
	});
});

test('rule 5: an estate without Windows is told nothing of what only Windows has', () => {
	const ofWindows =
		/Windows PowerShell|Windows Server|\bWindows \d|SCHANNEL|Schannel|WinHTTP|WinINet|[Rr]egistry|certutil|Get-WinEvent/;
	for (const { answers } of ESTATES.slice(0, 1000)) {
		const without = { ...answers, windows: ['no-windows'], roles: ['none'], 'legacy-clients': ['none'] };
		const made = plan(FACTS, without, TODAY);
		const told = made.items.flatMap((item) => textOf(item).filter((text) => ofWindows.test(text)));
		expect(told, made.fragment).toEqual([]);
	}
});

test('rule 6: deadlines, the dates that they moved from, and ends of support are in the item', () => {
	const ends = FACTS.questions.find(({ id }) => id === 'windows')?.options ?? [];
	everywhere(({ items, answers }) => {
		for (const item of items) {
			const action = FACTS.actions.find(({ id }) => id === item.id);
			const published = FACTS.milestones.find(({ id }) => id === action?.dueBy)?.dates.map(({ date }) => date) ?? [];
			const printed = item.dates.map(({ date }) => date);
			expect(
				published.filter((date) => !printed.includes(date)),
				item.id,
			).toEqual([]);
			if (item.dueBy !== undefined) expect(item.dates.find(({ kind }) => kind === 'deadline')?.date).toBe(published.at(-1));
		}
		const windows = answers['windows'] ?? [];
		const gone = ends.filter(({ id, supportEnds }) => windows.includes(id) && (supportEnds?.all ?? '9') < TODAY);
		const printed = items.find(({ id }) => id === 'replace-windows-without-updates')?.dates ?? [];
		for (const { label, supportEnds } of gone)
			expect(printed).toContainEqual({ kind: 'end-of-support', date: supportEnds?.all, of: label });
	});
});

test('rule 7: whatever is not known has an item that finds it out', () => {
	// Where a role runs on none of the Windows versions named, or none is, its host is what is looked for.
	const byId = new Map(FACTS.questions.map((question) => [question.id, question]));
	const drawnOn = (id: string): string[] => {
		const source = byId.get(byId.get(id)?.among?.question ?? '');
		return source === undefined ? [id] : [id, source.id, ...leavesOf(source.when).map(({ question }) => question)];
	};
	everywhere(({ items, unknowns, verdict }) => {
		const unsure = items.flatMap(({ reasons }) => reasons.filter(({ values }) => values.includes('not sure')));
		const found = new Set(unsure.flatMap(({ question }) => drawnOn(question)));
		expect(unknowns.map(({ question }) => question).filter((question) => !found.has(question))).toEqual([]);
		if (unknowns.length > 0) expect(verdict).not.toBe('ready');
	});
});

test('rule 8: nothing is ready while a known breaker of a chosen part was not asked, or was not answered well', () => {
	const parts: readonly { readonly when: (made: Plan) => boolean; readonly asks: string }[] = [
		...[
			'roles',
			'services',
			'clouds',
			'windows',
			'legacy-clients',
			'tls-libraries',
			'tls-inspection',
			'root-certificates',
			'old-protocols',
		].map((asks) => ({ when: () => true, asks })),
		...['registry-state', 'cipher-policy', 'schannel-restrictions', 'dotnet'].map((asks) => ({
			when: (made: Plan) => answered(made, 'windows').some((id) => id !== 'no-windows'),
			asks,
		})),
		{
			when: (made) =>
				answered(made, 'roles').some((id) => ['ad-fs', 'web-application-proxy', 'iis-server'].includes(id)) &&
				answered(made, 'windows').some((id) => ['server-2022', 'server-2025'].includes(id)),
			asks: 'tls13-servers',
		},
		{ when: (made) => answered(made, 'azure-services').includes('sql-database'), asks: 'sql-and-drivers' },
		{ when: (made) => answered(made, 'services').includes('exchange-mail'), asks: 'mail-clients' },
		{ when: (made) => answered(made, 'services').includes('azure-services'), asks: 'azure-tls' },
		{ when: (made) => answered(made, 'roles').includes('entra-connect-sync'), asks: 'connect-application-based-authentication' },
	];
	// One bad answer or "not sure" to a breaker, and the rest as it was: never ready.
	everywhere((made) => {
		const asked = parts.filter(({ when }) => when(made)).map(({ asks }) => asks);
		expect(asked.filter((id) => made.answers[id] === undefined)).toEqual([]);
		if (made.verdict === 'ready') expect(asked.filter((id) => made.answers[id] === 'not-sure')).toEqual([]);
	});
	const clean = READY;
	expect(plan(FACTS, clean, TODAY).verdict).toBe('ready');
	const ready = Object.keys(clean).flatMap((id) =>
		(BREAKERS[id] ?? [])
			.filter((bad) => plan(FACTS, { ...clean, [id]: [bad] }, TODAY).verdict === 'ready')
			.map((bad) => `${id}=${bad}`),
	);
	expect(ready).toEqual([]);
});

/** An estate that is ready. */
const READY: Answers = {
	clouds: ['global'],
	services: ['entra-id', 'exchange-mail'],
	roles: ['none'],
	windows: ['windows-11-25h2', 'server-2022'],
	'registry-state': ['all-right'],
	'cipher-policy': ['no-policy'],
	'schannel-restrictions': ['none'],
	dotnet: ['4.8'],
	'dotnet-programs': ['none'],
	'winhttp-value': ['absent'],
	'legacy-clients': ['none'],
	'tls-libraries': ['none'],
	'mail-clients': ['none'],
	'tls-inspection': ['none'],
	'root-certificates': ['trusted'],
	'old-protocols': ['no'],
	'sign-in-logs': ['clean-all-four'],
};

/** Answers that break something; what is merely worth knowing is left out. */
const BREAKERS: Readonly<Record<string, readonly string[]>> = {
	...BAD_ANSWERS,
	'old-protocols': ['tls13-forced'],
	'dotnet-programs': ['hardcoded'],
	'cipher-policy': ['policy-hides'],
};

test('with everything "not sure" nothing reads like an all-clear, and with nothing answered neither', () => {
	const unsure = Object.fromEntries(
		FACTS.questions.filter(({ notSure }) => notSure).map(({ id }): [string, Answer] => [id, 'not-sure']),
	);
	for (const answers of [unsure, {}]) {
		const made = plan(FACTS, answers, TODAY);
		expect(made.verdict).not.toBe('ready');
		expect(made.items.length).toBeGreaterThan(3);
	}
});

test('a condition in content that waits for "not sure" is always one of an item that can be met', () => {
	const asked = new Set(FACTS.questions.map(({ id }) => id));
	const leaves = FACTS.actions.flatMap(({ when }) => leavesOf(when)).filter((leaf) => 'unknown' in leaf);
	expect(leaves.filter((leaf) => !asked.has(leaf.question))).toEqual([]);
});

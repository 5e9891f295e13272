import { kindOf } from '../../advisor/kinds/kinds.ts';
import { sectionsOf } from '../../advisor/plan-order.ts';
import type { PlanItem } from '../../advisor/plan-types.ts';
import { dword, shownKey } from '../../knowledge/registry-text.ts';
import {
	citeText,
	confirmedText,
	dateLines,
	firstFew,
	firstText,
	holdText,
	needlessText,
	reasonText,
	SECTION_TITLES,
	sentence,
} from '../../wording/checklist.ts';
import { stepText } from '../../wording/condition.ts';
import { PRIORITY } from '../../wording/labels.ts';
import { byMeaning } from '../../wording/milestone-groups.ts';
import { doneDay, notedLines } from '../../wording/progress.ts';
import { verdictText } from '../../wording/verdict.ts';
import type { Format, RenderInput } from '../artifact.ts';

export const format: Format = {
	id: 'markdown-checklist',
	order: 10,
	label: 'Checklist as Markdown',
	purpose: 'The checklist with reasons and sources, for a wiki, a ticket or a repository.',
	choose: 'Choose it to paste the work into a wiki or a ticket, or to keep it beside your other documents.',
	group: 'checklist',
	proven: 'Parsed by another Markdown reader in the tests; every item, step and source is found again.',
	applies: () => true,
	render: (input) => [
		{ fileName: 'tls-ready-checklist.md', mediaType: 'text/markdown', text: `${linesOf(input).join('\n')}\n`, encoding: 'utf-8' },
	],
};

function linesOf(input: RenderInput): string[] {
	const { plan } = input;
	return [
		'# TLS 1.2 checklist for this estate',
		'',
		'What this is: the work that follows from the answers below, for the end of TLS 1.0, TLS 1.1 and 3DES. Reading it changes nothing; the scripts beside it say how to undo what they do.',
		'',
		`- Content version: ${plan.contentVersion}`,
		`- Recreate it: <${input.address}>`,
		'',
		`**${verdictText(plan)}**`,
		'',
		'## Your answers',
		'',
		...answerLines(input),
		'',
		...sectionsOf(plan.items).flatMap(({ id, items }, at) => [
			`## ${at + 1}. ${SECTION_TITLES[id]}`,
			'',
			...items.flatMap((item) => itemLines(input, item)),
		]),
		...milestoneLines(input),
		...(plan.settings.length === 0 ? [] : ['## Registry values', '', ...settingLines(input)]),
		...(plan.endpoints.length === 0
			? []
			: [
					'## Hosts that must be reached with TLS 1.2',
					'',
					...plan.endpoints.map(({ host, service }) => `- \`${host}\`: ${plain(service)}`),
					'',
				]),
		...(plan.unknowns.length === 0 ? [] : ['## What is not known', '', ...unknownLines(input)]),
	];
}

function answerLines({ plan, facts }: RenderInput): string[] {
	return facts.questions.flatMap((question) => {
		const { id, subject } = question;
		const answer = plan.answers[id];
		if (answer === undefined) return [];
		const values = typeof answer === 'string' ? ['not sure'] : answer.map((value) => kindOf(question).describe(question, value));
		return [`- ${plain(subject)}: ${plain(values.join(', '))}`];
	});
}

function milestoneLines({ plan, facts }: RenderInput): string[] {
	if (plan.milestones.length === 0)
		return ['## What stops working, and when', '', 'None of the published dates concerns the services named.', ''];
	return byMeaning(plan.milestones).flatMap(({ title, milestones }) => [
		`## ${title}`,
		'',
		...milestones.flatMap((milestone) => [
			`- **${plain(milestone.title)}**: ${plain([sentence(milestone.datedText), milestone.effect, confirmedText(milestone)].join(' '))}`,
			...milestone.cites.map((cite) => `  - Source: ${plain(citeText(facts, cite))}`),
		]),
		'',
	]);
}

function itemLines({ facts, progress = [] }: RenderInput, item: PlanItem): string[] {
	const disputed = facts.disagreements.filter(({ id }) => item.disagreements.includes(id));
	return [
		`### [${doneDay(item, progress) === undefined ? ' ' : 'x'}] ${plain(item.title)}`,
		'',
		...notedLines(item, progress).flatMap((line) => [plain(line), '']),
		`${PRIORITY[item.priority].text}${item.dueBy === undefined ? '' : `, by ${item.dueBy.date}`}. ${plain(item.why)}`,
		'',
		...(item.appliesTo.length === 0 ? [] : [`For: ${plain(item.appliesTo.join('; '))}`, '']),
		...dateLines(item).map((line) => `- ${plain(line)}`),
		...(item.dates.length === 0 ? [] : ['']),
		plain(reasonText(item.reasons)),
		'',
		...(item.needless.length === 0 ? [] : [plain(needlessText(facts, item)), '']),
		...(item.after.length === 0 ? [] : [plain(firstText(facts, item)), '']),
		...item.steps.map((step, at) => `${at + 1}. ${plain(stepText(facts, step))}`),
		'',
		'Check that it worked:',
		'',
		...item.verify.map((check) => `- ${plain(stepText(facts, check))}`),
		'',
		'Sources:',
		'',
		...item.cites.map((cite) => `- ${plain(citeText(facts, cite))}`),
		...(disputed.length === 0
			? []
			: ['', 'The documents disagree here:', '', ...disputed.map((disagreement) => `- ${plain(holdText(disagreement))}`)]),
		'',
	];
}

function settingLines({ plan }: RenderInput): string[] {
	return [
		'| Key under HKEY_LOCAL_MACHINE | Value | Type | Data |',
		'| --- | --- | --- | --- |',
		...plan.settings.flatMap((setting) =>
			setting.write === undefined
				? []
				: [`| \`${shownKey(setting)}\` | \`${setting.name}\` | ${setting.type} | \`0x${dword(setting.write.value)}\` |`],
		),
		'',
		...plan.shapes.map(
			(shape) =>
				`- ${plain(shape.windows.join(', '))} (${shape.architecture === 'x64' ? '64-bit' : '32-bit'}): ${shape.settings.length} values`,
		),
		'',
	];
}

function unknownLines({ plan }: RenderInput): string[] {
	return plan.unknowns.flatMap(({ title, findOut, couldMean }) => [
		`- **${plain(title)}** ${plain(findOut.text)}${findOut.command === undefined ? '' : ` \`${findOut.command.replaceAll('`', "'")}\``}`,
		`  Could mean: ${plain(firstFew(couldMean))}`,
	]);
}

/** Text as text: outside of code, characters that Markdown or HTML would read are escaped. Code stays as it is. */
function plain(text: string): string {
	return text
		.split('`')
		.map((part, at) => (at % 2 === 1 ? `\`${part}\`` : part.replace(/[\\<>*_[\]|#]/g, '\\$&').replace(/&(?=\w+;|#)/g, '&amp;')))
		.join('');
}

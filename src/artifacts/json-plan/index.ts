import { shownKey } from '../../knowledge/registry-text.ts';
import { dueOf } from '../../wording/checklist.ts';
import { stepText } from '../../wording/condition.ts';
import { verdictText } from '../../wording/verdict.ts';
import type { ArtifactFile, Format, RenderInput } from '../artifact.ts';
import type { PlanDocument } from './schema.ts';

export const format: Format = {
	id: 'json-plan',
	order: 30,
	label: 'Plan as JSON',
	purpose: 'Everything in the plan as data, with what you ticked and noted: to open here again, or for your own tools.',
	choose:
		'Choose it to continue later or hand over to a colleague, or to feed your own tools; its schema is published with the data of this site.',
	group: 'checklist',
	proven: 'Validated against its published JSON Schema in the tests.',
	applies: () => true,
	render: (input) => [planFile(input)],
};

/** The plan with its progress: what is saved to go on with later, elsewhere or by somebody else. */
export function planFile(input: RenderInput): ArtifactFile {
	return {
		fileName: 'tls-ready-plan.json',
		mediaType: 'application/json',
		text: `${JSON.stringify(documentOf(input), undefined, '\t')}\n`,
		encoding: 'utf-8',
	};
}

/** @param page address of the wizard, or the name of the single file, which stands at the root of a site */
function schemaAddress(page: string): string {
	return URL.canParse(page) ? new URL('../api/v1/plan.schema.json', page).href : 'api/v1/plan.schema.json';
}

function documentOf({ plan, facts, address, progress = [] }: RenderInput): PlanDocument {
	const cited = new Set([...plan.items, ...plan.milestones].flatMap(({ cites }) => cites.map(({ source }) => source)));
	return {
		$schema: schemaAddress(address.replace(/#.*$/, '')),
		about:
			'What this estate has to do before TLS 1.0, TLS 1.1 and 3DES are refused. Reading it changes nothing. Open the address to recreate it.',
		contentVersion: plan.contentVersion,
		day: plan.today,
		address,
		answers: Object.fromEntries(
			Object.entries(plan.answers).map(([id, answer]) => [id, typeof answer === 'string' ? answer : [...answer]]),
		),
		verdict: plan.verdict,
		verdictText: verdictText(plan),
		milestones: plan.milestones.map(({ id, title, effect, status, datedText, confirmedNote, cites }) => ({
			id,
			title,
			effect,
			status: status.kind,
			date: 'date' in status ? (status.date ?? null) : null,
			published: facts.milestones.find((milestone) => milestone.id === id)?.dates.at(-1)?.date ?? null,
			text: datedText,
			confirmedNote,
			cites: [...cites],
		})),
		items: plan.items.map(({ dueBy: _, ...item }) => ({
			...item,
			appliesTo: [...item.appliesTo],
			reasons: item.reasons.map((reason) => ({ ...reason, values: [...reason.values] })),
			steps: item.steps.map((step) => stepText(facts, step)),
			verify: item.verify.map((check) => stepText(facts, check)),
			due: dueOf(item) ?? null,
			dates: [...item.dates],
			after: [...item.after],
			needless: item.needless.map(({ item, parts }) => ({ item, parts: [...parts] })),
			settings: [...item.settings],
			cites: [...item.cites],
			disagreements: [...item.disagreements],
		})),
		unknowns: plan.unknowns.map(({ question, title, findOut, couldMean }) => ({
			question,
			title,
			findOut,
			couldMean: [...couldMean],
		})),
		settings: plan.settings.flatMap((setting) =>
			setting.write === undefined
				? []
				: [
						{
							id: setting.id,
							path: `${setting.hive}\\${shownKey(setting)}`,
							name: setting.name,
							type: setting.type,
							value: setting.write.value,
						},
					],
		),
		shapes: plan.shapes.map(({ id, architecture, windows, settings }) => ({
			id,
			architecture,
			windows: [...windows],
			settings: settings.map((setting) => setting.id),
		})),
		endpoints: plan.endpoints.map(({ host, service, cloud }) => ({ host, service, cloud })),
		progress: progress.map(({ done, ...record }) => ({
			...record,
			...(done === undefined ? {} : { done: { day: done.day, appliesTo: [...done.appliesTo] } }),
		})),
		sources: facts.sources
			.filter(({ id }) => cited.has(id))
			.map(({ date = null, url = null, ...source }) => ({ ...source, date, url })),
	};
}

import type { AskedOption, QuestionFacts } from '../knowledge/decision-facts.ts';
import { questionId } from '../knowledge/named-in-code.ts';
import type { RegistrySetting } from '../knowledge/registry-setting.ts';
import { type Answers, NOT_SURE } from './answers.ts';
import { isWrittenOn, type Machine } from './findings.ts';
import type { MachineShape } from './plan-types.ts';

/**
 * The shapes of Windows in an estate: which of the planned values each needs. A 32-bit Windows has
 * no WOW6432Node, and some values belong on old Windows alone. Empty where the Windows versions are not known.
 */
export function shapesOf(facts: QuestionFacts, answers: Answers, planned: readonly RegistrySetting[]): MachineShape[] {
	const shapes = new Map<string, MachineShape>();
	for (const option of chosenWindows(facts, answers)) {
		// No value makes TLS 1.2 of a Windows whose Schannel has none, so it gets no file.
		if (option.traits?.includes('schannel-tls12-none')) continue;
		for (const architecture of architecturesOf(option, answers)) {
			const settings = planned.filter((setting) => isWrittenOn(setting, machineOf(option, architecture)));
			if (settings.length === 0) continue;
			const winhttp = settings.some(({ layer }) => layer === 'winhttp');
			const id = `${architecture}${winhttp ? '-winhttp' : ''}`;
			const shape = shapes.get(id);
			// The same id may come with fewer values for a Windows that needs fewer; a file writes what any of them needs.
			const windows = [...(shape?.windows ?? []), option.label];
			const union = planned.filter((setting) => settings.includes(setting) || shape?.settings.includes(setting));
			shapes.set(id, { id, architecture, winhttp, windows, settings: union });
		}
	}
	return [...shapes.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

function chosenWindows(facts: QuestionFacts, answers: Answers): AskedOption[] {
	const chosen = answers[questionId('windows')];
	if (chosen === undefined || chosen === NOT_SURE) return [];
	const question = facts.questions.find(({ id }) => id === questionId('windows'));
	return question?.options.filter((option) => option.nt !== undefined && chosen.includes(option.id)) ?? [];
}

function architecturesOf(option: AskedOption, answers: Answers): ('x64' | 'x86')[] {
	if (option.traits?.includes('x64-only') === true) return ['x64'];
	const chosen = answers[questionId('architecture')];
	const known = (['x64', 'x86'] as const).filter((architecture) => Array.isArray(chosen) && chosen.includes(architecture));
	return known.length > 0 ? known : ['x64', 'x86'];
}

/** A machine of this Windows, as facts about values tell machines apart. */
function machineOf({ nt = '0.0', traits = [] }: AskedOption, architecture: 'x64' | 'x86'): Machine {
	const kind = (['client', 'server'] as const).find((each) => traits.includes(each));
	return { nt, kind, bits: architecture === 'x64' ? 64 : 32 };
}

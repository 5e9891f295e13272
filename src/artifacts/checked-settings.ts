import { evaluate } from '../advisor/evaluate.ts';
import { settingsFor } from '../advisor/settings-for.ts';
import type { RegistrySetting } from '../knowledge/registry-setting.ts';
import type { RenderInput } from './artifact.ts';

/**
 * The values that a check of a machine reads: those that the plan calls for or reads, and those that
 * it must look at wherever it runs, because somebody may have left them there. Each once.
 */
export function checkedSettings({ plan, facts }: Pick<RenderInput, 'plan' | 'facts'>): RegistrySetting[] {
	const context = { facts, answers: plan.answers, today: plan.today };
	const looked = settingsFor(
		context,
		facts.settings.filter(({ check }) => check !== undefined && evaluate(context, check.when).truth !== 'no'),
	);
	return [...new Map([...plan.settings, ...plan.readSettings, ...looked].map((setting) => [setting.id, setting])).values()].map(
		(setting) => {
			const idle = setting.check?.idle;
			if (idle === undefined || evaluate(context, idle.when).truth !== 'yes') return setting;
			const { when: _when, ...range } = idle;
			return {
				...setting,
				fine: [{ ...range, test: 'any', means: 'info' }, ...setting.fine],
				absent: [{ ...range, means: 'info' }, ...setting.absent],
			};
		},
	);
}

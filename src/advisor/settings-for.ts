import type { RegistrySetting } from '../knowledge/registry-setting.ts';
import { type Context, evaluate } from './evaluate.ts';

/** Settings as they are judged in this estate: rules for other estates are left out, and no rule has a condition any more. */
export function settingsFor(context: Context, settings: readonly RegistrySetting[]): RegistrySetting[] {
	return settings.map((setting) => ({
		...setting,
		fine: setting.fine
			.filter(({ when }) => when === undefined || evaluate(context, when).truth === 'yes')
			.map(({ when: _, ...rule }) => rule),
	}));
}

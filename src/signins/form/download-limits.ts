import type { LogLimit } from '../../knowledge/log-limit.ts';
import type { Form } from './form.ts';

/** Most records that one file of a form holds, where something cuts it there. */
export type DownloadLimits = Readonly<Partial<Record<Form, number>>>;

/** What cuts files by their form, as content/log-limits has it. */
export function downloadLimitsOf(limits: readonly Pick<LogLimit, 'form' | 'amount'>[]): DownloadLimits {
	return Object.fromEntries(limits.flatMap(({ form, amount }) => (form === undefined ? [] : [[form, amount]])));
}

import { NOT_SURE } from '../advisor/answers.ts';
import type { Plan } from '../advisor/plan-types.ts';

/** Whether the visitor chose one of these options of the question. */
export function chose(plan: Plan, question: string, ...options: readonly string[]): boolean {
	const answer = plan.answers[question];
	return answer !== undefined && answer !== NOT_SURE && answer.some((option) => options.includes(option));
}

/** Whether the visitor answered the question and left this option out. */
export function ruledOut(plan: Plan, question: string, option: string): boolean {
	const answer = plan.answers[question];
	return answer !== undefined && answer !== NOT_SURE && !answer.includes(option);
}

/** Whether the checklist has one of these items. */
export function hasItem(plan: Plan, ...ids: readonly string[]): boolean {
	return plan.items.some(({ id }) => ids.includes(id));
}

/** Whether the question is open and something hangs on it. */
export function isOpen(plan: Plan, ...questions: readonly string[]): boolean {
	return plan.unknowns.some(({ question }) => questions.includes(question));
}

/** Whether sign-in logs are to be looked at by means that need a P1 or P2 licence. */
export function callsForSignInLogs(plan: Plan): boolean {
	if (chose(plan, 'entra-licence', 'free')) return false;
	return (
		isOpen(plan, 'sign-in-logs') ||
		hasItem(plan, 'find-legacy-sign-ins-download', 'find-legacy-sign-ins-query', 'fix-legacy-sign-ins', 'watch-sign-in-logs')
	);
}

/** Whether the clients or the settings of Azure services are to be looked at. */
export function callsForAzureServices(plan: Plan): boolean {
	return isOpen(plan, 'services', 'azure-tls') || hasItem(plan, 'find-azure-clients', 'fix-azure-clients', 'raise-azure-minimum');
}

import type { Verdict } from '../../advisor/plan-types.ts';
import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { shownText } from '../../reading/text/shown-text.ts';
import { PRIORITY } from '../../wording/labels.ts';
import { LEVELS } from '../observation/observation.ts';
import { total } from './fleet-counts.ts';
import { type Counts, type Fleet, type Grouping, VERDICTS } from './fleet-summary.ts';
import { GROUPING_LABELS, LEVEL_LABELS, standingLabel, VERDICT_LABELS } from './labels.ts';

/** "1 machine", "12,345 machines". */
export function machinesText(count: number): string {
	return `${formatCount(count)} ${count === 1 ? 'machine' : 'machines'}`;
}

/** The verdict about all machines together: no machine is ready that was not shown to be, and none that was not read at all. */
export function fleetVerdict(counts: Counts): Verdict {
	if (total(counts, 'action-needed') > 0) return 'action-needed';
	return total(counts, 'unknown') > 0 || total(counts, 'ready') === 0 ? 'unknown' : 'ready';
}

/** The verdict in a sentence that begins with it: "Action needed: 12 of 4,000 machines need action; 3,000 unknown, 988 ready." */
export function verdictSentence(counts: Counts): string {
	const of = (verdict: Verdict) => total(counts, verdict);
	const all = of('action-needed') + of('unknown') + of('ready');
	switch (fleetVerdict(counts)) {
		case 'action-needed':
			return `Action needed: ${formatCount(of('action-needed'))} of ${machinesText(all)} ${of('action-needed') === 1 ? 'needs' : 'need'} action; ${formatCount(of('unknown'))} unknown, ${formatCount(of('ready'))} ready.`;
		case 'unknown':
			return all === 0
				? 'Unknown: no Windows machines were read.'
				: `Unknown: no work was found, but of ${formatCount(of('unknown'))} of ${machinesText(all)} these files do not say enough; ${formatCount(of('ready'))} ready.`;
		case 'ready':
			return `Ready: ${all === 1 ? 'the machine' : `all ${machinesText(all)}`} in these files.`;
	}
}

/** How machines are known: "Configuration read: 2,000. Inventory only: 2,000." */
export function levelsSentence(counts: Counts): string {
	return LEVELS.toReversed()
		.map((level) => ({ level, count: VERDICTS.reduce((sum, verdict) => sum + counts[verdict][level], 0) }))
		.filter(({ count }) => count > 0)
		.map(({ level, count }) => `${LEVEL_LABELS[level]}: ${formatCount(count)}.`)
		.join(' ');
}

/** Said where machines are known from inventory alone. */
export const INVENTORY_IS_NO_PROOF =
	'An inventory on its own can show that a machine is not ready, never that it is. Run check.ps1 on the others, or export their configuration.';

/** What was read and is no Windows machine. */
export function othersSentence(others: number): string {
	return `Left out, as they run other systems than Windows: ${machinesText(others)}.`;
}

const LONGEST_TABLE = 10;

/** The fleet for a terminal. `by`: the grouping to show. `facts`: for what items and questions are called. */
export function fleetText(fleet: Fleet, facts: Pick<DecisionFacts, 'questions'>, by: Grouping | undefined): string {
	const { counts, items, open, groups, odd, standings, staleAfter } = fleet;
	const lines = [verdictSentence(counts), levelsSentence(counts)].filter((line) => line !== '');
	if (VERDICTS.some((verdict) => counts[verdict].inventory > 0)) lines.push(INVENTORY_IS_NO_PROOF);
	const table = (title: string, rows: readonly (readonly [count: number, label: string])[]) => {
		if (rows.length === 0) return;
		lines.push('', `${title}:`);
		for (const [count, label] of rows.slice(0, LONGEST_TABLE)) lines.push(`${formatCount(count).padStart(12)}  ${label}`);
		if (rows.length > LONGEST_TABLE) lines.push(`${''.padStart(12)}  and ${formatCount(rows.length - LONGEST_TABLE)} more`);
	};
	table(
		'What to do, in this order',
		items.map(({ title, priority, machines, perhaps }) => [
			machines.length,
			`${title} (${PRIORITY[priority].text.toLowerCase()}${perhaps.length === 0 ? '' : `; perhaps ${formatCount(perhaps.length)} more`})`,
		]),
	);
	table(
		'Not known, with the number of machines',
		open.map(({ name, machines }) => [machines.length, facts.questions.find(({ id }) => id === name)?.subject ?? name]),
	);
	if (by !== undefined)
		table(
			`By ${GROUPING_LABELS[by].toLowerCase()}`,
			groups[by].map((group) => [
				group.machines.length,
				`${shownText(group.name)}  (${VERDICTS.map((verdict) => `${formatCount(total(group.counts, verdict))} ${VERDICT_LABELS[verdict].toLowerCase()}`).join(', ')})`,
			]),
		);
	table(
		'Worth knowing',
		standings
			.filter(({ machines }) => machines.length > 0)
			.map(({ name, machines }) => [machines.length, standingLabel(name, staleAfter)]),
	);
	if (fleet.others > 0) lines.push('', othersSentence(fleet.others));
	if (odd.length > 0)
		lines.push('', `Differ from their group: ${machinesText(new Set(odd.map(({ machine }) => machine)).size)}.`);
	return `${lines.join('\n')}\n`;
}

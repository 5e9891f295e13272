import { encodeFragment } from '../../advisor/fragment.ts';
import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import { LAYERS, SEVERITY } from '../assessment/finding.ts';
import { factFound, factName } from '../fleet/fact-name.ts';
import type { Assessed, Fleet } from '../fleet/fleet-summary.ts';
import { SOURCES } from '../sources/sources.ts';
import type { MachineDetail, MachineRow } from './protocol.ts';

/** Logs that only say which machines used legacy TLS. */
const LOG_LABELS: Readonly<Record<string, string>> = { 'sign-ins': 'Sign-in logs', connections: 'Connection logs' };

/** A machine as lists show it. */
export function rowOf({ machine, assessment }: Assessed, at: number): MachineRow {
	return {
		machine: at,
		name: machine.name,
		windows: windowsName({ machine, assessment }),
		verdict: assessment.verdict,
		level: assessment.level,
		group: machine.labels.unit ?? machine.labels.group ?? '',
		seen: machine.seen,
	};
}

/** Names of the Windows that it can be; as the source words it where there are many or none. */
function windowsName({ machine: { windows }, assessment }: Assessed): string {
	const labels = assessment.windows.candidates.map(({ label }) => label);
	return labels.length > 0 && labels.length <= 3
		? labels.join(' or ')
		: [windows.name, windows.version].filter((part) => part !== '').join(', ') || 'Not known';
}

/** Everything about one machine, the worst first. */
export function detailOf(
	facts: DecisionFacts,
	fleet: Fleet,
	at: number,
	made: { readonly day: string; readonly version: string },
): MachineDetail {
	const assessed = fleet.machines[at] as Assessed;
	const { machine, assessment } = assessed;
	const { identity, windows } = machine;
	const names = [
		['Full name', identity.fqdn],
		['Name', identity.name],
		[
			'Windows, as read',
			[windows.name, windows.version, windows.bits === undefined ? '' : `${windows.bits}-bit`]
				.filter((part) => part !== '')
				.join(', '),
		],
		['Device id', identity.deviceId],
		['Object id', identity.objectId],
		['Addresses', identity.addresses.join(', ')],
		['Organisational unit', machine.labels.unit ?? ''],
		['Group', machine.labels.group ?? ''],
	] as const;
	return {
		...rowOf(assessed, at),
		names: names.filter(([, value]) => value !== ''),
		findings: assessment.findings
			.map(({ key, layer, verdict, because, isRead }) => ({
				layer,
				what: factName(facts, key),
				verdict,
				found: factFound(machine.facts.get(key)),
				because,
				isRead,
			}))
			.toSorted(
				(one, other) =>
					SEVERITY[other.verdict] - SEVERITY[one.verdict] || LAYERS.indexOf(one.layer) - LAYERS.indexOf(other.layer),
			),
		items: assessment.items.map(({ id, priority, isCertain }) => ({
			id,
			title: facts.actions.find((action) => action.id === id)?.title ?? id,
			priority,
			isCertain,
		})),
		sources: machine.statements.map(({ source, time, facts: said }) => ({
			label: SOURCES.find(({ id }) => id === source)?.label ?? LOG_LABELS[source] ?? source,
			time,
			facts: said.size,
		})),
		standings: fleet.standings.filter(({ machines }) => machines.includes(at)).map(({ name }) => name),
		contradictions: machine.contradictions.map((key) => (key === 'windows' ? 'Windows version' : factName(facts, key))),
		fragment: encodeFragment(assessment.answers, made),
	};
}

import { compareVersions } from 'compare-versions';
import { judge, type Machine, type Finding as ValueFinding, whateverItHolds } from '../../advisor/findings.ts';
import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import type { RegistrySetting } from '../../knowledge/registry-setting.ts';
import { onWindows } from '../../knowledge/versions.ts';
import type { Facts } from '../machines/facts-text.ts';
import type { Fact, FactKey } from '../observation/observation.ts';

/** What is judged apart, in the order in which it is shown. */
export const LAYERS = ['schannel', 'winhttp', 'dotnet', 'cipher-suites', 'policy', 'event-logging', 'updates', 'agents'] as const;
export type Layer = (typeof LAYERS)[number];

/** What one fact of a machine means. `unknown` with `isRead` false: nobody looked. */
export interface Finding {
	readonly key: FactKey;
	readonly layer: Layer;
	readonly verdict: ValueFinding['verdict'];
	readonly because: string;
	readonly isRead: boolean;
}

/** The Windows that a machine is taken for: bits undefined where no source says. */
export interface TakenFor extends Omit<Machine, 'bits'> {
	readonly bits: 32 | 64 | undefined;
}

/** How bad a verdict is for its machine. */
export const SEVERITY = { ready: 0, info: 0, unknown: 1, action: 2 } as const;

/** Everything that decides about one machine, judged by the rules of its Windows: what was read, and what nobody looked at. */
export function findingsOf(facts: DecisionFacts, machine: TakenFor, known: Facts): Finding[] {
	return [
		...settingFindings(facts, machine, known),
		...suiteFindings(facts, machine, known),
		...dotnetFindings(facts, known),
		...updateFindings(facts, machine, known),
		...agentFindings(facts, known),
		...useFindings(known),
	];
}

const NOT_LOOKED = 'No file that was given looks at it.';

/** The sides of a protocol whose state some sources give in place of its values. */
function protocolOf({ layer, access, key }: RegistrySetting): 'protocol:client' | 'protocol:server' | undefined {
	if (layer !== 'schannel' || access !== 'write') return undefined;
	return /\\Client$/.test(key) ? 'protocol:client' : /\\Server$/.test(key) ? 'protocol:server' : undefined;
}

/** The lists of suites, of the policy and of this Windows. */
export function isListOfSuites({ layer, name }: RegistrySetting): boolean {
	return layer === 'cipher-suites' && name === 'Functions';
}

function settingFindings(facts: DecisionFacts, machine: TakenFor, known: Facts): Finding[] {
	const suitesAreRead = known.get('suites')?.state === 'present';
	return facts.settings.flatMap((setting): Finding[] => {
		// A 32-bit Windows has one view alone. Lists of suites count through what can be used, where a source says that.
		if (setting.view === 'wow6432' && machine.bits === 32) return [];
		if (isListOfSuites(setting) && suitesAreRead) return [];
		const key: FactKey = `setting:${setting.id}`;
		const of = (finding: Pick<Finding, 'verdict' | 'because' | 'isRead'>): Finding[] => [
			{ key, layer: setting.layer, ...finding },
		];
		const fact = known.get(key);
		const here: Machine = { ...machine, bits: machine.bits ?? 64 };
		if (fact !== undefined) {
			const { verdict, because } = judge(setting, fact, here);
			return of({ verdict, because, isRead: fact.state !== 'not-read' });
		}
		const side = protocolOf(setting);
		const state = side === undefined ? undefined : known.get(side);
		if (state?.state === 'present') {
			const isOn = /^enabled$/i.test(String(state.value));
			const because = isOn ? 'TLS 1.2 is enabled, as the source says.' : 'TLS 1.2 is disabled, as the source says.';
			return of({ verdict: isOn ? 'ready' : 'action', because, isRead: true });
		}
		const { verdict, because } = whateverItHolds(setting, here);
		return of({ verdict, because: because || NOT_LOOKED, isRead: false });
	});
}

function suiteFindings({ machine: { cipherSuites } }: DecisionFacts, machine: TakenFor, known: Facts): Finding[] {
	const fact = known.get('suites');
	const of = (verdict: Finding['verdict'], because: string, isRead = true): Finding[] => [
		{ key: 'suites', layer: 'cipher-suites', verdict, because, isRead },
	];
	if (fact?.state !== 'present')
		return of('unknown', fact?.state === 'not-read' ? `It could not be read: ${fact.why}` : NOT_LOOKED, false);
	const here = cipherSuites.filter((suite) => onWindows(machine, suite)).map(({ name }) => name);
	const usable = [fact.value].flat().filter((name) => here.includes(String(name)));
	if (usable.length > 0) return of('ready', 'At least one suite that the services accept can be used.');
	if (here.length === 0 && [fact.value].flat().length > 0)
		return of('unknown', 'The TLS 1.2 suites of this Windows are not documented. Make a test connection.');
	return of('action', 'None of the suites that the services accept can be used.');
}

function dotnetFindings({ machine: { dotnetReleases } }: DecisionFacts, known: Facts): Finding[] {
	return (['dotnet-release', 'dotnet-release:wow6432'] as const).flatMap((key): Finding[] => {
		const fact = known.get(key);
		if (fact === undefined && key !== 'dotnet-release') return [];
		const of = (verdict: Finding['verdict'], because: string, isRead = true): Finding[] => [
			{ key, layer: 'dotnet', verdict, because, isRead },
		];
		if (fact === undefined) return of('unknown', NOT_LOOKED, false);
		if (fact.state === 'not-read') return of('unknown', `It could not be read: ${fact.why}`, false);
		if (fact.state === 'absent')
			return known.get('dotnet-2')?.state === 'present'
				? of('info', 'Only .NET Framework 3.5 or older is installed. Applications that need 4.x do not run here.')
				: of('unknown', 'No release number of .NET Framework 4.5 or newer was found.');
		const release = Number(fact.value);
		const installed = dotnetReleases.findLast(({ minimum }) => release >= minimum);
		if (installed === undefined) return of('action', `It is older than .NET Framework ${dotnetReleases[0]?.version}.`);
		return installed.standing === 'fail'
			? of('action', `.NET Framework ${installed.version} is no longer supported. Install a newer one.`)
			: of('ready', `.NET Framework ${installed.version} is supported.`);
	});
}

function updateFindings({ machine: { updates } }: DecisionFacts, machine: TakenFor, known: Facts): Finding[] {
	return updates
		.filter(({ kind, ntAtLeast, ntBelow }) =>
			onWindows(machine, { ntAtLeast, ntBelow: ntBelow ?? undefined, kind: machine.kind === undefined ? undefined : kind }),
		)
		.map((update): Finding => {
			const key: FactKey = `update:${update.kb}`;
			const fact = known.get(key);
			const of = (verdict: Finding['verdict'], because: string, isRead = true): Finding => ({
				key,
				layer: 'updates',
				verdict,
				because,
				isRead,
			});
			if (fact?.state === 'present') return of('ready', update.does);
			if (update.forDotnet !== null && known.get('dotnet-2')?.state === 'absent')
				return of('info', `It is for .NET Framework ${update.forDotnet}, which is not installed.`);
			if (fact === undefined) return of('unknown', NOT_LOOKED, false);
			if (fact.state === 'not-read') return of('unknown', 'The list of installed updates could not be read.', false);
			if (update.supersededBy !== null)
				return of('unknown', `It is not listed, but may have come with a later update: ${update.supersededBy}`);
			return update.forDotnet === null ? of('action', update.does) : of('unknown', `${update.does} A later rollup may hold it.`);
		});
}

function agentFindings({ machine: { agents } }: DecisionFacts, known: Facts): Finding[] {
	return agents.map(({ role, name, minimum, minimumWhere }): Finding => {
		const key: FactKey = `role:${role}`;
		const fact = known.get(key);
		const of = (verdict: Finding['verdict'], because: string, isRead = true): Finding => ({
			key,
			layer: 'agents',
			verdict,
			because,
			isRead,
		});
		if (fact === undefined) return of('unknown', NOT_LOOKED, false);
		if (fact.state === 'not-read') return of('unknown', `It could not be read: ${fact.why}`, false);
		if (fact.state === 'absent') return of('info', `${name} is not installed.`);
		const version = String(fact.value);
		if (!/^\d+(\.\d+){0,3}$/.test(version)) return of('unknown', `${name} is installed, but its version could not be read.`);
		const maybe = minimumWhere.find((each) => compareVersions(version, each.minimum) < 0);
		if (compareVersions(version, minimum) >= 0 && maybe !== undefined)
			return of('unknown', `${name} ${version} is new enough unless the answers in the wizard ask for ${maybe.minimum}.`);
		return compareVersions(version, minimum) < 0
			? of('action', `${name} ${version} is older than ${minimum}.`)
			: of('ready', `${name} ${version} is not older than ${minimum}.`);
	});
}

function useFindings(known: Facts): Finding[] {
	const fact = known.get('legacy-use');
	if (fact?.state !== 'present') return [];
	return [
		{
			key: 'legacy-use',
			layer: 'schannel',
			verdict: 'info',
			because: `It used TLS 1.0, TLS 1.1 or 3DES on ${new Date(Number(fact.value)).toISOString().slice(0, 10)}.`,
			isRead: true,
		},
	];
}

/** How bad one fact is by itself. */
export function severityOf(facts: DecisionFacts, machine: TakenFor, key: FactKey, fact: Fact): number {
	const finding = findingsOf(facts, machine, new Map([[key, fact]])).find(
		(each) => each.isRead && (each.key === key || key.startsWith('protocol:')),
	);
	return SEVERITY[finding?.verdict ?? 'info'];
}

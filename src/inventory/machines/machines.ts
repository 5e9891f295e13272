import type { Identity, NamedWindows, Observation } from '../observation/observation.ts';
import { type Facts, factsText } from './facts-text.ts';
import { groupByMachine, namesMachine } from './identity.ts';
import type { Machine, Statement } from './machine.ts';
import { type MergedFacts, mergeFacts, mergeIdentity, mergeLabels, mergeWindows, newestFirst, type Severity } from './merge.ts';
import { Shared } from './shared.ts';

/** Severity of the facts of a machine with this Windows. */
export type SeverityFor = (windows: NamedWindows) => Severity;

/** All that was said of machines. What is alike is kept once, so memory grows with machines and not with bytes. */
export class Machines {
	readonly #statements: Statement[] = [];
	readonly #facts = new Shared<Facts>(factsText);
	readonly #windows = new Shared<NamedWindows>(({ name, version, kind, bits }) => `${name}\0${version}\0${kind}\0${bits}`);

	/**
	 * Takes one record. `file`: its number in the order in which files were given.
	 * @returns false if it names no machine; then it is not kept
	 */
	add({ identity, source, time, windows, facts, labels, contentVersion, earlier }: Observation, file: number): boolean {
		if (!namesMachine(identity)) return false;
		this.#statements.push({
			identity,
			source,
			file,
			time,
			windows: this.#windows.one(windows),
			facts: this.#facts.one(facts),
			labels,
			contentVersion,
			...(earlier !== undefined && { earlier }),
		});
		return true;
	}

	/** Every record that was taken, in the order in which it was. */
	get statements(): readonly Statement[] {
		return this.#statements;
	}

	/** The machines, sorted by name; the same whatever the order of files and records. */
	merged(severityFor: SeverityFor): Machine[] {
		const { machineOf, count, sharesName } = groupByMachine(this.#statements.map(({ identity }) => identity));
		const statements: Statement[][] = Array.from({ length: count }, () => []);
		this.#statements.forEach((statement, at) => {
			(statements[machineOf[at] as number] as Statement[]).push(statement);
		});
		const merged = new Map<string, MergedFacts>();
		return statements
			.map((of, at) => this.#machine(of, sharesName.has(at), severityFor, merged))
			.toSorted((one, other) => compare(keyOf(one), keyOf(other)));
	}

	#machine(given: Statement[], sharesName: boolean, severityFor: SeverityFor, known: Map<string, MergedFacts>): Machine {
		const statements = given.length > 1 ? given.toSorted(newestFirst) : given;
		const { windows, contradicts } = mergeWindows(statements);
		const sharedWindows = this.#windows.one(windows);
		const withFacts = statements.filter(({ facts }) => facts.size > 0);
		const { facts, contradictions } = this.#mergedFacts(withFacts, sharedWindows, severityFor, known);
		const identity = given.length > 1 ? mergeIdentity(statements) : (given[0] as Statement).identity;
		const labels = given.length > 1 ? mergeLabels(statements) : (given[0] as Statement).labels;
		const times = [...statements.map(({ time }) => time), labels.lastSeen ?? Number.NaN].filter((time) => !Number.isNaN(time));
		return {
			name: identity.fqdn || identity.name || identity.deviceId || identity.objectId || identity.addresses[0] || '',
			identity,
			windows: sharedWindows,
			facts,
			contradictions: contradicts ? ['windows', ...contradictions] : contradictions,
			labels,
			seen: times.length === 0 ? Number.NaN : Math.max(...times),
			sources: sourcesOf(statements),
			registrations: Math.max(distinct(statements, 'deviceId'), distinct(statements, 'objectId')),
			sharesName,
			statements,
		};
	}

	/** Machines about which the same was said in the same order share what comes of it. */
	#mergedFacts(
		statements: readonly Statement[],
		windows: NamedWindows,
		severityFor: SeverityFor,
		known: Map<string, MergedFacts>,
	): MergedFacts {
		const [only] = statements;
		if (only === undefined) return NO_FACTS;
		if (statements.every(({ facts }) => facts === only.facts)) return { facts: only.facts, contradictions: [] };
		const times = statements.map(({ time }) => time);
		const key = [
			this.#windows.number(windows),
			...statements.map(({ facts, time }) => `${this.#facts.number(facts)}@${times.indexOf(time)}`),
		].join(' ');
		const made = known.get(key) ?? mergeFacts(statements, severityFor(windows));
		known.set(key, made);
		return { ...made, facts: this.#facts.one(made.facts) };
	}
}

const NO_FACTS: MergedFacts = { facts: new Map(), contradictions: [] };

const keyOf = ({ name, identity }: Machine) => `${name.toLowerCase()}\0${identity.deviceId}\0${identity.objectId}`;
const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

function sourcesOf(statements: readonly Statement[]): readonly string[] {
	return [...new Set(statements.map(({ source }) => source))].toSorted();
}

function distinct(statements: readonly Statement[], part: keyof Pick<Identity, 'deviceId' | 'objectId'>): number {
	return new Set(statements.map(({ identity }) => identity[part].toLowerCase()).filter((id) => id !== '')).size;
}

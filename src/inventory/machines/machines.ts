import type { Identity, NamedWindows, Observation } from '../observation/observation.ts';
import { type Facts, factsText } from './facts-text.ts';
import { groupByMachine, namesMachine } from './identity.ts';
import type { Machine, Statement } from './machine.ts';
import { mergeFacts, mergeIdentity, mergeLabels, mergeWindows, newestFirst, type Severity } from './merge.ts';
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
		const known = new Map<string, Said>();
		return statements
			.map((of, at) => this.#machine(of, sharesName.has(at), severityFor, known))
			.toSorted((one, other) => compare(keyOf(one), keyOf(other)));
	}

	#machine(given: Statement[], sharesName: boolean, severityFor: SeverityFor, known: Map<string, Said>): Machine {
		const statements = given.length > 1 ? given.toSorted(newestFirst) : given;
		const [only] = given.length > 1 ? [] : given;
		const identity = only?.identity ?? mergeIdentity(statements);
		const labels = only?.labels ?? mergeLabels(statements);
		return {
			name: identity.fqdn || identity.name || identity.deviceId || identity.objectId || identity.addresses[0] || '',
			identity,
			...this.#said(statements, severityFor, known),
			labels,
			seen: newestOf([...statements.map(({ time }) => time), labels.lastSeen ?? Number.NaN]),
			registrations: only === undefined ? Math.max(distinct(statements, 'deviceId'), distinct(statements, 'objectId')) : 1,
			sharesName,
			statements,
		};
	}

	/** Machines about which the same was said in the same order share what comes of it. */
	#said(statements: readonly Statement[], severityFor: SeverityFor, known: Map<string, Said>): Said {
		const times = statements.map(({ time }) => time);
		const key = statements
			.map(
				({ windows, facts, source, time }) =>
					`${this.#windows.number(windows)} ${this.#facts.number(facts)} ${source} ${times.indexOf(time)}`,
			)
			.join('|');
		const made = known.get(key) ?? this.#merge(statements, severityFor);
		known.set(key, made);
		return made;
	}

	#merge(statements: readonly Statement[], severityFor: SeverityFor): Said {
		const { windows, contradicts } = mergeWindows(statements);
		const shared = this.#windows.one(windows);
		const { facts, contradictions } = mergeFacts(
			statements.filter((statement) => statement.facts.size > 0),
			severityFor(shared),
		);
		return {
			windows: shared,
			facts: this.#facts.one(facts),
			contradictions: contradicts ? ['windows', ...contradictions] : contradictions,
			sources: [...new Set(statements.map(({ source }) => source))].toSorted(),
		};
	}
}

/** What is the same for all machines about which the same was said. */
type Said = Pick<Machine, 'windows' | 'facts' | 'contradictions' | 'sources'>;

const keyOf = ({ name, identity }: Machine) => `${name.toLowerCase()}\0${identity.deviceId}\0${identity.objectId}`;
const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

function newestOf(times: readonly number[]): number {
	const known = times.filter((time) => !Number.isNaN(time));
	return known.length === 0 ? Number.NaN : Math.max(...known);
}

function distinct(statements: readonly Statement[], part: keyof Pick<Identity, 'deviceId' | 'objectId'>): number {
	return new Set(statements.map(({ identity }) => identity[part].toLowerCase()).filter((id) => id !== '')).size;
}

import type { NamedWindows, Observation, SharedLabels } from '../observation/observation.ts';
import { groupByMachine, namesMachine } from './identity.ts';
import type { Machine } from './machine.ts';
import { after, laterOf, mergeFacts, mergeLabels, mergeWindows, newestFirst, type Severity } from './merge.ts';
import { type Merged, MergedMachine, type Said } from './merged-machine.ts';
import { Statements } from './statements.ts';

/** Severity of the facts of a machine with this Windows. */
export type SeverityFor = (windows: NamedWindows) => Severity;

/** All that was said of machines. */
export class Machines {
	/** Every record that was taken, in the order in which it was. */
	readonly statements = new Statements();

	/**
	 * Takes one record. `file`: its number in the order in which files were given.
	 * @returns false if it names no machine; then it is not kept
	 */
	add(observation: Observation, file: number): boolean {
		if (!namesMachine(observation.identity)) return false;
		this.statements.add(observation, file);
		return true;
	}

	/** The machines, sorted by name; the same whatever the order of files and records. */
	merged(severityFor: SeverityFor): Machine[] {
		const { machineOf, count, sharesName } = groupByMachine(this.statements);
		const { order, starts } = byMachine(machineOf, count);
		const said: Said[] = [];
		const labels: SharedLabels[] = [];
		const lastSeen = new Float64Array(count);
		const merged: Merged = { statements: this.statements, order, starts, said, labels, lastSeen, sharesName };
		const [knownSaid, knownLabels] = [new Map<string, Said>(), new Map<string, SharedLabels>()];
		for (let machine = 0; machine < count; machine++) {
			const of = order.subarray(starts[machine], starts[machine + 1]);
			if (of.length > 1) this.#sort(of);
			said.push(this.#said(of, severityFor, knownSaid));
			labels.push(this.#labels(of, knownLabels));
			lastSeen[machine] = of.reduce((newest, at) => laterOf(newest, this.statements.lastSeen(at)), Number.NaN);
		}
		return sortedByName(Array.from({ length: count }, (_, at) => new MergedMachine(merged, at)));
	}

	/** Newest first. Only what is of one time has to be looked into. */
	#sort(of: Int32Array): void {
		const { statements } = this;
		of.sort((one, other) => {
			const difference = after(statements.time(other)) - after(statements.time(one));
			return difference || newestFirst(statements.at(one), statements.at(other));
		});
	}

	/** Machines about which the same was said in the same order share what comes of it. */
	#said(of: Int32Array, severityFor: SeverityFor, known: Map<string, Said>): Said {
		const { statements } = this;
		let key = '';
		let last = Number.NaN;
		for (const at of of) {
			const time = after(statements.time(at));
			key += `${time === last ? '=' : '>'}${statements.said(at)}`;
			last = time;
		}
		const made = known.get(key) ?? this.#merge(of, severityFor);
		known.set(key, made);
		return made;
	}

	#merge(of: Int32Array, severityFor: SeverityFor): Said {
		const statements = Array.from(of, (at) => this.statements.at(at));
		const { windows, contradicts } = mergeWindows(statements);
		const shared = this.statements.sharedWindows(windows);
		const { facts, contradictions } = mergeFacts(
			statements.filter((statement) => statement.facts.size > 0),
			severityFor(shared),
		);
		return {
			windows: shared,
			facts: this.statements.sharedFacts(facts),
			contradictions: contradicts ? ['windows', ...contradictions] : contradictions,
			sources: [...new Set(statements.map(({ source }) => source))].toSorted(),
		};
	}

	#labels(of: Int32Array, known: Map<string, SharedLabels>): SharedLabels {
		const { statements } = this;
		const [first] = of;
		if (of.length === 1) return statements.sharedLabels(first as number);
		const key = of.reduce((text, at) => `${text} ${statements.labels(at)}`, '');
		const made = known.get(key) ?? mergeLabels(Array.from(of, (at) => statements.sharedLabels(at)));
		known.set(key, made);
		return made;
	}
}

/** Records by machine: those of one beside each other, and where those of each begin. */
function byMachine(machineOf: Int32Array, count: number): Pick<Merged, 'order' | 'starts'> {
	const starts = new Int32Array(count + 1);
	for (const machine of machineOf) starts[machine + 1] = (starts[machine + 1] as number) + 1;
	for (let machine = 0; machine < count; machine++)
		starts[machine + 1] = (starts[machine + 1] as number) + (starts[machine] as number);
	const next = starts.slice();
	const order = new Int32Array(machineOf.length);
	machineOf.forEach((machine, at) => {
		const place = next[machine] as number;
		order[place] = at;
		next[machine] = place + 1;
	});
	return { order, starts };
}

function sortedByName(machines: readonly Machine[]): Machine[] {
	const names = machines.map(({ name }) => name.toLowerCase());
	const ids = (at: number) => {
		const { deviceId, objectId } = (machines[at] as Machine).identity;
		return `${deviceId}\0${objectId}`;
	};
	return names
		.map((_, at) => at)
		.sort((one, other) => compare(names[one] as string, names[other] as string) || compare(ids(one), ids(other)))
		.map((at) => machines[at] as Machine);
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

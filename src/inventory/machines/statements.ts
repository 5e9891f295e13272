import type { Earlier, Fact, FactKey, Labels, NamedWindows, Observation, SharedLabels } from '../observation/observation.ts';
import { factsText } from './facts-text.ts';
import type { Identities } from './identity.ts';
import type { Statement } from './machine.ts';
import { Shared } from './shared.ts';
import { TextColumn } from './text-column.ts';

const NO_ADDRESSES: readonly string[] = [];

/**
 * All that records said, in columns: a machine takes its texts and some forty bytes, and not a dozen objects. What is alike
 * is kept once, so that memory grows with machines and not with bytes.
 */
export class Statements implements Identities {
	readonly deviceIds = new TextColumn();
	readonly objectIds = new TextColumn();
	readonly fqdns = new TextColumn();
	readonly names = new TextColumn();
	/** The first address of each; all of them where there are several. */
	readonly #firstAddresses = new TextColumn();
	readonly #addresses = new Map<number, readonly string[]>();
	readonly #sources = new Shared<string>((source) => [source]);
	readonly #versions = new Shared<string>((version) => [version]);
	readonly #windows = new Shared<NamedWindows>(({ name, version, kind, bits }) => [name, version, kind, bits]);
	readonly #facts = new Shared<ReadonlyMap<FactKey, Fact>>((facts) => [factsText(facts)]);
	readonly #labels = new Shared<SharedLabels>(({ unit, group, enabled, nature }) => [enabled, nature, unit, group], withoutTime);
	readonly #earlier = new Map<number, Earlier>();
	#size = 0;
	#times = new Float64Array(64);
	#lastSeen = new Float64Array(64);
	/** `NUMBERS` for each: of its file, source, version, Windows, facts and labels. */
	#numbers = new Int32Array(64 * NUMBERS);

	/** How many there are. */
	get size(): number {
		return this.#size;
	}

	add({ identity, source, time, windows, facts, labels, contentVersion, earlier }: Observation, file: number): void {
		const at = this.#size++;
		if (at === this.#times.length) this.#grow();
		const { deviceId, objectId, fqdn, name, addresses } = identity;
		this.deviceIds.add(deviceId);
		this.objectIds.add(objectId);
		this.fqdns.add(fqdn);
		this.names.add(name);
		this.#firstAddresses.add(addresses[0] ?? '');
		if (addresses.length > 1 || addresses[0] === '') this.#addresses.set(at, addresses);
		this.#times[at] = time;
		this.#lastSeen[at] = labels.lastSeen ?? Number.NaN;
		const [numbers, from] = [this.#numbers, at * NUMBERS];
		numbers[from + FILE] = file;
		numbers[from + SOURCE] = this.#sources.number(source);
		numbers[from + VERSION] = this.#versions.number(contentVersion);
		numbers[from + WINDOWS] = this.#windows.number(windows);
		numbers[from + FACTS] = this.#facts.number(facts);
		numbers[from + LABELS] = this.#labels.number(labels);
		if (earlier !== undefined) this.#earlier.set(at, earlier);
	}

	/** A record as it was given. */
	at(at: number): Statement {
		const earlier = this.#earlier.get(at);
		return {
			identity: {
				deviceId: this.deviceIds.at(at),
				objectId: this.objectIds.at(at),
				fqdn: this.fqdns.at(at),
				name: this.names.at(at),
				addresses: this.addresses(at),
			},
			source: this.source(at),
			file: this.#number(at, FILE),
			time: this.time(at),
			windows: this.#windows.at(this.#number(at, WINDOWS)),
			facts: this.#facts.at(this.#number(at, FACTS)),
			labels: labelsOf(this.#labels.at(this.#number(at, LABELS)), this.lastSeen(at)),
			contentVersion: this.#versions.at(this.#number(at, VERSION)),
			...(earlier !== undefined && { earlier }),
		};
	}

	*[Symbol.iterator](): Generator<Statement> {
		for (let at = 0; at < this.#size; at++) yield this.at(at);
	}

	addresses(at: number): readonly string[] {
		if (this.#firstAddresses.isEmpty(at)) return this.#addresses.get(at) ?? NO_ADDRESSES;
		return this.#addresses.get(at) ?? [this.#firstAddresses.at(at)];
	}

	source(at: number): string {
		return this.#sources.at(this.#number(at, SOURCE));
	}

	/** ms since 1970 UTC, or NaN. */
	time(at: number): number {
		return this.#times[at] as number;
	}

	/** The same of the time at which it was seen alive. */
	lastSeen(at: number): number {
		return this.#lastSeen[at] as number;
	}

	/** The same number for the same labels but for the time. */
	labels(at: number): number {
		return this.#number(at, LABELS);
	}

	sharedLabels(at: number): SharedLabels {
		return this.#labels.at(this.labels(at));
	}

	/** The same text for records that say the same of their machine but for who it is and when that was. */
	said(at: number): string {
		return `${this.#number(at, WINDOWS)} ${this.#number(at, FACTS)} ${this.#number(at, SOURCE)}`;
	}

	/** The object that is kept for all that are alike. */
	sharedWindows(windows: NamedWindows): NamedWindows {
		return this.#windows.at(this.#windows.number(windows));
	}

	sharedFacts(facts: ReadonlyMap<FactKey, Fact>): ReadonlyMap<FactKey, Fact> {
		return this.#facts.at(this.#facts.number(facts));
	}

	#number(at: number, which: number): number {
		return this.#numbers[at * NUMBERS + which] as number;
	}

	#grow(): void {
		const [times, lastSeen, numbers] = [this.#times, this.#lastSeen, this.#numbers];
		this.#times = new Float64Array(2 * times.length);
		this.#times.set(times);
		this.#lastSeen = new Float64Array(2 * lastSeen.length);
		this.#lastSeen.set(lastSeen);
		this.#numbers = new Int32Array(2 * numbers.length);
		this.#numbers.set(numbers);
	}
}

const FILE = 0;
const SOURCE = 1;
const VERSION = 2;
const WINDOWS = 3;
const FACTS = 4;
const LABELS = 5;
const NUMBERS = 6;

function withoutTime(labels: Labels): SharedLabels {
	if (labels.lastSeen === undefined) return labels;
	const { lastSeen: _, ...rest } = labels;
	return rest;
}

/** Labels with their time, which is NaN where there is none. */
export function labelsOf(shared: SharedLabels, lastSeen: number): Labels {
	return Number.isNaN(lastSeen) ? shared : { ...shared, lastSeen };
}

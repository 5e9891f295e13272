import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { localDay } from '../advisor/local-day.ts';
import { comparisonText } from '../inventory/comparison/comparison-text.ts';
import { type Comparison, thenAndNow } from '../inventory/comparison/then-and-now.ts';
import { EXPORTS, type ExportFormat, exportOf } from '../inventory/exports/exports.ts';
import { Mask } from '../inventory/exports/mask.ts';
import type { ReportedFile } from '../inventory/exports/report.ts';
import { type Fleet, fleetOf, GROUPINGS, type Grouping } from '../inventory/fleet/fleet.ts';
import { fleetJson } from '../inventory/fleet/fleet-json.ts';
import { fleetText, fleetVerdict, machinesText } from '../inventory/fleet/fleet-text.ts';
import type { FileReport } from '../inventory/session/file-report.ts';
import { filesText, shownFiles } from '../inventory/session/files-text.ts';
import { InventorySession } from '../inventory/session/session.ts';
import { type ColumnMapping, MAPPED } from '../inventory/sources/table/index.ts';
import type { DecisionFacts } from '../knowledge/decision-facts.ts';
import { UsageError, WRONG_USAGE } from './command.ts';
import { decisionFacts, siteAddress } from './facts.ts';
import { readGiven } from './given-files.ts';
import { logsAmong } from './logs-among.ts';
import { ProgressLine } from './progress-line.ts';

/** @returns the exit code @throws UsageError */
export async function readInventory(args: readonly string[]): Promise<number> {
	const { values, positionals } = argumentsOf(args);
	const asked = askedOf(values);
	if (positionals.length === 0) throw new UsageError('No file or folder is named.');
	const facts = await decisionFacts();
	if (asked.needs !== undefined && !facts.actions.some(({ id }) => id === asked.needs))
		throw new UsageError(`--needs takes the id of an item, as --json prints them; there is no "${asked.needs}".`);
	const today = localDay(new Date());
	const { session, areAllRead } = await read(facts, positionals, asked.mappings);
	const judge = () => fleetOf(facts, session.machines, { today, staleAfter: asked.staleAfter });
	const known = judge();
	const line = new ProgressLine(process.stderr);
	const logs = await logsAmong(session.files, (name, bytes) => line.advance(name, bytes, () => 'looking for legacy TLS'));
	line.clear();
	const fleet = logs.join(session.machines, known) ? judge() : known;
	const earlier = values.compare === undefined ? undefined : await read(facts, [values.compare], []);
	if (earlier !== undefined && (!earlier.areAllRead || earlier.session.machines.statements.size === 0)) {
		process.stderr.write(filesText(earlier.session.files));
		return WRONG_USAGE;
	}
	const comparison = earlier && thenAndNow(facts, earlier.session.machines, fleet, today);
	if (asked.format !== undefined) {
		const files = await reported(session.files, asked.format === 'report');
		const machines = fleet.items.find(({ id }) => id === asked.needs)?.machines;
		const { parts, leftOut } = exportOf(
			{
				format: asked.format,
				masked: values.masked,
				today,
				address: `tls-ready inventory, ${await siteAddress()}`,
				machines: asked.needs === undefined ? undefined : (machines ?? []),
			},
			{ fleet, facts, files, comparison, mask: new Mask() },
		);
		await print(parts);
		if (leftOut > 0) process.stderr.write(`Left out, as the list cannot name them: ${machinesText(leftOut)}.\n`);
	} else if (values.json) await print(fleetJson(fleet, session.files, facts.version, comparison));
	else await print([textOf(fleet, facts, asked.group, comparison, session.files, logs.limits)]);
	if (!areAllRead) return WRONG_USAGE;
	if (comparison === undefined) return exitCode(fleet, session.files);
	return compared(comparison, [...session.files, ...(earlier?.session.files ?? [])]);
}

async function read(facts: DecisionFacts, paths: readonly string[], mappings: readonly ColumnMapping[]) {
	const session = new InventorySession(facts, mappings);
	const line = new ProgressLine(process.stderr);
	const areAllRead = await readGiven(paths, {
		open: (name) => session.open(name),
		progress: (name, bytes) => line.advance(name, bytes, () => `${machinesText(session.machines.statements.size)} read`),
	});
	line.clear();
	return { session, areAllRead };
}

function textOf(
	fleet: Fleet,
	facts: DecisionFacts,
	group: Grouping | undefined,
	comparison: Comparison | undefined,
	files: readonly FileReport[],
	limits: readonly string[],
): string {
	const by = group ?? (fleet.groups.unit.length > 0 ? 'unit' : 'windows');
	return [
		fleetText(fleet, facts, by),
		...limits.map((limit) => `${limit}\n`),
		...(comparison === undefined ? [] : [comparisonText(comparison)]),
		filesText(files),
	].join('\n');
}

/** Files as the report lists them, with what they hash to where that is asked for. Standard input comes once, so that it has no hash. */
async function reported(files: readonly FileReport[], hashed: boolean): Promise<ReportedFile[]> {
	return Promise.all(
		shownFiles(files).map(async ({ name, sources, records, leftOut, problems, moreProblems }): Promise<ReportedFile> => {
			const found = hashed ? await stat(name).catch(() => undefined) : undefined;
			return {
				name,
				...(found?.isFile() && { bytes: found.size, sha256: await sha256(name) }),
				sources: sources.map(({ label }) => label),
				machines: records,
				leftOut: [...leftOut],
				problems,
				moreProblems,
			};
		}),
	);
}

async function sha256(path: string): Promise<string> {
	const hash = createHash('sha256');
	for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) hash.update(chunk);
	return hash.digest('hex');
}

async function print(parts: Iterable<string>): Promise<void> {
	await pipeline(Readable.from(parts), process.stdout, { end: false });
}

const areWhole = (files: readonly FileReport[]) =>
	files.every(({ problems }) => problems.every(({ severity }) => severity === 'notice'));

function exitCode(fleet: Fleet, files: readonly FileReport[]): number {
	const code = { ready: 0, 'action-needed': 1, unknown: 2 }[fleetVerdict(fleet.counts)];
	return code === 0 && !areWhole(files) ? 2 : code;
}

/** What was not read may hold a machine that newly fails. */
function compared({ namesMasked, newlyFailing }: Comparison, files: readonly FileReport[]): number {
	if (namesMasked) return 2;
	if (newlyFailing > 0) return 1;
	return areWhole(files) ? 0 : 2;
}

function askedOf(values: ReturnType<typeof argumentsOf>['values']) {
	const { group, export: format, stale, map, json, needs } = values;
	if (group !== undefined && !isOneOf(GROUPINGS, group))
		throw new UsageError(`--group takes ${GROUPINGS.join(', ')}, not "${group}".`);
	if (format !== undefined && !isOneOf(EXPORTS, format))
		throw new UsageError(`--export takes ${EXPORTS.join(', ')}, not "${format}".`);
	if (json && format !== undefined) throw new UsageError('--json and --export print different things: give one of them.');
	if (needs !== undefined && format === undefined) throw new UsageError('--needs is for --export: give a list as well.');
	const staleAfter = Number(stale);
	if (!Number.isInteger(staleAfter) || staleAfter < 1)
		throw new UsageError(`--stale takes a number of days such as 90, not "${stale}".`);
	return {
		group: group as Grouping | undefined,
		format: format as ExportFormat | undefined,
		staleAfter,
		mappings: map.map(mappingOf),
		needs,
	};
}

function isOneOf<Name extends string>(names: readonly Name[], name: string): name is Name {
	return (names as readonly string[]).includes(name);
}

/** "name=Computer,windows=OS, full,build=Build": a column may have commas in its name. */
function mappingOf(text: string): ColumnMapping {
	const pairs = text.split(new RegExp(`,(?=(?:${MAPPED.join('|')})=)`)).map((pair) => {
		const [part = '', ...rest] = pair.split('=');
		if (!isOneOf(MAPPED, part))
			throw new UsageError(`--map takes ${MAPPED.join(', ')}, each with = and a column, not "${pair}".`);
		return [part, rest.join('=')];
	});
	const mapping: Partial<ColumnMapping> = Object.fromEntries(pairs);
	if (!mapping.name || !(mapping.windows || mapping.build))
		throw new UsageError('--map needs name=COLUMN and windows=COLUMN or build=COLUMN.');
	return { ...mapping, name: mapping.name, windows: mapping.windows ?? '' };
}

function argumentsOf(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				json: { type: 'boolean', default: false },
				masked: { type: 'boolean', default: false },
				compare: { type: 'string' },
				group: { type: 'string' },
				export: { type: 'string' },
				needs: { type: 'string' },
				stale: { type: 'string', default: '90' },
				map: { type: 'string', multiple: true, default: [] },
			},
		});
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
}

import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Plan } from '../../advisor/plan-types.ts';
import { verdictText } from '../../wording/verdict.ts';
import { type ArtifactFile, encode, type Format } from '../artifact.ts';
import { GROUPS } from '../groups.ts';
import { STEPS, type Step } from '../run-line.ts';
import { inComment } from '../script-text.ts';
import { sha256Hex } from './sha256.ts';

export const PACK_NAME = 'tls-ready.zip';

/** A format with the files that it made. */
export interface MadeFormat {
	readonly format: Pick<Format, 'id' | 'group' | 'order' | 'label' | 'purpose' | 'choose'>;
	readonly files: readonly ArtifactFile[];
}

/** What the pack says about where it comes from. */
export interface PackSource {
	readonly plan: Pick<Plan, 'contentVersion' | 'answers' | 'verdict' | 'items' | 'unknowns'>;
	readonly address: string;
}

/**
 * One zip of every file, in folders by group, with README.txt and SHA256SUMS. The same files give the same bytes.
 * @throws Error when two formats of a group make files of the same name
 */
export function pack(made: readonly MadeFormat[], source: PackSource): Uint8Array {
	const entries = packEntries(made, source);
	// The earliest time that a zip can hold, by the local clock, which is what a zip holds.
	const mtime = new Date(1980, 0, 1);
	const zippable: Zippable = {};
	for (const [path, bytes] of entries) {
		const permissions = path.endsWith('.sh') ? 0o100755 : 0o100644;
		zippable[path] = [bytes, { mtime, os: 3, attrs: (permissions << 16) >>> 0 }];
	}
	return zipSync(zippable, { level: 9 });
}

/** Every file of the pack by its path, in the order of the work. */
export function packEntries(made: readonly MadeFormat[], source: PackSource): ReadonlyMap<string, Uint8Array> {
	const entries = new Map<string, Uint8Array>();
	const add = (path: string, bytes: Uint8Array) => {
		if (entries.has(path)) throw new Error(`Two files of the pack are called ${path}.`);
		entries.set(path, bytes);
	};
	add('README.txt', strToU8(readme(made, source)));
	for (const { format, files } of inOrder(made))
		for (const file of files) add(`${folderOf(format)}/${file.fileName}`, encode(file));
	const sums = [...entries].map(([path, bytes]) => `${sha256Hex(bytes)}  ${path}\n`);
	add('SHA256SUMS', strToU8(sums.join('')));
	return entries;
}

/** Tools for many machines have a folder each: their files go to different places, and some share a name. */
function folderOf({ id, group }: MadeFormat['format']): string {
	const folder = GROUPS.find((each) => each.id === group)?.folder ?? group;
	return group === 'fleet' ? `${folder}/${id}` : folder;
}

function inOrder(made: readonly MadeFormat[]): MadeFormat[] {
	return GROUPS.flatMap(({ id }) =>
		made
			.filter(({ format, files }) => format.group === id && files.length > 0)
			.toSorted((one, other) => one.format.order - other.format.order),
	);
}

function readme(made: readonly MadeFormat[], { plan, address }: PackSource): string {
	const groups = GROUPS.map((group) => ({ ...group, made: inOrder(made).filter(({ format }) => format.group === group.id) }));
	const lines = [
		'TLS Ready: everything that your plan calls for',
		'',
		'What this is: the checklist that follows from your answers, and the files that its items need.',
		'What it does: unpacking changes nothing. Every script says in its first lines what it does and how to undo it.',
		'How to undo: delete the folder. What a script has changed, its own rollback undoes.',
		`Content version: ${plan.contentVersion}`,
		`Made for the answers at: ${inComment(address)}`,
		'',
		verdictText(plan),
		'',
		'In this order:',
		...groups
			.filter((group) => group.made.length > 0)
			.flatMap((group, at) => [
				'',
				`${at + 1}. ${group.title} (folder ${group.folder})`,
				`   ${group.when}`,
				...group.made.flatMap(({ format, files }) => [
					'',
					`   ${format.label}`,
					`   ${format.purpose}`,
					`   ${format.choose}`,
					...files.flatMap((file) => [`     ${folderOf(format)}/${file.fileName}`, ...commandsOf(file)]),
				]),
				...roundLines(group.made.flatMap(({ files }) => files)),
			]),
		'',
		'Are the files as they were made? SHA256SUMS has the hash of each. In this folder:',
		'  Linux, macOS:  sha256sum -c SHA256SUMS',
		`  PowerShell:    ${CHECK_COMMAND}`,
	];
	return `${lines.join('\r\n')}\r\n`;
}

/** The lines to type of a file that stands by itself. */
function commandsOf({ run = [] }: ArtifactFile): string[] {
	return run.filter(({ round }) => round === undefined).map(({ command }) => `       Run: ${command}`);
}

const STEP_TITLES: Readonly<Record<Step, string>> = {
	check: 'Check',
	preview: 'See what would change',
	change: 'Change',
	'check-again': 'Check, after the restart',
	undo: 'Undo',
};

/** What to type for the whole round on one machine: with each tool that these files bring, step by step. */
function roundLines(files: readonly ArtifactFile[]): string[] {
	const lines = files.flatMap(({ fileName, run = [] }) =>
		run.flatMap(({ round, ...line }) => (round === undefined ? [] : [{ fileName, ...round, ...line }])),
	);
	if (lines.length === 0) return [];
	const byTool = [...Map.groupBy(lines, ({ tool }) => tool)];
	const fileOf = (step: Step, of: typeof lines) => of.find((line) => line.step === step)?.fileName;
	const undone = byTool.toReversed().flatMap(([, of]) => {
		const [change, undo] = [fileOf('change', of), fileOf('undo', of)];
		return change === undefined || undo === undefined ? [] : [{ change, undo }];
	});
	return [
		'',
		'   What to type, in this folder and in this order. "As administrator" means: in a PowerShell or command prompt',
		'   that was opened with "Run as administrator".',
		...byTool.flatMap(([tool, of]) => [
			'',
			`   With ${tool}`,
			...STEPS.flatMap((step) => of.filter((line) => line.step === step)).map(({ step, elevated, command }) => {
				const what = `${STEP_TITLES[step]}${elevated ? ', as administrator' : ''}:`;
				return `     ${what.padEnd(26)} ${command}`;
			}),
		]),
		...undoLines(undone),
	];
}

function undoLines(undone: readonly { readonly change: string; readonly undo: string }[]): string[] {
	const [first, ...others] = undone;
	if (first === undefined || others.length === 0) return [];
	const rest = others.map(({ change, undo }) => `, and what ${change} changed only ${undo}`).join('');
	return ['', `   What ${first.change} changed only ${first.undo} undoes${rest}.`];
}

/** Says "fine" or "changed" for every file. */
export const CHECK_COMMAND =
	'Get-Content SHA256SUMS | ForEach-Object { $hash, $path = $_ -split \'  \', 2; if ((Get-FileHash -LiteralPath $path).Hash -eq $hash) { "fine $path" } else { "changed $path" } }';

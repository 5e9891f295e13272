import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Plan } from '../../advisor/plan-types.ts';
import { verdictText } from '../../wording/verdict.ts';
import { type ArtifactFile, encode, type Format } from '../artifact.ts';
import { GROUPS } from '../groups.ts';
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
	readonly plan: Pick<Plan, 'contentVersion' | 'verdict' | 'items' | 'unknowns'>;
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
					...files.flatMap((file) => [`     ${folderOf(format)}/${file.fileName}`, ...ownCommand(file)]),
				]),
				...(group.id === 'one-machine' ? oneMachine(group.made.flatMap(({ files }) => files)) : []),
			]),
		'',
		'Are the files as they were made? SHA256SUMS has the hash of each. In this folder:',
		'  Linux, macOS:  sha256sum -c SHA256SUMS',
		`  PowerShell:    ${CHECK_COMMAND}`,
	];
	return `${lines.join('\r\n')}\r\n`;
}

/** The command that a script's own header gives first, where it is one to type and not among those for one machine. */
function ownCommand({ fileName, text }: ArtifactFile): string[] {
	if (ONE_MACHINE.some(({ steps }) => steps.some(([, file]) => file === fileName))) return [];
	const command = /^(?:# )?How to run: +((?:powershell|sh|ansible-playbook) .*)$/m.exec(text.replaceAll('\r', ''))?.[1];
	return command === undefined ? [] : [`       Run: ${command}`];
}

const POWERSHELL = 'powershell -NoProfile -ExecutionPolicy Bypass -File';

/** What to type on one machine, in this order; those with "administrator" need an elevated prompt. */
const ONE_MACHINE: readonly {
	readonly title: string;
	readonly steps: readonly (readonly [what: string, file: string, command: string])[];
}[] = [
	{
		title: 'With PowerShell',
		steps: [
			['Check', 'check.ps1', `${POWERSHELL} check.ps1`],
			['See what would change', 'enable.ps1', `${POWERSHELL} enable.ps1 -WhatIf`],
			['Change, as administrator', 'enable.ps1', `${POWERSHELL} enable.ps1`],
			['Check, after the restart', 'check.ps1', `${POWERSHELL} check.ps1`],
			['Undo, as administrator', 'rollback.ps1', `${POWERSHELL} rollback.ps1`],
		],
	},
	{
		title: 'With the batch files',
		steps: [
			['Check', 'check.cmd', 'check.cmd'],
			['See what would change', 'enable.cmd', 'enable.cmd /whatif'],
			['Change, as administrator', 'enable.cmd', 'enable.cmd'],
			['Check, after the restart', 'check.cmd', 'check.cmd'],
			['Undo, as administrator', 'rollback.cmd', 'rollback.cmd'],
		],
	},
];

function oneMachine(files: readonly ArtifactFile[]): string[] {
	const names = new Set(files.map(({ fileName }) => fileName));
	const ways = ONE_MACHINE.map(({ title, steps }) => ({ title, steps: steps.filter(([, file]) => names.has(file)) })).filter(
		({ steps }) => steps.length > 0,
	);
	if (ways.length === 0) return [];
	return [
		'',
		'   What to type, in this folder and in this order. "As administrator" means: in a PowerShell or command prompt',
		'   that was opened with "Run as administrator".',
		...ways.flatMap(({ title, steps }) => [
			'',
			`   ${title}`,
			...steps.map(([what, , command]) => `     ${`${what}:`.padEnd(26)} ${command}`),
		]),
		...(names.has('rollback.ps1') && names.has('rollback.cmd')
			? ['', '   What enable.cmd changed only rollback.cmd undoes, and what enable.ps1 changed only rollback.ps1.']
			: []),
	];
}

/** Says "fine" or "changed" for every file. */
export const CHECK_COMMAND =
	'Get-Content SHA256SUMS | ForEach-Object { $hash, $path = $_ -split \'  \', 2; if ((Get-FileHash -LiteralPath $path).Hash -eq $hash) { "fine $path" } else { "changed $path" } }';

import type { Plan } from '../advisor/plan-types.ts';
import type { Progress } from '../advisor/progress/progress.ts';
import type { DecisionFacts } from '../knowledge/decision-facts.ts';
import type { RunLine } from './run-line.ts';

/** How the text becomes bytes. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le-bom';

/** One file to download. */
export interface ArtifactFile {
	/** Without folders; ASCII. */
	readonly fileName: string;
	readonly mediaType: string;
	/** With the line ends it is to have. */
	readonly text: string;
	readonly encoding: Encoding;
	/** The lines to type that run it; left out for what is not run by hand. */
	readonly run?: readonly RunLine[];
}

/** What a format is made from. */
export interface RenderInput {
	readonly plan: Plan;
	readonly facts: DecisionFacts;
	/**
	 * Absolute address of the wizard with the fragment that recreates the answers; in the single file its name with the fragment.
	 */
	readonly address: string;
	/** What people noted about items; left out where nothing was. */
	readonly progress?: Progress | undefined;
}

/** A format is a folder of src/artifacts; its index.ts exports one of these as `format`. */
export interface Format {
	/** The folder's name. */
	readonly id: string;
	/** Position in lists. */
	readonly order: number;
	/** "PowerShell: check this machine" */
	readonly label: string;
	/** What it is for and who uses it, one sentence. */
	readonly purpose: string;
	/** When to choose it, one sentence. */
	readonly choose: string;
	/** The part of the work it belongs to; the zip's folders and the page's groups. */
	readonly group: 'checklist' | 'one-machine' | 'fleet' | 'evidence';
	/** How it was proven, for the README's table. */
	readonly proven: string;
	/** Whether this plan calls for it. */
	applies(plan: Plan): boolean;
	/** Same input, same bytes. No clock, no I/O. */
	render(input: RenderInput): readonly ArtifactFile[];
}

/** The bytes of a file, byte order mark included. */
export function encode(file: ArtifactFile): Uint8Array {
	if (file.encoding === 'utf-16le-bom') {
		const bytes = new Uint8Array(2 + file.text.length * 2);
		const view = new DataView(bytes.buffer);
		view.setUint16(0, 0xfeff, true);
		for (let at = 0; at < file.text.length; at += 1) view.setUint16(2 + at * 2, file.text.charCodeAt(at), true);
		return bytes;
	}
	return new TextEncoder().encode(file.encoding === 'utf-8-bom' ? `\ufeff${file.text}` : file.text);
}

import type { Plan } from '../advisor/plan-types.ts';
import type { Progress } from '../advisor/progress/progress.ts';
import type { Format, RenderInput } from '../artifacts/artifact.ts';
import type { DecisionFacts } from '../knowledge/decision-facts.ts';
import { pageAddress } from './page-address.ts';

/** A file made in this browser. */
export interface Download {
	readonly fileName: string;
	readonly blob: Blob;
	readonly sha256: string;
}

/** All files of a plan. */
export interface Offer {
	readonly everything: Download;
	readonly groups: readonly {
		readonly id: string;
		readonly title: string;
		readonly when: string;
		readonly formats: readonly { readonly format: Format; readonly downloads: readonly Download[] }[];
	}[];
	/** How many there are, the zip not counted. */
	readonly files: number;
}

/** What files are made from. */
export function renderInput(plan: Plan, facts: DecisionFacts, progress: Progress): RenderInput {
	return { plan, facts, address: pageAddress() + plan.fragment, progress };
}

/** Makes the files of a plan; their code is loaded when they are asked for. @throws Error of the network */
export async function makeOffer(plan: Plan, facts: DecisionFacts, progress: Progress): Promise<Offer> {
	const [{ FORMATS }, { encode }, { GROUPS }, { PACK_NAME, pack }, { sha256Hex }] = await Promise.all([
		import('../artifacts/formats.ts'),
		import('../artifacts/artifact.ts'),
		import('../artifacts/groups.ts'),
		import('../artifacts/pack/pack.ts'),
		import('../artifacts/pack/sha256.ts'),
	]);
	const input = renderInput(plan, facts, progress);
	const made = FORMATS.filter((format) => format.applies(plan)).map((format) => ({ format, files: format.render(input) }));
	const download = (fileName: string, mediaType: string, bytes: Uint8Array): Download => ({
		fileName,
		blob: new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mediaType }),
		sha256: sha256Hex(bytes),
	});
	return {
		everything: download(PACK_NAME, 'application/zip', pack(made, input)),
		files: made.reduce((sum, { files }) => sum + files.length, 0),
		groups: GROUPS.map((group) => ({
			...group,
			formats: made
				.filter(({ format }) => format.group === group.id)
				.map(({ format, files }) => ({
					format,
					downloads: files.map((file) => download(file.fileName, file.mediaType, encode(file))),
				})),
		})).filter(({ formats }) => formats.length > 0),
	};
}

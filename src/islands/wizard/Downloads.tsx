import { useEffect, useState } from 'preact/hooks';
import type { Plan } from '../../advisor/plan-types.ts';
import type { Format } from '../../artifacts/artifact.ts';
import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import { link } from '../../site/link.ts';
import { pageAddress } from '../../stores/page-address.ts';

interface Download {
	readonly fileName: string;
	readonly url: string;
	readonly bytes: number;
	readonly sha256: string;
}

interface Offer {
	readonly everything: Download;
	readonly groups: readonly {
		readonly id: string;
		readonly title: string;
		readonly when: string;
		readonly formats: readonly { readonly format: Format; readonly downloads: readonly Download[] }[];
	}[];
	readonly files: number;
}

/** Files made in this browser from the plan; their code loads when they are asked for. */
export function Downloads({ plan, facts }: { readonly plan: Plan; readonly facts: DecisionFacts }) {
	const [offer, setOffer] = useState<Offer>();
	const [fault, setFault] = useState<string>();

	// Files belong to one plan; another plan's must not stay on offer.
	useEffect(() => setOffer(undefined), [plan]);
	useEffect(
		() => () => {
			for (const { url } of offer === undefined ? [] : downloadsOf(offer)) URL.revokeObjectURL(url);
		},
		[offer],
	);

	const prepare = () => {
		setFault(undefined);
		make(plan, facts).then(setOffer, (error: unknown) => setFault(error instanceof Error ? error.message : String(error)));
	};
	return (
		<section aria-labelledby="downloads" class="no-print">
			<h2 id="downloads">Downloads</h2>
			<p>
				The checklist as a file, and scripts that find, check, enable and undo: what your answers call for and no more. They are
				made here; nothing is sent. <a href={link('/downloads/')}>All formats, and how to use them</a>.
			</p>
			{offer === undefined && (
				<button type="button" class="button" onClick={prepare}>
					Prepare the files
				</button>
			)}
			{fault !== undefined && (
				<p class="notice" data-kind="warning" role="alert">
					The files could not be made: {fault}
				</p>
			)}
			{offer !== undefined && (
				<>
					<p role="status">{offer.files} files are ready.</p>
					<h3>Everything in one zip</h3>
					<p>In folders, with a README.txt that says in which order, and the hash of every file.</p>
					<ul>
						<DownloadLine {...offer.everything} />
					</ul>
					{offer.groups.map(({ id, title, when, formats }) => (
						<section key={id} aria-labelledby={`downloads-${id}`}>
							<h3 id={`downloads-${id}`}>{title}</h3>
							<p>{when}</p>
							<dl class="facts">
								{formats.map(({ format, downloads }) => (
									<div key={format.id}>
										<dt>
											<a href={link(`/downloads/${format.id}/`)}>{format.label}</a>
										</dt>
										<dd>
											<p>{format.choose}</p>
											<ul>
												{downloads.map((download) => (
													<DownloadLine key={download.fileName} {...download} />
												))}
											</ul>
										</dd>
									</div>
								))}
							</dl>
						</section>
					))}
				</>
			)}
		</section>
	);
}

function DownloadLine({ fileName, url, bytes, sha256 }: Download) {
	return (
		<li>
			<a href={url} download={fileName}>
				{fileName}
			</a>{' '}
			({bytes.toLocaleString('en-GB')} bytes){' '}
			<span class="meta sha">
				SHA-256 <code>{sha256}</code>
			</span>
		</li>
	);
}

function downloadsOf({ everything, groups }: Offer): Download[] {
	return [everything, ...groups.flatMap(({ formats }) => formats.flatMap(({ downloads }) => downloads))];
}

async function make(plan: Plan, facts: DecisionFacts): Promise<Offer> {
	const [{ FORMATS }, { encode }, { GROUPS }, { PACK_NAME, pack }, { sha256Hex }] = await Promise.all([
		import('../../artifacts/formats.ts'),
		import('../../artifacts/artifact.ts'),
		import('../../artifacts/groups.ts'),
		import('../../artifacts/pack/pack.ts'),
		import('../../artifacts/pack/sha256.ts'),
	]);
	const input = { plan, facts, address: pageAddress() + plan.fragment };
	const made = FORMATS.filter((format) => format.applies(plan)).map((format) => ({ format, files: format.render(input) }));
	const download = (fileName: string, mediaType: string, bytes: Uint8Array): Download => ({
		fileName,
		url: URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mediaType })),
		bytes: bytes.length,
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

import { useStore } from '@nanostores/preact';
import { useEffect, useState } from 'preact/hooks';
import { link } from '../../site/link.ts';
import { $progress } from '../../stores/item-progress.ts';
import { type Download, makeOffer, type Offer } from '../../stores/offer.ts';
import type { Whole } from './whole.ts';

/** Files made in this browser from the plan; their code loads when they are asked for. */
export function Downloads({ plan, facts }: Whole) {
	const progress = useStore($progress);
	const [offer, setOffer] = useState<Offer>();
	const [fault, setFault] = useState<string>();

	// Files belong to one plan and what was noted about it; others must not stay on offer.
	useEffect(() => setOffer(undefined), [plan, progress]);

	const create = () => {
		setFault(undefined);
		makeOffer(plan, facts, progress).then(setOffer, (error: unknown) =>
			setFault(error instanceof Error ? error.message : String(error)),
		);
	};
	return (
		<section aria-labelledby="downloads" class="no-print">
			<h2 id="downloads" tabIndex={-1}>
				Downloads
			</h2>
			<p>
				The checklist as a file, and scripts that find, check, enable and undo: what your answers call for and no more. They are
				made here; nothing is sent. <a href={link('/downloads/')}>All formats, and how to use them</a>.
			</p>
			{offer === undefined && (
				<button type="button" class="button" onClick={create}>
					Create the files
				</button>
			)}
			{fault !== undefined && (
				<p class="notice" data-kind="warning" role="alert">
					The files could not be created: {fault}
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

function DownloadLine({ fileName, blob, sha256 }: Download) {
	const [url, setUrl] = useState<string>();
	useEffect(() => {
		const made = URL.createObjectURL(blob);
		setUrl(made);
		return () => URL.revokeObjectURL(made);
	}, [blob]);
	return (
		<li>
			<a href={url} download={fileName}>
				{fileName}
			</a>{' '}
			({blob.size.toLocaleString('en-GB')} bytes){' '}
			<span class="meta sha">
				SHA-256 <code>{sha256}</code>
			</span>
		</li>
	);
}

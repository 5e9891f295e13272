import { useEffect, useState } from 'preact/hooks';
import type { Plan } from '../../advisor/plan-types.ts';
import type { DecisionFacts } from '../../knowledge/decision-facts.ts';

interface Download {
	readonly fileName: string;
	readonly url: string;
	readonly bytes: number;
	readonly sha256: string;
}

interface OfferedFormat {
	readonly id: string;
	readonly label: string;
	readonly choose: string;
	readonly downloads: readonly Download[];
}

/** Files made in this browser from the plan; their code loads when they are asked for. */
export function Downloads({ plan, facts }: { readonly plan: Plan; readonly facts: DecisionFacts }) {
	const [offered, setOffered] = useState<readonly OfferedFormat[]>();
	const [fault, setFault] = useState<string>();

	// Files belong to one plan; another plan's must not stay on offer.
	useEffect(() => setOffered(undefined), [plan]);
	useEffect(
		() => () => {
			for (const { url } of offered?.flatMap(({ downloads }) => downloads) ?? []) URL.revokeObjectURL(url);
		},
		[offered],
	);

	const prepare = () => {
		setFault(undefined);
		offer(plan, facts).then(setOffered, (error: unknown) => setFault(error instanceof Error ? error.message : String(error)));
	};
	return (
		<section aria-labelledby="downloads" class="no-print">
			<h2 id="downloads" tabIndex={-1}>
				Downloads
			</h2>
			<p>
				The checklist as a file, and scripts that check, enable and undo. They are made here, from your answers; nothing is sent.
			</p>
			{offered === undefined && (
				<button type="button" class="button" onClick={prepare}>
					Prepare the files
				</button>
			)}
			{fault !== undefined && (
				<p class="notice" data-kind="warning" role="alert">
					The files could not be made: {fault}
				</p>
			)}
			{offered !== undefined && (
				<>
					<p role="status">{offered.reduce((sum, { downloads }) => sum + downloads.length, 0)} files are ready.</p>
					<dl class="facts">
						{offered.map(({ id, label, choose, downloads }) => (
							<div key={id}>
								<dt>{label}</dt>
								<dd>
									<p>{choose}</p>
									<ul>
										{downloads.map(({ fileName, url, bytes, sha256 }) => (
											<li key={fileName}>
												<a href={url} download={fileName}>
													{fileName}
												</a>{' '}
												({bytes.toLocaleString('en-GB')} bytes)
												<span class="meta sha">
													SHA-256 <code>{sha256}</code>
												</span>
											</li>
										))}
									</ul>
								</dd>
							</div>
						))}
					</dl>
				</>
			)}
		</section>
	);
}

async function offer(plan: Plan, facts: DecisionFacts): Promise<OfferedFormat[]> {
	const [{ FORMATS }, { encode }] = await Promise.all([
		import('../../artifacts/formats.ts'),
		import('../../artifacts/artifact.ts'),
	]);
	const address = location.origin + location.pathname + plan.fragment;
	return Promise.all(
		FORMATS.filter((format) => format.applies(plan)).map(async (format) => ({
			id: format.id,
			label: format.label,
			choose: format.choose,
			downloads: await Promise.all(
				format.render({ plan, facts, address }).map(async (file) => {
					const bytes = encode(file) as Uint8Array<ArrayBuffer>;
					const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
					return {
						fileName: file.fileName,
						url: URL.createObjectURL(new Blob([bytes], { type: file.mediaType })),
						bytes: bytes.length,
						sha256: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
					};
				}),
			),
		})),
	);
}

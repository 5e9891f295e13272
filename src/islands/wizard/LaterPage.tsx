import type { ComponentChild } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { goBack } from '../../stores/wizard.ts';
import { LoadFault } from './LoadFault.tsx';

interface Props {
	readonly title: string;
	/** Loads what stands under the title. Called again after a failure. @throws SiteUpdated, or an error of the network */
	readonly load: () => Promise<ComponentChild>;
}

/** A page of the wizard whose code is loaded when it is shown. */
export function LaterPage({ title, load }: Props) {
	const [content, setContent] = useState<ComponentChild>();
	const [fault, setFault] = useState<Error>();
	const start = () => {
		setFault(undefined);
		load().then(setContent, setFault);
	};
	useEffect(start, [load]);
	return (
		<>
			<h1 tabIndex={-1}>{title}</h1>
			{content ??
				(fault === undefined ? (
					<p role="status">Loading.</p>
				) : (
					<LoadFault fault={fault} what={`“${title}”`} onRetry={start}>
						<button type="button" class="button-secondary" onClick={goBack}>
							Back
						</button>
					</LoadFault>
				))}
		</>
	);
}

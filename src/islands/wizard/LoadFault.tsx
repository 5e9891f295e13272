import type { ComponentChildren } from 'preact';
import { SiteUpdated } from '../../stores/site-updated.ts';

interface Props {
	readonly fault: Error;
	/** What is missing: "The checklist". */
	readonly what: string;
	readonly onRetry: () => void;
	/** Further buttons. */
	readonly children?: ComponentChildren;
}

/** Says that facts could not be loaded, and what to do. */
export function LoadFault({ fault, what, onRetry, children }: Props) {
	const [text, label, act] =
		fault instanceof SiteUpdated
			? ([
					'This site was updated since you opened this page. Reload it to get your checklist.',
					'Reload this page',
					reload,
				] as const)
			: ([`${what} could not be loaded: ${fault.message}.`, 'Try again', onRetry] as const);
	return (
		<div class="notice" data-kind="warning" role="alert">
			<p>{text} Your answers are not lost.</p>
			<div class="button-row">
				<button type="button" class="button" onClick={act}>
					{label}
				</button>
				{children}
			</div>
		</div>
	);
}

function reload(): void {
	location.reload();
}

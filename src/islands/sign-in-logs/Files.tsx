import { useStore } from '@nanostores/preact';
import { useEffect, useState } from 'preact/hooks';
import { ASKED_KINDS, type AskedKind, KIND_LABELS } from '../../signins/summary/figures.ts';
import { takeHandedFiles } from '../../stores/handed-files.ts';
import { $fault, $phase, $tenant, $view, fail, type LogFacts, readFiles, sayOfTenant } from '../../stores/sign-in-logs.ts';
import { DropZone } from '../given-files/DropZone.tsx';

export interface Known extends LogFacts {
	/** Periods for which a tenant keeps sign-ins, the likeliest first. */
	readonly retentions: readonly { readonly days: number; readonly label: string }[];
}

const reader = { $phase, $view, $fault, fail };

/** Where logs come in, and how long the tenant keeps what they hold. */
export function Files({ retentions, downloadLimits, meanings }: Known) {
	const { retentionDays, without } = useStore($tenant);
	const [isReady, setReady] = useState(false);
	useEffect(() => {
		if ($tenant.get().retentionDays === 0) sayOfTenant({ retentionDays: retentions[0]?.days ?? 0 });
		setReady(true);
		takeHandedFiles('sign-in-logs').then((files) => files.length > 0 && readFiles(files, { downloadLimits, meanings }));
	}, [retentions, downloadLimits, meanings]);
	return (
		<>
			<fieldset class="choices">
				<legend class="label">How long does your tenant keep sign-ins?</legend>
				{retentions.map(({ days, label }) => (
					<div class="choice" key={days}>
						<input
							type="radio"
							name="retention"
							id={`retention-${days}`}
							checked={retentionDays === days}
							disabled={!isReady}
							onChange={() => sayOfTenant({ retentionDays: days })}
						/>
						<label for={`retention-${days}`}>{label}</label>
					</div>
				))}
			</fieldset>
			<fieldset class="choices">
				<legend class="label">Does your tenant have none of these? (optional)</legend>
				{OPTIONAL_KINDS.map((kind) => (
					<div class="choice" key={kind}>
						<input
							type="checkbox"
							id={`without-${kind}`}
							checked={without.includes(kind)}
							disabled={!isReady}
							onChange={(event) => sayOfTenant({ without: withKind(without, kind, event.currentTarget.checked) })}
						/>
						<label for={`without-${kind}`}>No {KIND_LABELS[kind].toLowerCase()}</label>
					</div>
				))}
				<p class="hint">The result then does not ask for their logs. It says that you said so.</p>
			</fieldset>
			<DropZone
				id="log"
				reader={reader}
				filesLabel="Sign-in log files"
				onFiles={(files) => readFiles(files, { downloadLimits, meanings })}
			/>
		</>
	);
}

/** Kinds that a tenant can be without; every tenant has users. */
const OPTIONAL_KINDS = ASKED_KINDS.filter((kind) => kind === 'servicePrincipal' || kind === 'managedIdentity');

function withKind(kinds: readonly AskedKind[], kind: AskedKind, isIn: boolean): readonly AskedKind[] {
	const others = kinds.filter((other) => other !== kind);
	return isIn ? [...others, kind] : others;
}

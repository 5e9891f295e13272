import { useStore } from '@nanostores/preact';
import { useState } from 'preact/hooks';
import { planFile } from '../../artifacts/json-plan/index.ts';
import { $savedPlan, hasOtherAnswers, openSavedPlan, takeAnswersOf, undoOpening } from '../../stores/earlier-plan.ts';
import { $beforeFile, $progress } from '../../stores/item-progress.ts';
import { renderInput } from '../../stores/offer.ts';
import { saveFile } from '../../stores/save-file.ts';
import { openedText } from '../../wording/progress.ts';
import { OpenFault } from './OpenFault.tsx';
import { PlanFileButton } from './PlanFileButton.tsx';
import type { Whole } from './whole.ts';

/** Saves the plan with what is ticked and noted, to go on elsewhere or to hand over. */
export function SavePlan({ whole }: { readonly whole: Whole | undefined }) {
	const progress = useStore($progress);
	const save = ({ plan, facts }: Whole) => {
		const { fileName, mediaType, text } = planFile(renderInput(plan, facts, progress));
		saveFile(fileName, new Blob([text], { type: mediaType }));
	};
	return (
		<button
			type="button"
			class="button-secondary"
			disabled={whole === undefined}
			onClick={() => whole !== undefined && save(whole)}
			title="tls-ready-plan.json: the plan with your ticks, owners and notes. You or a colleague can open it here again."
		>
			Save plan and progress
		</button>
	);
}

/** Opens such a file: what is noted in it is added, and the plan is compared with it. */
export function OpenPlan() {
	const [fault, setFault] = useState<unknown>();
	const open = (file: File) => {
		setFault(undefined);
		openSavedPlan(file).catch(setFault);
	};
	return (
		<>
			<PlanFileButton label="Open a saved plan" onFile={open} />
			<OpenFault fault={fault} />
			<Opened />
		</>
	);
}

/** What opening a file did, and how to undo it. */
function Opened() {
	const saved = useStore($savedPlan);
	const canUndo = useStore($beforeFile) !== undefined && saved !== undefined && saved.added > 0;
	if (saved === undefined) return null;
	return (
		<div class="notice" role="status">
			<p>
				{openedText(saved)}{' '}
				{canUndo && (
					<button type="button" class="link-button" onClick={undoOpening}>
						Undo
					</button>
				)}
			</p>
			{hasOtherAnswers(saved) && (
				<p>
					It was made for other answers than yours.{' '}
					<button type="button" class="link-button" onClick={() => takeAnswersOf(saved)}>
						Use its answers
					</button>
				</p>
			)}
		</div>
	);
}

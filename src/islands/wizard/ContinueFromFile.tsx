import { useState } from 'preact/hooks';
import { openSavedPlan, takeAnswersOf } from '../../stores/earlier-plan.ts';
import { OpenFault } from './OpenFault.tsx';
import { PlanFileButton } from './PlanFileButton.tsx';

/** Opens a saved plan with its answers, where there are none yet: on another machine, or as a colleague. */
export function ContinueFromFile() {
	const [fault, setFault] = useState<unknown>();
	return (
		<>
			<PlanFileButton label="Open a saved plan" onFile={(file) => openSavedPlan(file).then(takeAnswersOf).catch(setFault)} />
			<OpenFault fault={fault} />
		</>
	);
}

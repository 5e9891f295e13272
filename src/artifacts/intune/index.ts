import type { Format, RenderInput } from '../artifact.ts';
import { ruledOut } from '../calls-for.ts';
import { changeData, powershellData } from '../script-data.ts';
import { scriptFile } from '../script-file.ts';
import detect from './detect.ps1?raw';
import remediate from './remediate.ps1?raw';

export const format: Format = {
	id: 'intune',
	order: 310,
	label: 'Intune: Remediations',
	purpose:
		'A detection and a remediation script for client Windows that Intune manages: reported every day, changed only where something is due.',
	choose: 'Choose it for clients in Intune; it does not reach servers.',
	group: 'fleet',
	proven:
		'Both run on PowerShell 7 under Wine from random registries with names, types, sizes and permissions as hostile as Windows lets them be: what is due is written and nothing else, and after rollback.ps1 the keys are the same byte for byte; nothing on the error stream. Every branch on PowerShell 7 with a registry in memory. Not run: the service itself, its 32-bit PowerShell, and PowerShell 3.0 to 5.1: a test compares all that the scripts use with what 3.0 has.',
	applies: (plan) => plan.settings.length > 0 && !ruledOut(plan, 'managed-by', 'intune'),
	render: ({ plan, address }: RenderInput) => {
		const filling = { contentVersion: plan.contentVersion, address, data: powershellData(changeData(plan, address)) };
		return [scriptFile('detect.ps1', detect, filling), scriptFile('remediate.ps1', remediate, filling)];
	},
};

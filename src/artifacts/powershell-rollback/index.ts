import type { Format, RenderInput } from '../artifact.ts';
import { withPowerShell } from '../run-line.ts';
import { scriptFile } from '../script-file.ts';
import script from './rollback.ps1?raw';

export const format: Format = {
	id: 'powershell-rollback',
	order: 230,
	label: 'PowerShell: undo on this machine',
	purpose: 'Restores the exact original values from the backup made by enable.ps1.',
	choose: 'Keep it beside enable.ps1, so that the way back is there before you need it.',
	group: 'one-machine',
	proven:
		'Run on PowerShell 7 under Wine after enable.ps1 from random registries with names, types, sizes and permissions as hostile as Windows lets them be: the keys are the same byte for byte. Damaged backups, backups of other machines and a stop before each of its writes on PowerShell 7 with a registry in memory. A 32-bit PowerShell was not run. PowerShell 3.0 and 4.0 themselves were not run: a test compares all that the script uses with what 3.0 has, and reads it by the grammar of 2.0.',
	applies: (plan) => plan.settings.length > 0,
	render: ({ plan, address }: RenderInput) => [
		scriptFile('rollback.ps1', script, { contentVersion: plan.contentVersion, address }, [
			{ command: withPowerShell('rollback.ps1'), elevated: true, round: { step: 'undo', tool: 'PowerShell' } },
		]),
	],
};

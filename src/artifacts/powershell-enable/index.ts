import type { Format, RenderInput } from '../artifact.ts';
import { withPowerShell } from '../run-line.ts';
import { changeData, powershellData } from '../script-data.ts';
import { scriptFile } from '../script-file.ts';
import script from './enable.ps1?raw';

export const format: Format = {
	id: 'powershell-enable',
	order: 220,
	label: 'PowerShell: enable TLS 1.2 on this machine',
	purpose: 'Backs up the current registry values, then writes those in your plan that are missing or incorrect.',
	choose: 'Choose it to change one machine by hand; run it with -WhatIf first.',
	group: 'one-machine',
	proven:
		'Run on PowerShell 7 under Wine from random registries with names, types, sizes and permissions as hostile as Windows lets them be: enable changes what -WhatIf named and nothing else, and after rollback the keys are the same byte for byte. A stop before each write and a failure of each write on PowerShell 7 with a registry in memory. A 32-bit PowerShell was not run. PowerShell 3.0 and 4.0 themselves were not run: a test compares all that the script uses with what 3.0 has, and reads it by the grammar of 2.0.',
	applies: (plan) => plan.settings.length > 0,
	render: ({ plan, address }: RenderInput) => [
		scriptFile(
			'enable.ps1',
			script,
			{ contentVersion: plan.contentVersion, address, data: powershellData(changeData(plan, address)) },
			[
				{ command: withPowerShell('enable.ps1', '-WhatIf'), elevated: false, round: { step: 'preview', tool: 'PowerShell' } },
				{ command: withPowerShell('enable.ps1'), elevated: true, round: { step: 'change', tool: 'PowerShell' } },
			],
		),
	],
};

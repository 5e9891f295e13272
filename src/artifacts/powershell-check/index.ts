import type { Format, RenderInput } from '../artifact.ts';
import { withPowerShell } from '../run-line.ts';
import { checkData, powershellData } from '../script-data.ts';
import { scriptFile } from '../script-file.ts';
import script from './check.ps1?raw';

export const format: Format = {
	id: 'powershell-check',
	order: 210,
	label: 'PowerShell: check this machine',
	purpose: 'Checks one machine and reports Ready, Action needed or Unknown for every value in your plan and related settings.',
	choose: 'Choose it first, and again after every change: it changes nothing.',
	group: 'one-machine',
	proven:
		'Run on PowerShell 7 under Wine against a real registry in both views, from random registries with names, types, sizes and permissions as hostile as Windows lets them be, and with files of Group Policy; through every branch on PowerShell 7 with a registry in memory. Wine has no event log and there was no 32-bit PowerShell: events are records made for the test, and the 32-bit one was not run. PowerShell 3.0 and 4.0 themselves were not run: a test compares all that the script uses with what 3.0 has, and reads it by the grammar of 2.0.',
	// Also where it is not known yet which values are needed: reading is how to find out.
	applies: (plan) => [...plan.settings, ...plan.readSettings].some(({ access }) => access === 'write'),
	render: (input: RenderInput) => [
		scriptFile(
			'check.ps1',
			script,
			{ contentVersion: input.plan.contentVersion, address: input.address, data: powershellData(checkData(input)) },
			[
				{ command: withPowerShell('check.ps1'), elevated: false, round: { step: 'check', tool: 'PowerShell' } },
				{ command: withPowerShell('check.ps1'), elevated: false, round: { step: 'check-again', tool: 'PowerShell' } },
			],
		),
	],
};

import type { Format } from '../artifact.ts';
import { callsFor } from '../calls-for.ts';
import { format as check } from '../powershell-check/index.ts';
import { runBy, withPowerShell } from '../run-line.ts';
import { scriptFile } from '../script-file.ts';
import script from './collect.ps1?raw';

export const format: Format = {
	id: 'powershell-collect',
	order: 145,
	label: 'PowerShell: check many machines',
	purpose: 'Runs check.ps1 on every machine of a list through PowerShell remoting, and says who did not answer and why.',
	choose:
		'Choose it if you can reach your machines with PowerShell remoting; it is the fullest evidence, and needs no other tool.',
	group: 'evidence',
	proven:
		'Run on PowerShell 7 through PowerShell remoting over SSH: with answers of check.ps1, a refusal, a closed port, a machine that dies and one that is silent; and with jobs in the place of remoting: other output, a second start, an output folder that cannot be written. Not run over WinRM, which is not there outside Windows, nor on PowerShell 3.0 to 5.1: a test compares all that it uses with what 3.0 has.',
	applies: (plan) => callsFor(plan, 'powershell-collect') && check.applies(plan),
	render: (input) => [
		scriptFile(
			'collect.ps1',
			script,
			{ contentVersion: input.plan.contentVersion, address: input.address },
			runBy(withPowerShell('collect.ps1', '-ListFile machines.txt')),
		),
		// It runs this on every machine, so the two come together.
		...check.render(input).map((file) => ({ ...file, run: runBy(withPowerShell(file.fileName)) })),
	],
};

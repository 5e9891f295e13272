import type { Format } from '../artifact.ts';
import { callsFor, chose } from '../calls-for.ts';
import { runBy, withPowerShell } from '../run-line.ts';
import { scriptFile } from '../script-file.ts';
import script from './Get-LegacyTlsSignIn.ps1?raw';

export const format: Format = {
	id: 'graph-sign-ins',
	order: 120,
	label: 'Sign-in logs: PowerShell script for Microsoft Graph',
	purpose:
		'Reads all four sign-in types through Microsoft Graph, writes sign-ins with legacy TLS to CSV and JSON, and counts all records.',
	choose:
		'Choose it if the logs do not go to Log Analytics and the tenant has P1 or P2; without, download them and use the page for sign-in logs.',
	group: 'evidence',
	proven:
		"Run on PowerShell 7 against stand-ins for the module's cmdlets that answer as the service does: pages, throttling, refused filters, an empty tenant, no consent; killed half-way and started again.",
	// They need a P1 or P2 licence.
	applies: (plan) => callsFor(plan, 'graph-sign-ins') && !chose(plan, 'entra-licence', 'free'),
	render: ({ plan, address }) => [
		scriptFile(
			'Get-LegacyTlsSignIn.ps1',
			script,
			{ contentVersion: plan.contentVersion, address },
			runBy(withPowerShell('Get-LegacyTlsSignIn.ps1')),
		),
	],
};

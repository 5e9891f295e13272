import type { Format, RenderInput } from '../artifact.ts';
import { ruledOut } from '../calls-for.ts';
import { changeData, powershellData } from '../script-data.ts';
import { scriptFile } from '../script-file.ts';
import discovery from './discovery.ps1?raw';
import remediation from './remediation.ps1?raw';

export const format: Format = {
	id: 'configuration-manager',
	order: 320,
	label: 'Configuration Manager: configuration item',
	purpose: 'A discovery and a remediation script for a configuration item, with the compliance rule to choose.',
	choose: 'Choose it for clients and servers in Configuration Manager; deploy it to clients first.',
	group: 'fleet',
	proven:
		'Both run on PowerShell 7 under Wine from random registries with names, types, sizes and permissions as hostile as Windows lets them be: what is due is written and nothing else, and after rollback.ps1 the keys are the same byte for byte; nothing on the error stream. Every branch on PowerShell 7 with a registry in memory. Not run: Configuration Manager itself, and PowerShell 3.0 to 5.1: a test compares all that the scripts use with what 3.0 has.',
	applies: (plan) => plan.settings.length > 0 && !ruledOut(plan, 'managed-by', 'configuration-manager'),
	render: ({ plan, address }: RenderInput) => {
		const filling = { contentVersion: plan.contentVersion, address, data: powershellData(changeData(plan, address)) };
		return [scriptFile('discovery.ps1', discovery, filling), scriptFile('remediation.ps1', remediation, filling)];
	},
};

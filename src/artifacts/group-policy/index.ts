import type { MachineShape } from '../../advisor/plan-types.ts';
import { shownKey } from '../../knowledge/registry-text.ts';
import type { Format, RenderInput } from '../artifact.ts';
import { ruledOut } from '../calls-for.ts';
import { runBy, withPowerShell } from '../run-line.ts';
import { powershellData } from '../script-data.ts';
import { scriptFile } from '../script-file.ts';
import { crlf } from '../script-text.ts';
import script from './New-TlsReadyGpo.ps1?raw';
import { registryXml } from './registry-xml.ts';

export const format: Format = {
	id: 'group-policy',
	order: 330,
	label: 'Group Policy',
	purpose: 'A script that makes Group Policy objects with registry preference items, and the same items as XML to paste.',
	choose: 'Choose it for domain machines that no other tool manages; it keeps no backup of what was there.',
	group: 'fleet',
	proven:
		'The script on PowerShell 7 against stand-ins for the cmdlets of the GroupPolicy module, with failures in the middle; the real module was not run. The XML against the structure that Microsoft publishes ([MS-GPPREF]); it was not pasted into the real editor.',
	applies: (plan) => plan.shapes.some(({ settings }) => settings.length > 0) && !ruledOut(plan, 'managed-by', 'group-policy'),
	render: ({ plan, address }: RenderInput) => {
		const kinds = plan.shapes.filter(({ settings }) => settings.length > 0).map(kind);
		return [
			scriptFile(
				'New-TlsReadyGpo.ps1',
				script,
				{
					contentVersion: plan.contentVersion,
					address,
					data: powershellData({ contentVersion: plan.contentVersion, kinds }),
				},
				runBy(withPowerShell('New-TlsReadyGpo.ps1', '-WhatIf')),
			),
			{
				fileName: 'Registry.xml',
				mediaType: 'application/xml',
				encoding: 'utf-8',
				text: crlf(registryXml(plan.settings, plan.contentVersion, address)),
			},
		];
	},
};

/** What the script needs of a kind of machine: one GPO each, as the cmdlets know no item-level targeting. */
function kind({ id, architecture, winhttp, windows, settings }: MachineShape) {
	return {
		id,
		title: `${architecture === 'x64' ? '64-bit' : '32-bit'} Windows ${winhttp ? 'that needs the WinHTTP values' : 'without the WinHTTP values'}`,
		windows,
		values: settings.flatMap((setting) =>
			setting.write === undefined
				? []
				: [{ key: `HKEY_LOCAL_MACHINE\\${shownKey(setting)}`, name: setting.name, value: setting.write.value }],
		),
	};
}

import type { MachineShape } from '../../advisor/plan-types.ts';
import { registryBlocks } from '../../knowledge/registry-text.ts';
import type { ArtifactFile, Format, RenderInput } from '../artifact.ts';
import { crlf, inComment } from '../script-text.ts';

export const format: Format = {
	id: 'reg',
	order: 250,
	label: 'Registry file',
	purpose:
		'The registry values that the plan calls for, as a file that the registry editor imports; one file for each kind of Windows.',
	choose:
		'Choose it for a tool that takes .reg files, or for recovery; on one machine the scripts are better, because they save what was there.',
	group: 'one-machine',
	proven:
		'Imported into a real registry with regedit under Wine for every kind of Windows, and every value read back in both views; from random registries, where nothing else changes.',
	applies: (plan) => plan.shapes.some((shape) => shape.settings.length > 0),
	render: ({ plan, address }: RenderInput) => {
		const shapes = plan.shapes.filter((shape) => shape.settings.length > 0);
		return shapes.map((shape) =>
			registryFile(shape, shapes.length === 1 ? 'enable.reg' : `enable-${shape.id}.reg`, plan.contentVersion, address),
		);
	},
};

function registryFile(shape: MachineShape, fileName: string, contentVersion: string, address: string): ArtifactFile {
	const settings = shape.settings.filter(({ write }) => write !== undefined);
	const lines = [
		'Windows Registry Editor Version 5.00',
		'',
		`; TLS Ready: enable TLS 1.2 on a ${shape.architecture === 'x64' ? '64-bit' : '32-bit'} Windows${shape.winhttp ? ' that needs the WinHTTP values' : ''}.`,
		`; For: ${shape.windows.map((label) => label.replace(/[^ -~]/g, '?')).join(', ')}.`,
		';',
		`; What it does: writes ${settings.length} registry values, whatever is there now. It removes nothing`,
		'; and changes no other value. A restart of Windows is due afterwards.',
		'; How to run: as administrator, reg import this file, or double-click it. On a 64-bit Windows use the',
		'; 64-bit registry editor or reg.exe, which is what you get unless a 32-bit application starts it.',
		'; How to undo: this file keeps no backup. Export the keys below first and import that file again;',
		'; values that were not there before must then be deleted by hand. enable.ps1 and enable.cmd save',
		'; what was there and undo it exactly.',
		'; Exit codes: those of the application that imports it.',
		';',
		`; Content version: ${inComment(contentVersion)}`,
		`; Made for the answers at: ${inComment(address)}`,
		...registryBlocks(settings).flatMap((block) => ['', ...block]),
		'',
	];
	return { fileName, mediaType: 'text/plain', encoding: 'utf-16le-bom', text: crlf(lines.join('\n')) };
}

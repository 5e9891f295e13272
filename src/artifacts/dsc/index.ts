import type { ArtifactFile, Format, RenderInput } from '../artifact.ts';
import { ruledOut } from '../calls-for.ts';
import { runBy, withPowerShell } from '../run-line.ts';
import { powershellData } from '../script-data.ts';
import { scriptFile } from '../script-file.ts';
import { crlf } from '../script-text.ts';
import { registryKinds, schannelKinds } from './data.ts';
import { removeDocument, setDocument } from './document.ts';
import registryScript from './TlsReady.ps1?raw';
import schannelScript from './TlsReadySChannelDsc.ps1?raw';

export const format: Format = {
	id: 'dsc',
	order: 440,
	label: 'Desired State Configuration',
	purpose:
		'Keeps the registry values that the plan calls for in place: a configuration for the built-in Registry resource, one for SChannelDsc, and documents for DSC v3.',
	choose:
		'Choose it if DSC already looks after your machines; it writes a changed value again, but does not remember what was there before.',
	group: 'fleet',
	proven:
		'The data and every branch of both configurations run on PowerShell 7 with stand-ins for the keywords of DSC; the compiler of Windows PowerShell 5.1 and SChannelDsc were not run. The DSC v3 documents read back and checked against the documented structure; dsc was not run.',
	applies: (plan) => plan.settings.length > 0 && !ruledOut(plan, 'managed-by', 'dsc'),
	render: ({ plan, address }: RenderInput) => {
		const shapes = plan.shapes.filter(({ settings }) => settings.length > 0);
		const made = { contentVersion: plan.contentVersion, address };
		const script = (fileName: `${string}.ps1`, text: string, data: unknown) =>
			scriptFile(fileName, text, { ...made, data: powershellData(data) }, runBy(withPowerShell(fileName)));
		const yaml = (fileName: string, text: string): ArtifactFile => ({
			fileName,
			mediaType: 'application/yaml',
			encoding: 'utf-8',
			text: crlf(text),
		});
		return [
			script('TlsReady.ps1', registryScript, registryKinds(shapes)),
			script('TlsReadySChannelDsc.ps1', schannelScript, schannelKinds(shapes)),
			...shapes.map((shape) => {
				const fileName = shapes.length === 1 ? 'tls-ready.dsc.yaml' : `tls-ready-${shape.id}.dsc.yaml`;
				return yaml(fileName, setDocument(shape, fileName, made));
			}),
			yaml('tls-ready-remove.dsc.yaml', removeDocument(plan.settings, made)),
		];
	},
};

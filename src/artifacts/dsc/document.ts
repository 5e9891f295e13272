import type { MachineShape } from '../../advisor/plan-types.ts';
import type { RegistrySetting } from '../../knowledge/registry-setting.ts';
import { shownKey } from '../../knowledge/registry-text.ts';
import { inComment } from '../script-text.ts';
import { yamlText } from '../yaml-text.ts';

interface Made {
	readonly contentVersion: string;
	readonly address: string;
}

/** A DSC v3 document that sets the values of one kind of Windows. */
export function setDocument(shape: MachineShape, fileName: string, made: Made): string {
	const windows = `${shape.architecture === 'x64' ? '64-bit' : '32-bit'} Windows${shape.winhttp ? ' that needs the WinHTTP values' : ''}`;
	return document(shape.settings, made, [
		`TLS Ready: enable TLS 1.2 with Microsoft DSC v3 on a ${windows}.`,
		`For: ${shape.windows.map((label) => inComment(label).replaceAll('%20', ' ')).join(', ')}.`,
		'',
		'What it is:   a configuration document for the dsc command, version 3. Its registry resource is',
		'              documented as a proof of concept that is not to be used in production: try it, and',
		'              use TlsReady.ps1 or another way for machines that matter.',
		`What it does: writes ${shape.settings.length} registry values. A value with other data or of another type is`,
		'              overwritten. It removes nothing, touches no other value and never restarts. A restart',
		'              of Windows is due afterwards.',
		'How to run:   as administrator, with the 64-bit dsc on a 64-bit Windows:',
		`              dsc config get --file ${fileName} > before.json    record what is there`,
		`              dsc config set --what-if --file ${fileName}        say what would change`,
		`              dsc config set --file ${fileName}`,
		`              dsc config test --file ${fileName}                 say whether it is right`,
		'How to undo:  dsc keeps no memory of what was there. dsc config set --file tls-ready-remove.dsc.yaml',
		'              removes the values; then restore by hand what before.json shows as having existed.',
		'              Empty keys stay. enable.ps1 saves what was there, and rollback.ps1 restores it exactly.',
		'Exit codes:   those of the dsc command.',
	]);
}

/** A DSC v3 document that removes all values of the plan. Values that are not there are fine for it. */
export function removeDocument(settings: readonly RegistrySetting[], made: Made): string {
	return document(
		settings,
		made,
		[
			'TLS Ready: remove with Microsoft DSC v3 the registry values that this plan wrote.',
			'',
			'What it is:   a configuration document for the dsc command, version 3. Its registry resource is',
			'              documented as a proof of concept that is not to be used in production.',
			`What it does: removes ${settings.length} registry values, whatever they hold and from whatever source. It removes`,
			'              no keys. That is not the same as restoring: a value that was there before is gone too,',
			'              until you restore it from what you recorded with dsc config get. A restart of Windows',
			'              is due afterwards.',
			'How to run:   as administrator: dsc config set --file tls-ready-remove.dsc.yaml',
			'How to undo:  dsc config set with the document that enables TLS 1.2.',
			'Exit codes:   those of the dsc command.',
		],
		false,
	);
}

function document(settings: readonly RegistrySetting[], made: Made, header: readonly string[], exist = true): string {
	return [
		...header.map((line) => `# ${line}`.trimEnd()),
		'#',
		`# Content version: ${inComment(made.contentVersion)}`,
		`# Made for the answers at: ${inComment(made.address)}`,
		'$schema: https://aka.ms/dsc/schemas/v3/bundled/config/document.json',
		'resources:',
		...settings.flatMap((setting) => resource(setting, exist)),
		'',
	].join('\n');
}

function resource(setting: RegistrySetting, exist: boolean): string[] {
	const { id, name, write } = setting;
	if (write === undefined) return [];
	return [
		// Names of resources are letters, digits and spaces.
		`- name: ${yamlText(id.replace(/[^a-zA-Z0-9]/g, ' '))}`,
		'  type: Microsoft.Windows/Registry',
		'  properties:',
		`    keyPath: ${yamlText(`HKLM\\${shownKey(setting)}`)}`,
		`    valueName: ${yamlText(literal(name))}`,
		// Never without valueName: dsc would then remove the key.
		...(exist ? ['    valueData:', `      DWord: ${write.value}`] : ['    _exist: false']),
	];
}

/** dsc reads a text in brackets as an expression unless its first bracket is doubled. */
function literal(text: string): string {
	return text.startsWith('[') ? `[${text}` : text;
}

import type { Machine } from '../machines/machine.ts';

/** Lists of machines as tools take them. */
export const LISTS = ['invoke-command', 'configuration-manager', 'entra-group', 'ansible'] as const;
export type NameList = (typeof LISTS)[number];

export interface MadeList {
	readonly text: string;
	/** Machines that have no name or id of the kind that this tool takes. */
	readonly leftOut: number;
}

interface Kind {
	readonly label: string;
	readonly fileName: string;
	readonly mediaType: string;
	/** How the tool takes it. */
	readonly use: string;
	/** By what this tool knows a machine; empty where the machine has none. */
	key(machine: Machine): string;
	whole(keys: readonly string[]): string;
}

/** A name that any of these tools takes as a name: in a file it cannot be read as anything else. */
const HOST = /^[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?$/i;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const hostName = ({ identity: { fqdn, name } }: Machine) => [fqdn, name].find((each) => HOST.test(each)) ?? '';
const bareName = ({ identity: { fqdn, name } }: Machine) =>
	[name, fqdn].map((each) => each.split('.')[0] as string).find((each) => HOST.test(each)) ?? '';

const KINDS: Readonly<Record<NameList, Kind>> = {
	'invoke-command': {
		label: 'Names, one a line',
		fileName: 'machines.txt',
		mediaType: 'text/plain',
		use: 'Invoke-Command -ComputerName (Get-Content .\\machines.txt), PDQ, or any tool that takes names one a line.',
		key: hostName,
		whole: (keys) => keys.map((key) => `${key}\r\n`).join(''),
	},
	'configuration-manager': {
		label: 'Configuration Manager: resource names',
		fileName: 'machines-configuration-manager.txt',
		mediaType: 'text/plain',
		use: 'Get-Content .\\machines-configuration-manager.txt | ForEach-Object { Add-CMDeviceCollectionDirectMembershipRule -CollectionName "TLS 1.2" -Resource (Get-CMDevice -Name $_ -Fast) }',
		key: bareName,
		whole: (keys) => keys.map((key) => `${key}\r\n`).join(''),
	},
	'entra-group': {
		label: 'Intune: device ids for a group in Entra',
		fileName: 'devices-entra-group.csv',
		mediaType: 'text/csv',
		use: 'A group takes object ids, exports have device ids: Import-Csv .\\devices-entra-group.csv | ForEach-Object { New-MgGroupMember -GroupId $group -DirectoryObjectId (Get-MgDevice -Filter "deviceId eq \'$($_.DeviceId)\'").Id }',
		key: ({ identity: { deviceId } }) => (GUID.test(deviceId) ? deviceId.toLowerCase() : ''),
		whole: (keys) => ['DeviceId', ...keys].map((key) => `${key}\r\n`).join(''),
	},
	ansible: {
		label: 'Ansible inventory',
		fileName: 'machines.yml',
		mediaType: 'application/yaml',
		use: 'ansible-playbook -i machines.yml -l tls_ready tls-ready.yml',
		key: hostName,
		// Quoted, so that no name is read as a number or a truth value; a host name has nothing to be escaped.
		whole: (keys) => `tls_ready:\n  hosts:\n${keys.map((key) => `    "${key}":\n`).join('') || '    {}\n'}`,
	},
};

export const LIST_LABELS: Readonly<Record<NameList, Pick<Kind, 'label' | 'fileName' | 'mediaType' | 'use'>>> = KINDS;

/** The machines by the names that a tool takes, each once, in the order given. */
export function nameList(list: NameList, machines: readonly Machine[]): MadeList {
	const { key, whole } = KINDS[list];
	const keys = machines.map(key).filter((each) => each !== '');
	const once = new Map(keys.map((each) => [each.toLowerCase(), each]));
	return { text: whole([...once.values()]), leftOut: machines.length - keys.length };
}

/**
 * Registry preference items as the Group Policy editor keeps them in Registry.xml.
 *
 * Structure: [MS-GPPREF] 2.2.1.17 "Registry" with 2.2.1.17.1 "Element-Specific Attributes"
 * (https://learn.microsoft.com/openspecs/windows_protocols/ms-gppref/e5c0cb82-7768-4b9d-ba87-2a8a4684afee)
 * and 2.2.1.22 "Targeting"
 * (https://learn.microsoft.com/openspecs/windows_protocols/ms-gppref/ca4571c2-7906-49fd-bae3-f2e58c098345).
 * Class ids, the icon number and the order of attributes are those of files that the editor exported.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { WindowsRange } from '../../knowledge/primitives.ts';
import type { RegistrySetting } from '../../knowledge/registry-setting.ts';
import { dword, shownKey } from '../../knowledge/registry-text.ts';
import { inComment } from '../script-text.ts';

const COLLECTION = '{A3CCFC41-DFDB-43a5-8D26-0FE8B954DA51}';
const ITEM = '{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}';
/** The editor's icon for "Update" on a number. */
const UPDATE_NUMBER = 12;

/** Attribute text. @throws on what is not printable ASCII, naming the setting: no key or name of the facts needs more */
function attribute(setting: RegistrySetting, text: string): string {
	if (!/^[ -~]*$/.test(text)) {
		throw new Error(
			`Registry setting "${setting.id}": ${JSON.stringify(text)} cannot stand in Registry.xml; use printable ASCII.`,
		);
	}
	return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The same id for the same setting, so that the same answers give the same bytes; a version 8 UUID (RFC 9562). */
function uid(setting: RegistrySetting): string {
	const hex = bytesToHex(sha256(utf8ToBytes(`tls-ready/registry-preference/${setting.id}`)));
	const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
	return `{${uuid.toUpperCase()}}`;
}

interface RegistryMatch {
	readonly subtype: 'SUBSTRING' | 'VERSION';
	readonly key: string;
	readonly valueName: string;
	readonly valueData: string;
	readonly min: string;
	/** Excluded. */
	readonly max: string;
}

/** "Match value data" of a text in the registry, as 2.2.1.22 has it. */
function filter({ subtype, key, valueName, valueData, min, max }: RegistryMatch, joined: 'AND' | 'OR' = 'AND'): string {
	return `<FilterRegistry bool="${joined}" not="0" type="MATCHVALUE" subtype="${subtype}" hive="HKEY_LOCAL_MACHINE" key="${key}" valueName="${valueName}" valueType="REG_SZ" valueData="${valueData}" min="${min}" max="${max}" gte="1" lte="0"/>`;
}

/** AMD64, ARM64 and IA64; it is x86 on a 32-bit Windows alone. */
const on64Bit: RegistryMatch = {
	subtype: 'SUBSTRING',
	key: 'SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment',
	valueName: 'PROCESSOR_ARCHITECTURE',
	valueData: '64',
	min: '0.0.0.0',
	max: '0.0.0.0',
};

/** ProductType is WinNT on a client, ServerNT on a server and LanmanNT on a domain controller. */
const PRODUCT_TYPES = { client: ['WinNT'], server: ['ServerNT', 'LanmanNT'] } as const;

function onProduct(name: string): RegistryMatch {
	return {
		subtype: 'SUBSTRING',
		key: 'SYSTEM\\CurrentControlSet\\Control\\ProductOptions',
		valueName: 'ProductType',
		valueData: name,
		min: '0.0.0.0',
		max: '0.0.0.0',
	};
}

/**
 * The conditions of an item, all of which must hold: on which Windows a value is to be written, where an upper
 * bound limits it. A lower bound alone leaves out only what cannot use TLS 1.2 at all, and so is not worth a
 * condition that could go wrong.
 */
function onWindows(setting: RegistrySetting): string[] {
	const { ntAtLeast, ntBelow, where = [] } = setting.write ?? {};
	if (ntBelow === undefined) return [];
	const choices = where.flatMap((range): RegistryMatch[] => {
		const products = range.kind === undefined ? [] : PRODUCT_TYPES[range.kind].map(onProduct);
		const versions = range.ntAtLeast === undefined && range.ntBelow === undefined ? [] : [onVersions(setting, range)];
		if (products.length > 0 && versions.length > 0)
			throw new Error(`Registry setting "${setting.id}": a range with a kind and a version cannot stand in Registry.xml.`);
		return [...products, ...versions];
	});
	const either = choices.map((match, at) => filter(match, at === 0 ? 'AND' : 'OR')).join('');
	return [
		filter(onVersions(setting, { ntAtLeast, ntBelow })),
		...(choices.length === 0 ? [] : [`<FilterCollection bool="AND" not="0">${either}</FilterCollection>`]),
	];
}

/** CurrentVersion is a text like "6.1" and stays "6.3" on every Windows after 6.3. */
function onVersions(setting: RegistrySetting, range: WindowsRange): RegistryMatch {
	const { ntAtLeast = '0.0', ntBelow = '6.3' } = range;
	const [, major, minor] = /^(\d+)\.(\d+)$/.exec(ntBelow) ?? [];
	if (!/^\d+\.\d+$/.test(ntAtLeast) || major === undefined || Number(major) * 1000 + Number(minor) > 6003) {
		throw new Error(
			`Registry setting "${setting.id}": Windows ${ntAtLeast} up to below ${ntBelow} cannot be told apart by CurrentVersion.`,
		);
	}
	return {
		subtype: 'VERSION',
		key: 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion',
		valueName: 'CurrentVersion',
		valueData: '',
		min: `${ntAtLeast}.0.0`,
		max: `${ntBelow}.0.0`,
	};
}

function item(setting: RegistrySetting, value: number): string[] {
	const name = attribute(setting, setting.name);
	const conditions = [...(setting.view === 'wow6432' ? [filter(on64Bit)] : []), ...onWindows(setting)];
	return [
		`\t<Registry clsid="${ITEM}" name="${name}" status="${name}" image="${UPDATE_NUMBER}" uid="${uid(setting)}" desc="TLS Ready: ${attribute(setting, setting.id)}">`,
		`\t\t<Properties action="U" displayDecimal="0" default="0" hive="HKEY_LOCAL_MACHINE" key="${attribute(setting, shownKey(setting))}" name="${name}" type="REG_DWORD" value="${dword(value).toUpperCase()}"/>`,
		...(conditions.length === 0 ? [] : ['\t\t<Filters>', ...conditions.map((each) => `\t\t\t${each}`), '\t\t</Filters>']),
		'\t</Registry>',
	];
}

/** Text for an XML comment, in which no two hyphens may meet. */
const inXmlComment = (text: string) => inComment(text).replace(/-(?=-|$)/g, '%2D');

/** The whole file: a header, and one item for each value that is to be written. Line ends are LF. */
export function registryXml(settings: readonly RegistrySetting[], contentVersion: string, address: string): string {
	const items = settings.flatMap((setting) => (setting.write === undefined ? [] : item(setting, setting.write.value)));
	return `${[
		'<?xml version="1.0" encoding="utf-8"?>',
		'<!--',
		'TLS Ready: registry preference items that enable TLS 1.2.',
		'',
		'What it is:   items for Group Policy, Computer Configuration, Preferences, Windows Settings, Registry.',
		'What it does: on every machine that the GPO reaches, each item writes its value, whatever is there. Items',
		'              in WOW6432Node apply only on 64-bit Windows, WinHTTP items on the old Windows that need them.',
		'How to run:   copy all of this text, right-click Registry in the editor of a GPO of its own, and choose',
		'              Paste. Then link the GPO. Restart each machine for the values to take effect.',
		'How to undo:  delete the items or the GPO. Values that machines have already received stay.',
		'',
		`Content version: ${inXmlComment(contentVersion)}`,
		`Made for the answers at: ${inXmlComment(address)}`,
		'-->',
		`<RegistrySettings clsid="${COLLECTION}">`,
		...items,
		'</RegistrySettings>',
	].join('\n')}\n`;
}

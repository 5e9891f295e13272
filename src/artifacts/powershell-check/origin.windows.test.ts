import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encode } from '../artifact.ts';
import { everything, fourteen } from '../script-proof/fixture.ts';
import { RealRegistry } from '../script-proof/real-registry.ts';
import { describeWith } from '../script-proof/tools.ts';
import { WinePrefix } from '../script-proof/wine.ts';
import { format } from './index.ts';

const protocols = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2';
const dotnet = 'SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319';

/** A registry.pol: its signature and version, then [key;name;type;size;data] with NUL after key and name. */
function pol(...entries: [key: string, name: string, type: number, data: Uint8Array][]): Buffer {
	const text = (value: string) => Buffer.from(value, 'utf16le');
	const number = (value: number) => Buffer.from(Uint32Array.of(value).buffer);
	return Buffer.concat([
		Buffer.from('PReg\x01\0\0\0', 'latin1'),
		...entries.flatMap(([key, name, type, data]) => [
			...[text('['), text(`${key}\0`), text(';'), text(`${name}\0`), text(';'), number(type)],
			...[text(';'), number(data.length), text(';'), data, text(']')],
		]),
	]);
}

const preferences = `<?xml version="1.0" encoding="utf-8"?>
<RegistrySettings clsid="{A3CCFC41-DFDB-43a5-8D26-0FE8B954DA51}"><Collection clsid="{53B533F5-224C-47e3-B01B-CA3B3F3FF4BF}" name="TLS">
<Registry clsid="{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}" name="SchUseStrongCrypto" image="12"><Properties action="U" hive="HKEY_LOCAL_MACHINE" key="${dotnet}" name="SchUseStrongCrypto" type="REG_DWORD" value="00000000"/></Registry>
<Registry clsid="{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}" name="Enabled" image="13"><Properties action="D" hive="HKEY_LOCAL_MACHINE" key="${protocols}\\Server" name="Enabled" type="REG_DWORD" value="00000000"/></Registry>
<Registry clsid="{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}" name="Other" disabled="1"><Properties action="U" hive="HKEY_LOCAL_MACHINE" key="${protocols}\\Server" name="DisabledByDefault" type="REG_DWORD" value="00000001"/></Registry>
<Registry clsid="{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}" name="User"><Properties action="U" hive="HKEY_CURRENT_USER" key="${dotnet}" name="SystemDefaultTlsVersions" type="REG_DWORD" value="00000001"/></Registry>
</Collection></RegistrySettings>`;

describeWith('PowerShell for Windows', 'check.ps1 where Group Policy sets values', () => {
	let prefix: WinePrefix;
	let rows: { area: string; item: string; setting: string | null; because: string; setBy: string | null }[];
	beforeAll(() => {
		prefix = new WinePrefix();
		new RealRegistry(prefix).set([], { nt: '6.3.9600', kind: 'server' });
		for (const file of format.render(everything)) writeFileSync(prefix.path(file.fileName), encode(file));
		const put = (content: Buffer | string, ...path: string[]) => {
			mkdirSync(dirname(prefix.path(...path)), { recursive: true });
			writeFileSync(prefix.path(...path), content);
		};
		const system = ['windows', 'system32', 'GroupPolicy'];
		put(
			pol(
				// Three bytes: what follows stands at an odd place.
				['SOFTWARE\\Other', 'Bytes', 3, Uint8Array.of(1, 2, 3)],
				[`${protocols.toUpperCase()}\\CLIENT`, 'Enabled', 4, Uint8Array.of(0, 0, 0, 0)],
				[`${protocols}\\Client`, '**del.DisabledByDefault', 1, Buffer.from(' \0', 'utf16le')],
			),
			...system,
			'Machine',
			'Registry.pol',
		);
		put(
			pol([dotnet.replace('SOFTWARE\\', 'SOFTWARE\\WOW6432Node\\'), 'SchUseStrongCrypto', 4, Uint8Array.of(0, 0, 0, 0)]),
			...[...system, 'DataStore', '0', 'sysvol', 'contoso.com', 'Policies', '{31B2F340-016D-11D2-945F-00C04FB984F9}'],
			...['Machine', 'Registry.pol'],
		);
		const history = ['ProgramData', 'Microsoft', 'Group Policy', 'History'];
		put(preferences, ...history, '{6AC1786C-016F-11D2-945F-00C04FB984F9}', 'Machine', 'Preferences', 'Registry', 'Registry.xml');
		put(
			'<RegistrySettings',
			...history,
			'{00000000-016F-11D2-945F-00C04FB984F9}',
			'Machine',
			'Preferences',
			'Registry',
			'Registry.xml',
		);
		const ran = prefix.powershell('check.ps1', ['-ValuesOnly', '-AsJson']);
		rows = JSON.parse(ran.output).rows;
	});
	afterAll(() => prefix?.remove());

	const setBy = (id: string) => rows.find(({ setting }) => setting === id)?.setBy ?? null;
	it('names the registry.pol that sets a value or removes it, also after an entry with an odd number of bytes', () => {
		expect(setBy('schannel-client-enabled')).toMatch(
			/^Group Policy sets it and will set it again: C:\\windows\\System32\\GroupPolicy\\Machine\\Registry\.pol\. Change the policy\.$/i,
		);
		expect(setBy('schannel-client-disabled-by-default')).toMatch(
			/^Group Policy removes it and will remove it again: C:\\windows\\/i,
		);
		expect(setBy('dotnet-v4-wow6432-strong-crypto')).toMatch(
			/ C:\\windows\\.*\\contoso\.com\\Policies\\\{31B2F340-[^}]+\}\\Machine\\Registry\.pol\./i,
		);
		const enabled = rows.find(({ setting }) => setting === 'schannel-client-enabled');
		expect(enabled?.because).toContain(enabled?.setBy);
	});
	it('names the preferences that set a value or remove it, and neither disabled ones nor those of users', () => {
		expect(setBy('dotnet-v4-native-strong-crypto')).toMatch(
			/^Group Policy sets it and will set it again: C:\\ProgramData\\.*\{6AC1786C-.*\\Registry\.xml\./,
		);
		expect(setBy('schannel-server-enabled')).toMatch(/^Group Policy removes it and will remove it again: /);
		expect(setBy('schannel-server-disabled-by-default')).toBeNull();
		expect(setBy('dotnet-v4-native-system-default')).toBeNull();
		expect(fourteen.filter(({ id }) => setBy(id) !== null)).toHaveLength(5);
	});
	it('says which file could not be read', () => {
		expect(rows.filter(({ area }) => area === 'policy').map(({ item, because }) => [item, because])).toContainEqual([
			'Group Policy',
			expect.stringMatching(/^Whether a policy sets a value could not be read from C:\\ProgramData\\.*\{00000000-/),
		]);
	});
});

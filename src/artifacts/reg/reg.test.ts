import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encode } from '../artifact.ts';
import { allShapes, inputFor, shape } from '../script-proof/fixture.ts';
import { describeWith } from '../script-proof/tools.ts';
import { WinePrefix } from '../script-proof/wine.ts';
import { format } from './index.ts';

const only = (each: Parameters<typeof inputFor>[0][number]) => {
	const [file, ...more] = format.render(inputFor([each]));
	if (file === undefined || more.length > 0) throw new Error('one shape makes one file');
	return file;
};

const SCHANNEL = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2';
const DOTNET = 'SOFTWARE\\Microsoft\\.NETFramework';
const WINHTTP = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp';

/** Written out: what a machine must hold afterwards, as reg.exe shows it. */
const schannel: [view: 64 | 32, key: string, name: string, value: string][] = [
	[64, `${SCHANNEL}\\Client`, 'Enabled', '0x1'],
	[64, `${SCHANNEL}\\Client`, 'DisabledByDefault', '0x0'],
	[64, `${SCHANNEL}\\Server`, 'Enabled', '0x1'],
	[64, `${SCHANNEL}\\Server`, 'DisabledByDefault', '0x0'],
];
const dotnet = (view: 64 | 32): typeof schannel =>
	['v4.0.30319', 'v2.0.50727'].flatMap((version) => [
		[view, `${DOTNET}\\${version}`, 'SystemDefaultTlsVersions', '0x1'] as (typeof schannel)[number],
		[view, `${DOTNET}\\${version}`, 'SchUseStrongCrypto', '0x1'] as (typeof schannel)[number],
	]);
const winhttp = (view: 64 | 32): typeof schannel => [[view, WINHTTP, 'DefaultSecureProtocols', '0x800']];

const expected = {
	'x64-winhttp': [...schannel, ...dotnet(64), ...dotnet(32), ...winhttp(64), ...winhttp(32)],
	x64: [...schannel, ...dotnet(64), ...dotnet(32)],
	'x86-winhttp': [...schannel, ...dotnet(64), ...winhttp(64)],
	x86: [...schannel, ...dotnet(64)],
};

describe('enable.reg', () => {
	it('is one file for one kind of Windows, and one file each for several', () => {
		expect(only(shape('x64', false)).fileName).toBe('enable.reg');
		expect(format.render(inputFor(allShapes)).map(({ fileName }) => fileName)).toEqual([
			'enable-x64-winhttp.reg',
			'enable-x64.reg',
			'enable-x86-winhttp.reg',
			'enable-x86.reg',
		]);
	});
	it('has 14, 12, 9 and 8 values, and no Wow6432Node on a 32-bit Windows', () => {
		// Four for Schannel, four for .NET, and one for WinHTTP on a 32-bit Windows.
		expect(allShapes.map((each) => only(each).text.match(/=dword:/g)?.length)).toEqual([14, 12, 9, 8]);
		expect(only(shape('x86', true)).text).not.toMatch(/wow6432/i);
	});
	it('is UTF-16 with a byte order mark, CR LF and eight-digit numbers', () => {
		const bytes = encode(only(shape('x64', true)));
		expect([...bytes.slice(0, 4)]).toEqual([0xff, 0xfe, 0x57, 0x00]);
		const { text } = only(shape('x64', true));
		expect(text.startsWith('Windows Registry Editor Version 5.00\r\n\r\n;')).toBe(true);
		expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		expect(text.match(/dword:.*$/gm)?.every((each) => /^dword:[0-9a-f]{8}\r?$/.test(each))).toBe(true);
		expect(text).toContain('[HKEY_LOCAL_MACHINE\\SOFTWARE\\WOW6432Node\\Microsoft\\.NETFramework\\v2.0.50727]\r\n');
	});
	it('refuses a name that would end its line, naming the setting', () => {
		const bad = shape('x64', false);
		const [first, ...others] = bad.settings;
		if (first === undefined) throw new Error('no settings');
		expect(() => only({ ...bad, settings: [{ ...first, name: 'x"\r\n[-HKEY_LOCAL_MACHINE\\SOFTWARE]' }, ...others] })).toThrow(
			'schannel-client-enabled',
		);
	});
});

describeWith('Wine', 'enable.reg in a real registry', () => {
	let prefix: WinePrefix;
	beforeAll(() => {
		prefix = new WinePrefix();
	});
	afterAll(() => prefix?.remove());

	for (const each of allShapes) {
		it(`writes exactly what ${each.id} needs`, () => {
			for (const root of [DOTNET, WINHTTP])
				for (const view of [64, 32]) prefix.run(['reg', 'delete', `HKLM\\${root}`, '/f', `/reg:${view}`]);
			prefix.run(['reg', 'delete', `HKLM\\${SCHANNEL}`, '/f', '/reg:64']);
			writeFileSync(prefix.path('enable.reg'), encode(only(each)));
			expect(prefix.run(['regedit', '/S', 'C:\\enable.reg']).code).toBe(0);

			const listed = ([...new Set(expected['x64-winhttp'].map(([view, key]) => `${view} ${key}`))] as string[]).flatMap(
				(place) => {
					const [view, key] = [place.slice(0, 2), place.slice(3)];
					const { output } = prefix.run(['reg', 'query', `HKLM\\${key}`, `/reg:${view}`]);
					return [...output.matchAll(/^ {4}(\S+) {4}REG_DWORD {4}(\S+)$/gm)].map(([, name, value]) => [
						Number(view),
						key,
						name,
						value,
					]);
				},
			);
			expect(listed.toSorted()).toEqual(expected[each.id as keyof typeof expected].toSorted());
		});
	}
});

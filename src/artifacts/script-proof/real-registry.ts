/** Test-only: the parts of a Wine registry that the scripts touch, set, exported and cleared from outside the scripts. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Machine, Observed } from '../../advisor/findings.ts';
import type { RegistrySetting } from '../../knowledge/registry-setting.ts';
import type { WindowsVersion } from '../../knowledge/versions.ts';
import type { Held } from './memory.ts';
import type { WinePrefix } from './wine.ts';

/** The keys that hold our values, as a 64-bit program names them. */
export const ROOTS = [
	'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL',
	'SOFTWARE\\Microsoft\\.NETFramework',
	'SOFTWARE\\Wow6432Node\\Microsoft\\.NETFramework',
	'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp',
	'SOFTWARE\\Wow6432Node\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp',
	'SOFTWARE\\Policies\\Microsoft\\Cryptography',
	'SYSTEM\\CurrentControlSet\\Control\\Lsa\\FipsAlgorithmPolicy',
] as const;

export class RealRegistry {
	readonly prefix: WinePrefix;

	constructor(prefix: WinePrefix) {
		this.prefix = prefix;
		// Only an administrator may open this key; its presence is what the batch files ask for.
		this.elevated(true);
	}

	elevated(yes: boolean): void {
		this.prefix.run(['reg', yes ? 'add' : 'delete', 'HKU\\S-1-5-19', '/f']);
	}

	/** Clears everything of ours and sets these values on a Windows of this version. */
	set(values: readonly Held[], { nt, kind }: WindowsVersion): void {
		const [major = '', minor = '', build = ''] = nt.split('.');
		const version: Held[] = [{ view: 'native', key: VERSION_KEY, name: 'CurrentBuildNumber', type: 'REG_SZ', data: build }];
		const product = kind === 'client' ? 'WinNT' : 'ServerNT';
		if (kind !== undefined)
			version.push({ view: 'native', key: PRODUCT_KEY, name: 'ProductType', type: 'REG_SZ', data: product });
		if (Number(major) >= 10) {
			version.push({
				view: 'native',
				key: VERSION_KEY,
				name: 'CurrentMajorVersionNumber',
				type: 'REG_DWORD',
				data: Number(major),
			});
			version.push({
				view: 'native',
				key: VERSION_KEY,
				name: 'CurrentMinorVersionNumber',
				type: 'REG_DWORD',
				data: Number(minor),
			});
		} else version.push({ view: 'native', key: VERSION_KEY, name: 'CurrentVersion', type: 'REG_SZ', data: `${major}.${minor}` });
		const cleared = [
			...ROOTS.map((root) => `[-HKEY_LOCAL_MACHINE\\${root}]`),
			`[HKEY_LOCAL_MACHINE\\${VERSION_KEY}]`,
			'"CurrentMajorVersionNumber"=-',
			'"CurrentMinorVersionNumber"=-',
			`[HKEY_LOCAL_MACHINE\\${PRODUCT_KEY}]`,
			'"ProductType"=-',
		];
		this.import([
			...cleared,
			...[...version, ...values].flatMap((each) => [`[HKEY_LOCAL_MACHINE\\${fullKey(each)}]`, `"${each.name}"=${regData(each)}`]),
		]);
	}

	private import(lines: readonly string[]): void {
		writeFileSync(
			this.prefix.path('start.reg'),
			`\ufeff${['Windows Registry Editor Version 5.00', '', ...lines, ''].join('\r\n')}`,
			'utf16le',
		);
		const ran = this.prefix.run(['regedit', '/S', 'C:\\start.reg']);
		if (ran.code !== 0) throw new Error(`regedit ended with ${ran.code}: ${ran.errors}`);
	}

	/**
	 * What reg.exe exports of our keys; "missing" where a key is not there.
	 * @throws when it did not export a key that is there
	 */
	export(): string[] {
		return ROOTS.map((root) => {
			const file = this.prefix.path('export.reg');
			rmSync(file, { force: true });
			const ran = this.prefix.run(['reg', 'export', `HKLM\\${root}`, 'C:\\export.reg', '/y', '/reg:64']);
			if (ran.code === 0) return readFileSync(file).toString('utf16le');
			// Not exported is not the same as not there.
			if (this.prefix.run(['reg', 'query', `HKLM\\${root}`, '/reg:64']).code === 0)
				throw new Error(`reg export ended with ${ran.code}, although ${root} is there: ${ran.output}${ran.errors}`);
			return 'missing';
		});
	}
}

export const PRODUCT_KEY = 'SYSTEM\\CurrentControlSet\\Control\\ProductOptions';
export const VERSION_KEY = 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';

function fullKey({ view, key }: Held): string {
	return view === 'wow6432' ? key.replace(/^SOFTWARE\\/, 'SOFTWARE\\Wow6432Node\\') : key;
}

/** A value as .reg files write it; everything but a number by its bytes. */
function regData({ type, data }: Held): string {
	const bytes = (buffer: Uint8Array) => [...buffer].map((byte) => byte.toString(16).padStart(2, '0')).join(',');
	const text = (value: string) => Buffer.from(`${value}\0`, 'utf16le');
	switch (type) {
		case 'REG_DWORD':
			// As bytes where their number is not what the type says.
			if (typeof data !== 'number') return `hex(4):${bytes(Uint8Array.from(data as number[]))}`;
			return `dword:${Number(data).toString(16).padStart(8, '0')}`;
		case 'REG_SZ':
			return `hex(1):${bytes(text(String(data)))}`;
		case 'REG_EXPAND_SZ':
			return `hex(2):${bytes(text(String(data)))}`;
		case 'REG_MULTI_SZ':
			return `hex(7):${bytes(Buffer.concat([...(data as string[]).map(text), text('')]))}`;
		case 'REG_QWORD': {
			const buffer = Buffer.alloc(8);
			buffer.writeBigUInt64LE(BigInt(Number(data)));
			return `hex(b):${bytes(buffer)}`;
		}
		default:
			return `hex:${bytes(Uint8Array.from(data as number[]))}`;
	}
}

/** What a script must find for a setting in these values. */
export function observed(values: readonly Held[], setting: RegistrySetting): Observed {
	const held = values.find(({ view, key, name }) => view === setting.view && key === setting.key && name === setting.name);
	if (held === undefined) return { state: 'absent' };
	return {
		state: 'present',
		type: held.type,
		value: typeof held.data === 'number' || typeof held.data === 'string' ? held.data : held.data.map(String),
	};
}

/** Windows versions that the rules tell apart. */
export const MACHINES: readonly Machine[] = [
	{ nt: '6.1.7601', kind: 'client', bits: 64 },
	{ nt: '6.2.9200', kind: 'client', bits: 64 },
	{ nt: '6.2.9200', kind: 'server', bits: 64 },
	{ nt: '6.3.9600', kind: 'server', bits: 64 },
	{ nt: '10.0.20348', kind: 'server', bits: 64 },
];

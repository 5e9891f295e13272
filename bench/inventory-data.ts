/* Exports of machines to measure with. The same number of machines gives the same bytes. */
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { crc32, deflateRawSync } from 'node:zlib';
import { judge } from '../src/advisor/findings.ts';
import type { DecisionFacts } from '../src/knowledge/decision-facts.ts';

const WINDOWS = [
	{ name: 'Windows Server 2022 Standard', platform: 'WindowsServer2022', version: '10.0.20348', kind: 'server' },
	{ name: 'Windows Server 2019 Datacenter', platform: 'WindowsServer2019', version: '10.0.17763', kind: 'server' },
	{ name: 'Windows Server 2016 Standard', platform: 'WindowsServer2016', version: '10.0.14393', kind: 'server' },
	{ name: 'Windows Server 2012 R2 Standard', platform: 'WindowsServer2012R2', version: '6.3.9600', kind: 'server' },
	{ name: 'Windows 10 Enterprise', platform: 'Windows10', version: '10.0.19045', kind: 'client' },
	{ name: 'Windows 11 Enterprise', platform: 'Windows11', version: '10.0.26100', kind: 'client' },
] as const;
const UNITS = ['Web', 'SQL', 'File', 'Terminal', 'Branch', 'Lab'] as const;

/** Different states of the values; a real fleet, built from few images and policies, has fewer. */
const STATES = 400;

type Draw = (below: number) => number;

function drawer(seed: number): Draw {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}

const windowsOf = (machine: number) => WINDOWS[machine % WINDOWS.length] as (typeof WINDOWS)[number];
const hostOf = (machine: number) => `${windowsOf(machine).kind === 'server' ? 'SRV' : 'WS'}${String(machine).padStart(7, '0')}`;
const guid = (draw: Draw) =>
	[8, 4, 4, 4, 12].map((length) => Array.from({ length }, () => draw(16).toString(16)).join('')).join('-');

class Lines {
	readonly #file: WriteStream;
	#waiting: string[] = [];
	bytes = 0;

	constructor(path: string) {
		this.#file = createWriteStream(path);
	}

	async add(text: string): Promise<void> {
		this.#waiting.push(text);
		if (this.#waiting.length >= 2000) await this.#flush();
	}

	async #flush(): Promise<void> {
		const text = Buffer.from(this.#waiting.join(''));
		this.#waiting = [];
		this.bytes += text.length;
		if (!this.#file.write(text)) await once(this.#file, 'drain');
	}

	async end(): Promise<number> {
		await this.#flush();
		this.#file.end();
		await finished(this.#file);
		return this.bytes;
	}
}

/** Get-ADComputer | Export-Csv. @returns bytes written */
export async function writeDirectory(path: string, machines: number): Promise<number> {
	const lines = new Lines(path);
	await lines.add(
		'"DistinguishedName","DNSHostName","Enabled","IPv4Address","LastLogonDate","Name","ObjectClass","ObjectGUID","OperatingSystem","OperatingSystemVersion","SamAccountName","SID","UserPrincipalName"\r\n',
	);
	const draw = drawer(1);
	for (let machine = 0; machine < machines; machine++) {
		const [host, { name, version }] = [hostOf(machine), windowsOf(machine)];
		const [numbers, build] = [version.slice(0, version.lastIndexOf('.')), version.slice(version.lastIndexOf('.') + 1)];
		const unit = UNITS[draw(UNITS.length)];
		const day = `2026-11-${String(1 + draw(27)).padStart(2, '0')}T0${draw(10)}:15:00`;
		await lines.add(
			`"CN=${host},OU=${unit},OU=Site ${draw(20)},OU=Machines,DC=contoso,DC=com","${host}.contoso.com","${draw(50) === 0 ? 'False' : 'True'}","10.${draw(250)}.${draw(250)}.${draw(250)}","${day}","${host}","computer","${guid(draw)}","${name}","${numbers} (${build})","${host}$","S-1-5-21-1004336348-1177238915-682003330-${machine + 1000}",""\r\n`,
		);
	}
	return lines.end();
}

const FIELDS = ['TlsClient10', 'TlsClient11', 'TlsClient12', 'TlsServer10', 'TlsServer11', 'TlsServer12'];
const DOTNET = ['SchUseStrongCrypto', 'SystemDefaultTlsVersions'].flatMap((name) =>
	['35', '35Wow6432', '40', '40Wow6432'].map((end) => `${name}${end}`),
);

/** Advanced hunting: DeviceTvmInfoGathering joined with DeviceInfo, exported as CSV. @returns bytes written */
export async function writeDefender(path: string, machines: number): Promise<number> {
	const lines = new Lines(path);
	await lines.add(
		'Timestamp,DeviceId,DeviceName,AadDeviceId,OSPlatform,OSVersion,OSBuild,OSArchitecture,MachineGroup,OnboardingStatus,AdditionalFields\r\n',
	);
	const draw = drawer(2);
	for (let machine = 0; machine < machines; machine++) {
		const { platform, version } = windowsOf(machine);
		const fields = Object.fromEntries([
			...FIELDS.map((name) => [name, draw(30) === 0 ? 'Disabled' : 'Enabled']),
			...DOTNET.map((name) => [name, draw(30) === 0 ? '0' : '1']),
		]);
		const build = version.slice(version.lastIndexOf('.') + 1);
		await lines.add(
			`2026-11-2${draw(8)}T10:${10 + draw(50)}:07.000Z,${guid(draw).replaceAll('-', '')}00000000,${hostOf(machine).toLowerCase()}.contoso.com,${guid(draw)},${platform},${version.slice(0, version.lastIndexOf('.'))},${build},64-bit,Group ${draw(12)},Onboarded,"${JSON.stringify(fields).replaceAll('"', '""')}"\r\n`,
		);
	}
	return lines.end();
}

/** The documents of `check.ps1 -AsJson`. `distinct`: no two machines hold the same, which no fleet does. */
export class Checks {
	readonly #states: readonly (readonly string[])[];
	readonly #draw = drawer(3);
	readonly #distinct: boolean;

	constructor(facts: DecisionFacts, distinct: boolean) {
		this.#distinct = distinct;
		const draw = drawer(4);
		this.#states = WINDOWS.map(({ version, kind }) =>
			Array.from({ length: STATES }, () => {
				const machine = { nt: version, kind, bits: 64 } as const;
				const rows = facts.settings.map((setting) => {
					const value = setting.write !== undefined && draw(3) > 0 ? (draw(40) === 0 ? 0 : setting.write.value) : undefined;
					const found =
						value === undefined ? ({ state: 'absent' } as const) : ({ state: 'present', type: 'REG_DWORD', value } as const);
					const { verdict, because } = judge(setting, found, machine);
					return {
						area: setting.layer,
						item: `HKLM\\${setting.view === 'wow6432' ? setting.key.replace('SOFTWARE\\', 'SOFTWARE\\WOW6432Node\\') : setting.key} ${setting.name}`,
						verdict: { ready: 'Ready', action: 'Action needed', info: 'Info', unknown: 'Unknown' }[verdict],
						found: value === undefined ? 'not set' : `0x${value.toString(16).padStart(8, '0')}`,
						because,
						setting: setting.id,
						type: value === undefined ? null : 'REG_DWORD',
						data: value ?? null,
						right: setting.write === undefined ? null : `0x${setting.write.value.toString(16).padStart(8, '0')}`,
						setBy: null,
					};
				});
				return JSON.stringify(rows);
			}),
		);
	}

	/** One machine on one line, without its line feed. */
	document(machine: number): string {
		const { name, version, kind } = windowsOf(machine);
		const host = hostOf(machine);
		const rows = this.#states[machine % WINDOWS.length]?.[this.#draw(STATES)] ?? '[]';
		const own = this.#distinct ? rows.replace('"area"', `"seen":"${host}","area"`) : rows;
		return `{"tool":"tls-ready/check","contentVersion":"91dfd972abf7","address":"https://tls.example/","collectedAt":"2026-11-2${this.#draw(8)}T1${this.#draw(10)}:11:48Z","machine":{"name":"${host}","windows":"${name}","version":"${version}","bits":64,"kind":"${kind}","ubr":"2700","domain":"contoso.com","fqdn":"${host.toLowerCase()}.contoso.com"},"verdict":"Action needed","rows":${own}}`;
	}
}

/** One document a line. @returns bytes written */
export async function writeChecks(path: string, machines: number, checks: Checks): Promise<number> {
	const lines = new Lines(path);
	for (let machine = 0; machine < machines; machine++) await lines.add(`${checks.document(machine)}\n`);
	return lines.end();
}

/** A zip with a file a machine, as a folder of a share becomes one. @returns bytes written */
export async function writeZip(path: string, machines: number, checks: Checks): Promise<number> {
	const file = createWriteStream(path);
	const central: Buffer[] = [];
	let at = 0;
	const write = async (bytes: Buffer) => {
		at += bytes.length;
		if (!file.write(bytes)) await once(file, 'drain');
	};
	for (let machine = 0; machine < machines; machine++) {
		const content = Buffer.from(checks.document(machine));
		const packed = deflateRawSync(content, { level: 1 });
		const name = Buffer.from(`${hostOf(machine)}.json`);
		const common = Buffer.alloc(26);
		common.writeUInt16LE(20, 0);
		common.writeUInt16LE(8, 4);
		common.writeUInt16LE(0x5b7c, 8);
		common.writeUInt32LE(crc32(content), 10);
		common.writeUInt32LE(packed.length, 14);
		common.writeUInt32LE(content.length, 18);
		common.writeUInt16LE(name.length, 22);
		const entry = Buffer.alloc(46);
		entry.writeUInt32LE(0x02014b50, 0);
		entry.writeUInt16LE(20, 4);
		common.copy(entry, 6);
		entry.writeUInt32LE(at, 42);
		central.push(entry, name);
		await write(Buffer.concat([Buffer.from('PK\x03\x04'), common, name, packed]));
	}
	const start = at;
	for (const bytes of central) await write(bytes);
	await write(zip64End(machines, start, at - start, at));
	file.end();
	await finished(file);
	return at;
}

/** More than 65,535 files need the larger form of the record at the end. */
function zip64End(files: number, start: number, size: number, at: number): Buffer {
	const record = Buffer.alloc(56);
	record.writeUInt32LE(0x06064b50, 0);
	record.writeBigUInt64LE(44n, 4);
	record.writeUInt16LE(45, 12);
	record.writeUInt16LE(45, 14);
	for (const place of [24, 32]) record.writeBigUInt64LE(BigInt(files), place);
	record.writeBigUInt64LE(BigInt(size), 40);
	record.writeBigUInt64LE(BigInt(start), 48);
	const locator = Buffer.alloc(20);
	locator.writeUInt32LE(0x07064b50, 0);
	locator.writeBigUInt64LE(BigInt(at), 8);
	locator.writeUInt32LE(1, 16);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(0xffff, 8);
	end.writeUInt16LE(0xffff, 10);
	end.writeUInt32LE(0xffffffff, 12);
	end.writeUInt32LE(0xffffffff, 16);
	return Buffer.concat([record, locator, end]);
}

/** Test-only: registries as hostile as Windows lets them be, byte for byte, with what a script must make of each value. */
import fc from 'fast-check';
import type { Observed } from '../../advisor/findings.ts';
import type { RegistrySetting } from '../../knowledge/registry-setting.ts';

/** A value as Windows keeps it. */
export interface RawValue {
	/** The key below HKEY_LOCAL_MACHINE, as a 64-bit program names it. */
	readonly key: string;
	readonly name: string;
	/** Number of its type; null takes the value away. */
	readonly type: number | null;
	/** Its bytes in base64. */
	readonly bytes: string;
}

/** What a registry holds for a plan's settings and beside them. */
export interface HostileRegistry {
	readonly values: readonly RawValue[];
	/** Keys that are there without values. */
	readonly keys: readonly string[];
	/** Keys that nobody may read. */
	readonly denied: readonly string[];
}

const TYPES = {
	REG_NONE: 0,
	REG_SZ: 1,
	REG_EXPAND_SZ: 2,
	REG_BINARY: 3,
	REG_DWORD: 4,
	REG_DWORD_BIG_ENDIAN: 5,
	REG_LINK: 6,
	REG_MULTI_SZ: 7,
	REG_RESOURCE_LIST: 8,
	REG_QWORD: 11,
	unknown: 4242,
} as const;
type TypeName = keyof typeof TYPES;
const NAMES = new Map<number, string>(Object.entries(TYPES).map(([name, number]) => [number, name]));

/** The key as a 64-bit program names it. */
export function fullKey({ view, key }: Pick<RegistrySetting, 'view' | 'key'>): string {
	return view === 'wow6432' ? key.replace(/^SOFTWARE\\/, 'SOFTWARE\\Wow6432Node\\') : key;
}

export function raw(key: string, name: string, type: TypeName, bytes: Uint8Array | string | number): RawValue {
	const buffer =
		typeof bytes === 'number'
			? Buffer.from(Uint32Array.of(bytes).buffer)
			: typeof bytes === 'string'
				? Buffer.from(bytes, 'utf16le')
				: Buffer.from(bytes);
	return { key, name, type: TYPES[type], bytes: buffer.toString('base64') };
}

const POSES = [
	'Enabled    REG_DWORD    0x1',
	'Enabled\tREG_DWORD\t0x1',
	'DisabledByDefault    REG_DWORD    0x0',
	'SchUseStrongCrypto    REG_DWORD    0x1',
	'DefaultSecureProtocols    REG_DWORD    0xa00',
	'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client',
] as const;

/** Text with whatever means something to a shell, a parser or another language. */
const text = fc.oneof(
	fc.string({
		unit: fc.constantFrom(
			...['a', 'B', '1', ' ', '"', '%', '$', "'", '\\', '{', '\u00e9', '\u4e2d', '\u202e', '\ud83d', '&', '^', '|', '!', '\t'],
			...['\r\n', '\0', '<', '>', '`', '(', ')', ',', ';', '='],
		),
		maxLength: 12,
	}),
	fc.constantFrom(
		'%PATH%',
		'%windir%\\x',
		'$(calc)',
		'& calc &',
		'" & calc & "',
		'0x1',
		'-1',
		'\u0130\u0131',
		'Activ\u00e9 \u542f\u7528',
	),
	fc
		.tuple(fc.constantFrom('', 'a', 'x'.repeat(9000)), fc.constantFrom('\r\n    ', '\n', ' '), fc.constantFrom(...POSES))
		.map((parts) => parts.join('')),
	fc.constantFrom(1000, 4200, 8200, 9000, 40_000).map((length) => 'x'.repeat(length)),
);

const bytes = (maxLength: number) => fc.uint8Array({ maxLength });
const number = fc.constantFrom(0, 1, 2, 0xffffffff, 0x80000000, 0x80, 0x800, 0xa00, 0xa80, 0x2800, 0xaa80, 0x7fffffff);
const content = (value: string, end = '\0') => Buffer.from(value + end, 'utf16le');

type Data = readonly [type: TypeName, bytes: Uint8Array];
const fourBytes = number.map((value): Data => ['REG_DWORD', Buffer.from(Uint32Array.of(value).buffer)]);
/** As programs write them. */
const ordinary = fc.oneof(
	fc.tuple(
		fc.constantFrom('REG_SZ', 'REG_EXPAND_SZ'),
		text.map((value) => content(value.replaceAll('\0', ''))),
	),
	fc.tuple(
		fc.constant('REG_MULTI_SZ'),
		fc
			.array(
				text.map((value) => value.replaceAll('\0', '')).filter((value) => value !== ''),
				{ maxLength: 3 },
			)
			.map((parts) => content(parts.map((part) => `${part}\0`).join(''))),
	),
	fc.tuple(fc.constantFrom('REG_BINARY', 'REG_NONE'), bytes(12)),
	fc.tuple(fc.constant('REG_QWORD'), fc.uint8Array({ minLength: 8, maxLength: 8 })),
) as fc.Arbitrary<Data>;
/** As none should be and some are: bytes that do not fit the type, no end, ends in the middle, types that nobody names. */
const odd = fc.oneof(
	fc.tuple(fc.constant('REG_DWORD'), fc.oneof(bytes(3), fc.uint8Array({ minLength: 5, maxLength: 9 }))),
	fc.tuple(fc.constant('REG_QWORD'), fc.oneof(bytes(7), fc.uint8Array({ minLength: 9, maxLength: 12 }))),
	fc.tuple(
		fc.constantFrom('REG_SZ', 'REG_EXPAND_SZ', 'REG_MULTI_SZ'),
		fc.oneof(
			bytes(5),
			text.map((value) => content(value, '')),
			text.map((value) => content(value, '\0\0\0')),
		),
	),
	fc.tuple(fc.constantFrom('REG_DWORD_BIG_ENDIAN', 'REG_LINK', 'REG_RESOURCE_LIST', 'unknown'), bytes(8)),
) as fc.Arbitrary<Data>;
const anyData = fc.oneof({ weight: 5, arbitrary: fourBytes }, { weight: 2, arbitrary: ordinary }, { weight: 2, arbitrary: odd });

/** Names of values that others put beside ours. */
const foreignName = (name: string) =>
	fc.oneof(
		fc.constantFrom(
			'',
			...POSES,
			`${name} of another program`,
			`${name}d`,
			`${name} `,
			` ${name}`,
			`${name}\u200b`,
			'Aktiv\u00e9',
			'\u542f\u7528',
			'*',
			'%PATH%',
			'"',
			'/ve',
			'x'.repeat(250),
			'x'.repeat(9000),
		),
		text.filter((value) => value.length <= 255 && !value.includes('\0')),
	);
const foreignKey = fc.constantFrom(
	'Client    REG_DWORD',
	'Sub',
	'\u542f\u7528',
	'Enabled',
	'a b & c',
	'%PATH%',
	'"x"',
	'y'.repeat(200),
);

/** A registry for these settings; at times the key of one of `deniable` may not be read. */
export function hostileRegistry(
	settings: readonly RegistrySetting[],
	deniable: readonly RegistrySetting[],
): fc.Arbitrary<HostileRegistry> {
	const one = (setting: RegistrySetting) =>
		fc
			.record({
				own: fc.option(anyData, { freq: 2 }),
				// Names of values know no case.
				name: fc.constantFrom(setting.name, setting.name, setting.name.toUpperCase(), setting.name.toLowerCase()),
				beside: fc.array(fc.tuple(foreignName(setting.name), anyData), { maxLength: 2 }),
				below: fc.option(foreignKey, { freq: 5 }),
				keyAlone: fc.boolean(),
			})
			.map(({ own, name, beside, below, keyAlone }): Omit<HostileRegistry, 'denied'> => {
				const key = fullKey(setting);
				return {
					values: [
						...beside
							.filter(([foreign]) => foreign.toLowerCase() !== setting.name.toLowerCase())
							.map(([foreign, data]) => raw(key, foreign, ...data)),
						...(own === null ? [] : [raw(key, name, ...own)]),
					],
					keys: [...(keyAlone ? [key] : []), ...(below === null ? [] : [`${key}\\${below}`])],
				};
			});
	return fc
		.tuple(fc.tuple(...settings.map(one)), fc.option(fc.constantFrom(...deniable.map(fullKey)), { freq: 4 }))
		.map(([parts, denied]) => {
			// Of two settings in one key, one may have put a value beside itself that is the other's; the last counts.
			const values = new Map(
				parts.flatMap((part) => part.values).map((value) => [`${value.key}\0${value.name}`.toLowerCase(), value]),
			);
			const keys = parts.flatMap((part) => part.keys);
			return {
				values: [...values.values()],
				keys: denied === null ? keys : [...keys, denied],
				denied: denied === null ? [] : [denied],
			};
		});
}

/** What a script must find for a setting, and whether it could write the same bytes again. */
export function found(registry: HostileRegistry, setting: RegistrySetting): Observed & { readonly raw?: RawValue } {
	const key = fullKey(setting);
	if (registry.denied.includes(key)) return { state: 'not-read', why: 'denied' };
	const value = registry.values.find((each) => each.key === key && each.name.toLowerCase() === setting.name.toLowerCase());
	if (value === undefined) return { state: 'absent' };
	const data = Buffer.from(value.bytes, 'base64');
	const type = NAMES.get(value.type ?? -1) ?? '';
	if (type !== 'REG_DWORD') return { state: 'present', type, value: data.toString('utf16le'), raw: value };
	if (data.length !== 4) return { state: 'present', type: 'REG_DWORD of a wrong length', value: '', raw: value };
	return { state: 'present', type, value: data.readUInt32LE(), raw: value };
}

import type { MachineShape } from '../../advisor/plan-types.ts';
import type { RegistrySetting } from '../../knowledge/registry-setting.ts';
import { shownKey } from '../../knowledge/registry-text.ts';

/** A value as a DSC Registry resource takes it: data as text, in decimal. */
export interface DscValue {
	readonly id: string;
	/** Without the hive. */
	readonly key: string;
	readonly name: string;
	readonly data: string;
}

/** A kind of Windows and what is to be kept on it. */
interface Kind {
	readonly kind: string;
	readonly windows: readonly string[];
	readonly values: readonly DscValue[];
}

/** What TlsReady.ps1 decides on. */
export function registryKinds(shapes: readonly MachineShape[]): { readonly kinds: readonly Kind[] } {
	return { kinds: shapes.map((shape) => ({ ...kindOf(shape), values: shape.settings.flatMap(dscValue) })) };
}

/** The WinHTTP protocols that SChannelSettings knows, by the bit that each stands for. */
const WINHTTP_PROTOCOLS: readonly (readonly [bit: number, name: string])[] = [
	[0x8, 'SSL2.0'],
	[0x20, 'SSL3.0'],
	[0x80, 'TLS1.0'],
	[0x200, 'TLS1.1'],
	[0x800, 'TLS1.2'],
];

/** What TlsReadySChannelDsc.ps1 decides on: what SChannelSettings can say exactly, and the rest as values. */
export function schannelKinds(shapes: readonly MachineShape[]): {
	readonly kinds: readonly (Kind & { readonly dotnet: boolean; readonly winhttp: readonly string[] })[];
} {
	return {
		kinds: shapes.map((shape) => {
			const ofLayer = (layer: RegistrySetting['layer']) => shape.settings.filter((setting) => setting.layer === layer);
			// TLS12State writes 1 to two values of two .NET generations, in every view that the Windows has.
			const dotnet = ofLayer('dotnet');
			const useDotnet =
				dotnet.length === (shape.architecture === 'x64' ? 8 : 4) && dotnet.every(({ write }) => write?.value === 1);
			const winhttp = winhttpProtocols(shape, ofLayer('winhttp'));
			const said = new Set([...(useDotnet ? dotnet : []), ...(winhttp.length > 0 ? ofLayer('winhttp') : [])]);
			const values = shape.settings.filter((setting) => !said.has(setting)).flatMap(dscValue);
			return { ...kindOf(shape), dotnet: useDotnet, winhttp, values };
		}),
	};
}

/** Empty where SChannelSettings cannot say it: it compares both views, and it knows no protocol but those above. */
function winhttpProtocols(shape: MachineShape, settings: readonly RegistrySetting[]): readonly string[] {
	const values = [...new Set(settings.map(({ write }) => write?.value ?? 0))];
	const [value] = values;
	if (shape.architecture !== 'x64' || settings.length !== 2 || values.length !== 1 || value === undefined) return [];
	const named = WINHTTP_PROTOCOLS.filter(([bit]) => (value & bit) !== 0);
	return named.reduce((sum, [bit]) => sum + bit, 0) === value ? named.map(([, name]) => name) : [];
}

function kindOf({ id, windows }: MachineShape): Pick<Kind, 'kind' | 'windows'> {
	return { kind: id, windows };
}

function dscValue(setting: RegistrySetting): DscValue[] {
	const { id, name, write } = setting;
	return write === undefined ? [] : [{ id, key: shownKey(setting), name, data: String(write.value) }];
}

/**
 * Test-only: a strict reader for the XML that is written here, and the published structure of Registry.xml
 * ([MS-GPPREF] 2.2.1.17 and 2.2.1.22) as a check. Attributes that the structure does not name are errors.
 */

export interface Element {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly Element[];
}

/** @throws on anything but one declaration, comments, elements, attributes in double quotes and numeric references */
export function readXml(text: string): Element {
	const declaration = '<?xml version="1.0" encoding="utf-8"?>';
	if (!text.startsWith(declaration)) throw new Error('no XML declaration');
	const root: { name: string; attributes: Record<string, string>; children: Element[] } = {
		name: '',
		attributes: {},
		children: [],
	};
	const open = [root];
	const token = /\s+|<!--((?!--)[\s\S])*-->|<\/([A-Za-z]+)>|<([A-Za-z]+)((?: [A-Za-z]+="[^"<]*")*)(\/?)>/gy;
	token.lastIndex = declaration.length;
	while (token.lastIndex < text.length) {
		const at = token.lastIndex;
		const found = token.exec(text);
		if (found === null) throw new Error(`not well-formed at ${JSON.stringify(text.slice(at, at + 60))}`);
		const [, , closes, opens, attributes = '', alone] = found;
		if (closes !== undefined && open.pop()?.name !== closes) throw new Error(`</${closes}> closes nothing`);
		if (opens === undefined) continue;
		const pairs = [...attributes.matchAll(/ ([A-Za-z]+)="([^"]*)"/g)].map(
			([, name = '', value = '']) => [name, plain(value)] as const,
		);
		if (new Set(pairs.map(([name]) => name)).size !== pairs.length) throw new Error(`<${opens}> has an attribute twice`);
		const element = { name: opens, attributes: Object.fromEntries(pairs), children: [] };
		open.at(-1)?.children.push(element);
		if (alone === '') open.push(element);
	}
	const [first, ...more] = root.children;
	if (open.length !== 1 || first === undefined || more.length > 0) throw new Error('not exactly one root element');
	return first;
}

function plain(value: string): string {
	if (/&(?!#\d+;)/.test(value)) throw new Error(`a bare & in ${JSON.stringify(value)}`);
	return value.replace(/&#(\d+);/g, (_whole, code: string) => String.fromCharCode(Number(code)));
}

interface Shape {
	readonly required: Readonly<Record<string, RegExp>>;
	readonly optional: Readonly<Record<string, RegExp>>;
	/** Elements that may stand in it, in this order. */
	readonly children: readonly string[];
}

const any = /^/;
const flag = /^[01]$/;
const guid = /^\{[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}$/;
const hive = /^HKEY_(CLASSES_ROOT|CURRENT_USER|LOCAL_MACHINE|USERS|CURRENT_CONFIG)$/;
const version = /^\d{1,5}(\.\d{1,5}){3}$/;

const STRUCTURE: Readonly<Record<string, Shape>> = {
	RegistrySettings: {
		required: { clsid: /^\{A3CCFC41-DFDB-43a5-8D26-0FE8B954DA51\}$/ },
		optional: { disabled: flag },
		children: ['Registry', 'Collection'],
	},
	Registry: {
		required: { clsid: /^\{9CD4B2F4-923D-47f5-A062-E897DD1DAD50\}$/, name: any, uid: guid },
		optional: {
			status: any,
			image: /^\d{1,3}$/,
			changed: any,
			desc: any,
			bypassErrors: flag,
			userContext: flag,
			removePolicy: flag,
			disabled: flag,
		},
		children: ['Properties', 'Filters'],
	},
	Properties: {
		required: { hive, key: /^[^\\].*[^\\]$/ },
		optional: {
			action: /^[CDRU]$/,
			default: flag,
			displayDecimal: flag,
			name: any,
			type: /^REG_(SZ|DWORD|BINARY|MULTI_SZ|EXPAND_SZ|QWORD)$/,
			value: any,
			disabled: flag,
		},
		children: [],
	},
	Filters: { required: {}, optional: {}, children: ['FilterRegistry', 'FilterCollection'] },
	FilterCollection: {
		required: { bool: /^(AND|OR)$/, not: flag },
		optional: { hidden: flag, userContext: flag, name: any },
		children: ['FilterRegistry'],
	},
	FilterRegistry: {
		required: { bool: /^(AND|OR)$/, not: flag, key: /^[^\\].*[^\\]$/ },
		optional: {
			hidden: flag,
			type: /^(KEYEXISTS|VALUEEXISTS|MATCHVALUE|GETVALUE)$/,
			subtype: /^(EQUALHEX|EQUALDEC|SUBSTRING|VERSION)$/,
			hive,
			valueName: any,
			valueType: /^(REG_(SZ|EXPAND_SZ|MULTI_SZ|DWORD|BINARY))?$/,
			valueData: any,
			variableName: any,
			min: version,
			max: version,
			gte: flag,
			lte: flag,
			version: any,
		},
		children: [],
	},
};

/** What breaks the published structure, as sentences; empty if nothing does. */
export function structureProblems({ name, attributes, children }: Element): string[] {
	const shape = STRUCTURE[name];
	if (shape === undefined) return [`<${name}> is not known`];
	const known = { ...shape.required, ...shape.optional };
	const order = children.map((child) => shape.children.indexOf(child.name));
	return [
		...Object.keys(shape.required)
			.filter((key) => !(key in attributes))
			.map((key) => `<${name}> lacks ${key}`),
		...Object.entries(attributes)
			.filter(([key, value]) => !(Object.hasOwn(known, key) && known[key]?.test(value)))
			.map(([key, value]) => `<${name}> has ${key}="${value}"`),
		...(order.every((at, index) => at >= (order[index - 1] ?? 0)) ? [] : [`<${name}> has children in another order`]),
		...children.flatMap(structureProblems),
	];
}

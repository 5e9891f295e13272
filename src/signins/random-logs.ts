import fc from 'fast-check';

/** A JSON text made of the same value can be written in many ways; this one chooses among them at random. */
interface Style {
	next(): number;
}

function writeString(text: string, style: Style): string {
	let written = '"';
	for (const unit of text) {
		if (style.next() % 9 === 0)
			for (let index = 0; index < unit.length; index++) written += `\\u${unit.charCodeAt(index).toString(16).padStart(4, '0')}`;
		else written += JSON.stringify(unit).slice(1, -1);
	}
	return `${written}"`;
}

function space(style: Style): string {
	return ['', '', '', ' ', '\n', '\r\n\t'][style.next() % 6] as string;
}

/** Objects are given as lists of pairs, so that names can stand twice. */
export type Tree = string | number | boolean | null | Tree[] | { pairs: [string, Tree][] };

function write(tree: Tree, style: Style): string {
	if (typeof tree === 'string') return writeString(tree, style);
	if (tree === null || typeof tree !== 'object') return JSON.stringify(tree);
	const gap = () => space(style);
	if (Array.isArray(tree)) return `[${gap()}${tree.map((item) => write(item, style)).join(`${gap()},${gap()}`)}${gap()}]`;
	const members = tree.pairs.map(([name, value]) => `${writeString(name, style)}${gap()}:${gap()}${write(value, style)}`);
	return `{${gap()}${members.join(`${gap()},${gap()}`)}${gap()}}`;
}

const anyCase = (name: string) => fc.mixedCase(fc.constant(name));
const legacyKey = anyCase('Legacy TLS (TLS 1.0, 1.1, 3DES)');
const flag: fc.Arbitrary<Tree> = fc.constantFrom<Tree>(
	'True',
	'False',
	'true',
	'1',
	'0',
	'yes',
	'',
	' True',
	true,
	false,
	1,
	0,
	1.0,
	2,
	null,
	[],
	'TRUE',
	'\u0054rue',
);
const hostileText = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 12 }),
	fc.constantFrom(
		'Legacy TLS',
		'"key":"Legacy TLS (TLS 1.0, 1.1, 3DES)","value":"True"',
		'}],{',
		'{"id":"x"}',
		'\\',
		'"',
		'\\"',
		'\u2028',
		'\ud83d\ude00',
		'\ud800',
	),
);
const { tree: anyTree } = fc.letrec<{ tree: Tree }>((tie) => ({
	tree: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		hostileText,
		fc.double({ noNaN: true, noDefaultInfinity: true }),
		fc.boolean(),
		fc.constant(null),
		fc.array(tie('tree'), { maxLength: 3 }),
		fc.array(fc.tuple(hostileText, tie('tree')), { maxLength: 3 }).map((pairs) => ({ pairs })),
	),
}));

const entry: fc.Arbitrary<Tree> = fc.oneof(
	fc
		.tuple(
			fc.constantFrom('key', 'Key', 'KEY'),
			fc.oneof(legacyKey, hostileText, fc.constantFrom('legacy tl', 'xlegacy tls')),
			fc.constantFrom('value', 'Value'),
			flag,
			fc.boolean(),
		)
		.map(
			([keyName, key, valueName, value, swapped]): Tree => ({
				pairs: swapped
					? [
							[valueName, value],
							[keyName, key],
						]
					: [
							[keyName, key],
							[valueName, value],
						],
			}),
		),
	fc.tuple(fc.oneof(legacyKey, hostileText), flag).map(([name, value]): Tree => ({ pairs: [[name, value]] })),
	fc
		.array(
			fc.tuple(
				fc.oneof(legacyKey, fc.constantFrom('key', 'value'), hostileText),
				fc.oneof(flag, legacyKey as fc.Arbitrary<Tree>),
			),
			{ maxLength: 4 },
		)
		.map((pairs): Tree => ({ pairs })),
	anyTree,
);
const details: fc.Arbitrary<Tree> = fc.oneof(
	{ weight: 6, arbitrary: fc.array(entry, { maxLength: 4 }) },
	{ weight: 1, arbitrary: entry },
	{ weight: 2, arbitrary: fc.array(entry, { maxLength: 3 }).map((list) => write(list, { next: () => 1 })) },
);
const times = fc.constantFrom<Tree>(
	'2026-11-15T09:30:00Z',
	'2026-02-29T09:30:00Z',
	'2024-02-29T23:59:59.9999999Z',
	'2026-11-15T09:30:00+01:00',
	'2026-11-15 09:30:00',
	'1/15/2026, 9:30:00 PM',
	'0001-01-01T00:00:00Z',
	'2026-11-15T24:00:00Z',
	'\\/Date(1768469400000)\\/',
	'',
	'soon',
	5,
	null,
);
const kinds = fc.constantFrom<Tree>(
	'interactiveUser',
	'nonInteractiveUser',
	'servicePrincipal',
	'managedIdentity',
	'unknownFutureValue',
	'',
	null,
	7,
);

/** Error codes where records give them, that of refused legacy TLS among them. */
const errorCode = fc.constantFrom<Tree>(1002016, '1002016', 0, '0', 50126, 10020160, '', null, [1002016]);
const statuses: fc.Arbitrary<Tree> = fc.oneof(
	errorCode,
	errorCode.map((code): Tree => ({ pairs: [['errorCode', code]] })),
	errorCode.map(
		(code): Tree => ({
			pairs: [
				['failureReason', '1002016'],
				['ErrorCode', code],
			],
		}),
	),
	errorCode.map((code) => JSON.stringify({ errorCode: code })),
);

const field: fc.Arbitrary<[string, Tree]> = fc.oneof(
	fc.tuple(anyCase('authenticationProcessingDetails'), details),
	fc.tuple(anyCase('id'), fc.oneof(fc.uuid(), hostileText, fc.constantFrom<Tree>('', null, 5))),
	fc.tuple(fc.oneof(anyCase('createdDateTime'), fc.constantFrom('time', 'TimeGenerated')), times),
	fc.tuple(
		anyCase('signInEventTypes'),
		fc.oneof(
			fc.array(
				fc.oneof(
					kinds,
					kinds.map((kind): Tree => [kind]),
				),
				{ maxLength: 3 },
			),
			kinds,
			kinds.map((kind): Tree => ({ pairs: [['a', kind]] })),
		),
	),
	fc.tuple(anyCase('isInteractive'), fc.constantFrom<Tree>(true, false, 'True', 'false', null, 1)),
	fc.tuple(
		fc.constantFrom('category', 'Type'),
		fc.constantFrom<Tree>(
			'SignInLogs',
			'NonInteractiveUserSignInLogs',
			'AADManagedIdentitySignInLogs',
			'ADFSSignInLogs',
			'AuditLogs',
			null,
		),
	),
	fc.tuple(fc.oneof(anyCase('status'), anyCase('resultType')), statuses),
	fc.tuple(fc.constantFrom('userId', 'ServicePrincipalId'), fc.constantFrom<Tree>('', 'x', null, 3)),
	fc.tuple(fc.oneof(hostileText, fc.constantFrom('key', 'appDisplayName', '__proto__')), anyTree),
);
/** Two spellings of one name in one object have no meaning in JSON.parse, which keeps both: leave only equal ones. */
function oneSpelling(pairs: [string, Tree][]): [string, Tree][] {
	const spelt = new Map<string, string>();
	return pairs.filter(([name]) => {
		const known = spelt.get(name.toLowerCase());
		spelt.set(name.toLowerCase(), known ?? name);
		return known === undefined || known === name;
	});
}
const members = fc.array(field, { maxLength: 9 }).map(oneSpelling);
const record = fc
	.tuple(
		members,
		fc.option(
			fc.oneof(
				members.map((pairs): Tree => ({ pairs })),
				members.map((pairs) => write({ pairs }, { next: () => 1 })),
				anyTree,
			),
			{ freq: 2 },
		),
		fc.nat(9),
	)
	.map(([pairs, inner, place]): Tree => {
		const all = pairs.slice();
		if (inner !== null) all.splice(place, 0, ['properties', inner]);
		return { pairs: all };
	});
/** A list of such records, and the choices of spelling, escapes and space with which it is written. */
export const file = fc.tuple(
	fc.array(fc.oneof({ weight: 8, arbitrary: record }, { weight: 1, arbitrary: anyTree }), { maxLength: 5 }),
	fc.infiniteStream(fc.nat(99)),
);

export function textOf([records, stream]: [Tree[], Stream]): string {
	const style = { next: () => stream.next().value as number };
	return write(records, style);
}
export type Stream = { next(): { value: number } };

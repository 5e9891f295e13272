import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { MachineShape } from '../../advisor/plan-types.ts';
import { shownKey } from '../../knowledge/registry-text.ts';
import { HOSTILE_RUNS, hostileTexts } from '../hostile-text.ts';
import { allShapes, everything, inputFor, shape } from '../script-proof/fixture.ts';
import { describeWith, run, tool } from '../script-proof/tools.ts';
import { schannelKinds } from './data.ts';
import { format } from './index.ts';
import standIns from './stand-ins.ps1?raw';

const x64 = shape('x64', false);

function text(name: string, input = everything): string {
	const found = format.render(input).find(({ fileName }) => fileName === name);
	if (found === undefined) throw new Error(`no ${name}`);
	return found.text;
}

/** What stands between the quotes of the data block, read as JSON. */
function dataOf(script: string): unknown {
	const block = /\$DataJson = @'\r\n(.*)\r\n'@\r\n#endregion data\r\n/.exec(script)?.[1];
	if (block === undefined) throw new Error('no data block of one line');
	return JSON.parse(block);
}

interface Document {
	readonly $schema: string;
	readonly resources: readonly { readonly name: string; readonly properties: Readonly<Record<string, unknown>> }[];
}

/** Structure of a document and of a registry instance, as the reference of DSC v3 describes them. */
const isDocument = new Ajv().compile({
	type: 'object',
	required: ['$schema', 'resources'],
	additionalProperties: false,
	properties: {
		$schema: { const: 'https://aka.ms/dsc/schemas/v3/bundled/config/document.json' },
		resources: {
			type: 'array',
			minItems: 1,
			items: {
				type: 'object',
				required: ['name', 'type', 'properties'],
				additionalProperties: false,
				properties: {
					name: { type: 'string', pattern: '^[a-zA-Z0-9 ]+$' },
					type: { const: 'Microsoft.Windows/Registry' },
					properties: {
						type: 'object',
						// valueName is optional to dsc; without it dsc manages, and removes, the whole key.
						required: ['keyPath', 'valueName'],
						dependentRequired: { valueData: ['valueName'] },
						additionalProperties: false,
						properties: {
							_exist: { type: 'boolean' },
							keyPath: { type: 'string', pattern: '^HKLM\\\\' },
							valueName: { type: 'string', minLength: 1 },
							valueData: {
								type: 'object',
								required: ['DWord'],
								additionalProperties: false,
								properties: { DWord: { type: 'integer', minimum: 0, maximum: 4294967295 } },
							},
						},
					},
				},
			},
		},
	},
});

describe('the files', () => {
	it('are two configurations, one document for each kind of Windows, and one that removes', () => {
		expect(format.render(everything).map(({ fileName }) => fileName)).toEqual([
			'TlsReady.ps1',
			'TlsReadySChannelDsc.ps1',
			'tls-ready-x64-winhttp.dsc.yaml',
			'tls-ready-x64.dsc.yaml',
			'tls-ready-x86-winhttp.dsc.yaml',
			'tls-ready-x86.dsc.yaml',
			'tls-ready-remove.dsc.yaml',
		]);
		expect(format.render(inputFor([x64])).map(({ fileName }) => fileName)).toContain('tls-ready.dsc.yaml');
	});
	it('are ASCII with CR LF and begin with what they are, what they do and how to undo it', () => {
		for (const file of format.render(everything)) {
			expect(file.text).toMatch(/^[\r\n -~]*$/);
			expect(file.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
			const header = file.text.slice(0, file.text.search(/^(\[CmdletBinding|\$schema)/m));
			for (const part of [
				'TLS Ready: ',
				'What it is: ',
				'What it does: ',
				'How to run: ',
				'How to undo: ',
				'Exit codes: ',
				'Content version: 0123456789abcdef\r\n',
				'Made for the answers at: https://tls.example/wizard/#v1;windows=server-2012-r2\r\n',
			])
				expect(header).toContain(part);
		}
	});
	it('are for plans with values, unless the visitor manages machines in other ways only', () => {
		const applies = (answers: Record<string, string[]>, shapes = [x64]) => format.applies(inputFor(shapes, { answers }).plan);
		expect(applies({})).toBe(true);
		expect(applies({ 'managed-by': ['intune', 'dsc'] })).toBe(true);
		expect(applies({ 'managed-by': ['ansible'] })).toBe(false);
		expect(applies({}, [])).toBe(false);
	});
});

describe('the DSC v3 documents', () => {
	const documents = format.render(everything).filter(({ fileName }) => fileName.endsWith('.yaml'));

	it.each(documents.map((file) => [file.fileName, file.text] as const))('%s has the documented structure', (_name, document) => {
		const parsed = parse(document) as Document;
		expect(isDocument(parsed), JSON.stringify(isDocument.errors)).toBe(true);
		expect(new Set(parsed.resources.map(({ name }) => name)).size).toBe(parsed.resources.length);
	});
	it('set 14, 12, 9 and 8 values, and remove 14', () => {
		expect(documents.map((file) => (parse(file.text) as Document).resources.length)).toEqual([14, 12, 9, 8, 14]);
	});
	it('write WinHTTP on a 64-bit Windows that needs it to both views, and Wow6432Node on no 32-bit Windows', () => {
		const winhttp = (name: string) =>
			(parse(text(name)) as Document).resources
				.filter(({ name: each }) => each.startsWith('winhttp'))
				.map(({ properties }) => properties);
		const key = 'Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp';
		expect(winhttp('tls-ready-x64-winhttp.dsc.yaml')).toEqual([
			{ keyPath: `HKLM\\SOFTWARE\\${key}`, valueName: 'DefaultSecureProtocols', valueData: { DWord: 2048 } },
			{ keyPath: `HKLM\\SOFTWARE\\WOW6432Node\\${key}`, valueName: 'DefaultSecureProtocols', valueData: { DWord: 2048 } },
		]);
		expect(winhttp('tls-ready-x64.dsc.yaml')).toEqual([]);
		expect(text('tls-ready-x86-winhttp.dsc.yaml')).not.toMatch(/wow6432/i);
	});
	it('remove values, never keys', () => {
		for (const { properties } of (parse(text('tls-ready-remove.dsc.yaml')) as Document).resources) {
			expect(Object.keys(properties)).toEqual(['keyPath', 'valueName', '_exist']);
			expect(properties['_exist']).toBe(false);
		}
	});
	it('say that the resource is a proof of concept', () => {
		for (const { text: each } of documents)
			expect(each.replace(/\r\n# */g, ' ')).toContain('documented as a proof of concept that is not to be used in production');
	});
});

describe('what SChannelSettings is trusted with', () => {
	it('is .NET everywhere, and WinHTTP on 64-bit Windows alone', () => {
		expect(
			schannelKinds(allShapes).kinds.map(({ kind, dotnet, winhttp, values }) => [
				kind,
				dotnet,
				winhttp,
				values.map(({ id }) => id.split('-')[0]).join(' '),
			]),
		).toEqual([
			['x64-winhttp', true, ['TLS1.2'], 'schannel schannel schannel schannel'],
			['x64', true, [], 'schannel schannel schannel schannel'],
			['x86-winhttp', true, [], 'schannel schannel schannel schannel winhttp'],
			['x86', true, [], 'schannel schannel schannel schannel'],
		]);
	});
	it('is not .NET if the plan calls for part of it, nor a WinHTTP value with TLS 1.3', () => {
		const wide = shape('x64', true);
		const part: MachineShape = {
			...wide,
			settings: wide.settings
				.filter(({ id }) => !id.startsWith('dotnet-v2'))
				.map((setting) => (setting.layer === 'winhttp' ? { ...setting, write: { value: 0x2800 } } : setting)),
		};
		const [kind] = schannelKinds([part]).kinds;
		expect([kind?.dotnet, kind?.winhttp, kind?.values.length]).toEqual([false, [], 10]);
		expect(kind?.values.at(-1)?.data).toBe('10240');
	});
});

describe('hostile values', () => {
	it('stay data: in the configurations a line of JSON, in the documents one scalar each', () => {
		const bare = (script: string) => script.replace(/^\$DataJson = @'\r\n.*\r\n'@/m, '').replace(/^Made for .*$/m, '');
		const scripts = ['TlsReady.ps1', 'TlsReadySChannelDsc.ps1'] as const;
		const code = scripts.map((name) => bare(text(name)));
		const [setting] = x64.settings;
		if (setting === undefined) throw new Error('no settings');
		fc.assert(
			fc.property(hostileTexts, (hostile) => {
				const settings = hostile.slice(0, 9).map((each, at) => ({
					...setting,
					id: `id-${at}`,
					// The facts' schema lets no other texts through than non-empty ones.
					key: `SOFTWARE\\${each}`,
					name: `${hostile[at + 9] ?? ''}${at === 0 ? '[' : ''}` || 'x',
				}));
				const input = inputFor(
					[{ ...x64, windows: [hostile[18] ?? ''], settings }],
					{ settings },
					`https://tls.example/#${hostile[19]}`,
				);
				const files = format.render(input);
				scripts.forEach((name, at) => {
					const script = files.find(({ fileName }) => fileName === name)?.text ?? '';
					if (bare(script) !== code[at]) throw new Error('the code differs');
					const data = dataOf(script) as ReturnType<typeof schannelKinds>;
					expect(data.kinds[0]?.windows).toEqual([hostile[18]]);
					expect(data.kinds[0]?.values.map(({ key, name: valueName }) => [key, valueName])).toEqual(
						settings.map((each) => [each.key, each.name]),
					);
				});
				for (const name of ['tls-ready.dsc.yaml', 'tls-ready-remove.dsc.yaml']) {
					const document = files.find(({ fileName }) => fileName === name)?.text ?? '';
					if (!/^[\r\n -~]*$/.test(document)) throw new Error('not ASCII');
					const lines = document.split('\r\n').length;
					if (lines !== text(name, inputFor([{ ...x64, settings: x64.settings.slice(0, 9) }])).split('\r\n').length)
						throw new Error('a line more');
					const { resources } = parse(document) as Document;
					expect(resources.map(({ properties }) => [properties['keyPath'], properties['valueName']])).toEqual(
						settings.map((each) => [
							`HKLM\\${shownKey(each)}`.toWellFormed(),
							(each.name.startsWith('[') ? `[${each.name}` : each.name).toWellFormed(),
						]),
					);
				}
			}),
			{ numRuns: HOSTILE_RUNS },
		);
	});
});

interface Made {
	readonly Node: string;
	readonly Type: string;
	readonly Id: string;
	readonly [property: string]: unknown;
}
interface Result {
	readonly code: number;
	readonly output: readonly string[];
	readonly made: readonly Made[];
}

/** Runs the configurations with stand-ins for the words of DSC. */
function runWithStandIns(cases: readonly { script: string; arguments: Record<string, unknown> }[], input = everything): Result[] {
	const folder = mkdtempSync(join(tmpdir(), 'tls-ready-dsc-'));
	try {
		for (const name of ['TlsReady', 'TlsReadySChannelDsc']) {
			const script = text(`${name}.ps1`, input);
			// Only this word differs: a configuration takes its parameters from DSC, a function names them.
			const keyword = `Configuration ${name} {`;
			expect(script.split(keyword)).toHaveLength(2);
			writeFileSync(
				join(folder, `${name}.ps1`),
				script.replace(
					keyword,
					`function ${name} { param($ConfigurationData, $OutputPath) $AllNodes = $global:AllNodes = $ConfigurationData.AllNodes`,
				),
			);
		}
		writeFileSync(join(folder, 'stand-ins.ps1'), standIns);
		writeFileSync(join(folder, 'cases.json'), JSON.stringify(cases));
		const ran = run(tool('PowerShell'), ['-NoProfile', '-File', join(folder, 'stand-ins.ps1'), '-Folder', folder]);
		const results = [...ran.output.matchAll(/^RESULT (.*)$/gm)].map((match) => JSON.parse(match[1] ?? '') as Result);
		if (results.length !== cases.length) throw new Error(ran.output + ran.errors);
		return results;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

describeWith('PowerShell', 'the configurations, with stand-ins for the words of DSC', () => {
	const kinds = allShapes.map(({ id }) => id);
	const cases = [
		...kinds.map((kind) => ({ script: 'TlsReady.ps1', arguments: { Kind: kind } })),
		{ script: 'TlsReady.ps1', arguments: { Kind: 'x86', Remove: true, ComputerName: 'SRV01, SRV02,SRV01' } },
		{ script: 'TlsReady.ps1', arguments: {} },
		{ script: 'TlsReady.ps1', arguments: { Kind: 'arm' } },
		{ script: 'TlsReady.ps1', arguments: { ListKinds: true } },
		{ script: 'TlsReady.ps1', arguments: { Kind: 'x64', ListExports: true } },
		{ script: 'TlsReady.ps1', arguments: { Kind: 'x64', ComputerName: ' ,' } },
		...kinds.map((kind) => ({ script: 'TlsReadySChannelDsc.ps1', arguments: { Kind: kind } })),
		{ script: 'TlsReadySChannelDsc.ps1', arguments: { Kind: 'x64', RebootWhenRequired: true } },
		{ script: 'TlsReadySChannelDsc.ps1', arguments: {} },
		{ script: 'TlsReadySChannelDsc.ps1', arguments: { ListKinds: true } },
	];
	let results: Result[] | undefined;
	const result = (script: string, args: Record<string, unknown>): Result => {
		results ??= runWithStandIns(cases);
		const at = cases.findIndex((each) => each.script === script && JSON.stringify(each.arguments) === JSON.stringify(args));
		const found = results[at];
		if (found === undefined) throw new Error(`no case ${script} ${JSON.stringify(args)}`);
		return found;
	};

	it.each(allShapes.map((each) => [each.id, each] as const))('make one Registry block for each value of %s', (kind, each) => {
		const { code, made } = result('TlsReady.ps1', { Kind: kind });
		expect(code).toBe(0);
		expect(made).toEqual(
			each.settings.map((setting) => ({
				Node: 'localhost',
				Type: 'Registry',
				Id: setting.id,
				Ensure: 'Present',
				Key: `HKEY_LOCAL_MACHINE\\${shownKey(setting)}`,
				ValueName: setting.name,
				ValueType: 'Dword',
				ValueData: String(setting.write?.value),
				Force: true,
			})),
		);
	});
	it('remove values, never keys, and once for each machine named', () => {
		const { code, made } = result('TlsReady.ps1', { Kind: 'x86', Remove: true, ComputerName: 'SRV01, SRV02,SRV01' });
		expect([code, made.length]).toEqual([0, 16]);
		expect([...new Set(made.map(({ Node }) => Node))]).toEqual(['SRV01', 'SRV02']);
		for (const { Ensure, ValueName, ValueData } of made)
			expect([Ensure, ValueName !== '', ValueData]).toEqual(['Absent', true, undefined]);
	});
	it('ask for the kind of Windows in one line, and write nothing', () => {
		for (const [script, args] of [
			['TlsReady.ps1', {}],
			['TlsReady.ps1', { Kind: 'arm' }],
			['TlsReadySChannelDsc.ps1', {}],
		] as const)
			expect(result(script, args)).toEqual({
				code: 4,
				output: [
					'TLS Ready: say -Kind with one of: x64-winhttp, x64, x86-winhttp, x86. -ListKinds says which Windows each is for. Nothing was changed.',
				],
				made: [],
			});
		expect(result('TlsReady.ps1', { Kind: 'x64', ComputerName: ' ,' }).code).toBe(4);
	});
	it('list the kinds and the exports', () => {
		for (const script of ['TlsReady.ps1', 'TlsReadySChannelDsc.ps1'])
			expect(result(script, { ListKinds: true }).output).toEqual([
				'x64-winhttp: fixture',
				'x64: fixture',
				'x86-winhttp: fixture',
				'x86: fixture',
			]);
		const { output } = result('TlsReady.ps1', { Kind: 'x64', ListExports: true });
		expect(output).toHaveLength(6);
		expect(output[2]).toBe(
			'reg export "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319" "tls-ready-before-3.reg"',
		);
	});
	it('give SChannelSettings what it can say, and the rest to Registry', () => {
		const settings = (kind: string) => {
			const { made } = result('TlsReadySChannelDsc.ps1', { Kind: kind });
			return [made.filter(({ Type }) => Type === 'SChannelSettings'), made.filter(({ Type }) => Type === 'Registry').length];
		};
		const block = {
			Node: 'localhost',
			Type: 'SChannelSettings',
			Id: 'tls-ready',
			IsSingleInstance: 'Yes',
			TLS12State: 'Enabled',
		};
		expect(settings('x64-winhttp')).toEqual([
			[{ ...block, WinHttpDefaultSecureProtocols: ['TLS1.2'], RebootWhenRequired: false }],
			4,
		]);
		expect(settings('x64')).toEqual([[{ ...block, RebootWhenRequired: false }], 4]);
		expect(settings('x86-winhttp')).toEqual([[{ ...block, RebootWhenRequired: false }], 5]);
		expect(settings('x86')).toEqual([[{ ...block, RebootWhenRequired: false }], 4]);
	});
	it('ask for a restart only when told to', () => {
		const { made } = result('TlsReadySChannelDsc.ps1', { Kind: 'x64', RebootWhenRequired: true });
		expect(made[0]?.['RebootWhenRequired']).toBe(true);
	});
	it('need no -Kind if the plan has one kind of Windows, and know plans without .NET', () => {
		const wide = shape('x64', true);
		const input = inputFor([{ ...wide, settings: wide.settings.filter(({ layer }) => layer === 'winhttp') }]);
		const [one, other] = runWithStandIns(
			[
				{ script: 'TlsReady.ps1', arguments: {} },
				{ script: 'TlsReadySChannelDsc.ps1', arguments: {} },
			],
			input,
		);
		expect([one?.code, one?.made.length]).toEqual([0, 2]);
		expect([other?.code, other?.made]).toEqual([
			0,
			[
				{
					Node: 'localhost',
					Type: 'SChannelSettings',
					Id: 'tls-ready',
					IsSingleInstance: 'Yes',
					WinHttpDefaultSecureProtocols: ['TLS1.2'],
					RebootWhenRequired: false,
				},
			],
		]);
	});
});

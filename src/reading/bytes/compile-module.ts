/** `npm run bytes-module`: compiles what lies in `module/` and writes it as text, so that reading a log does not require the compiler. */
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { main } from 'assemblyscript/asc';

/** Path to the text. */
const CODE = join(import.meta.dirname, 'module-code.ts');

const OPTIONS = ['-O3', '--runtime', 'stub', '--noAssert', '--enable', 'simd', '--initialMemory', '24', '--use', 'abort='];

/** The text of `module-code.ts` as its sources give it. */
export async function compiledModule(): Promise<string> {
	let code = new Uint8Array();
	const source = relative(process.cwd(), join(import.meta.dirname, 'module/index.ts'));
	const { error, stderr } = await main([source, ...OPTIONS, '--outFile', 'module.wasm'], {
		writeFile: (_name, contents) => {
			code = contents as Uint8Array<ArrayBuffer>;
		},
	});
	if (error !== null) throw new Error(stderr.toString());
	return `/** The module of \`module/\`, compiled by \`npm run bytes-module\`; in base64. */\nexport const MODULE_CODE =\n\t'${Buffer.from(code).toString('base64')}';\n`;
}

if (import.meta.main) writeFileSync(CODE, await compiledModule());

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compiledModule } from './compile-module.ts';

test('the module that is shipped is what its sources give', async () => {
	expect(readFileSync(join(import.meta.dirname, 'module-code.ts'), 'utf8')).toBe(await compiledModule());
});

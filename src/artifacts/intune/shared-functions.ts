/** Test-only: which functions a PowerShell script has that enable.ps1 does not have word for word. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Functions by name, with their text; a function ends at a brace of its own line, or on the line it starts on. */
function functionsOf(script: string): Map<string, string> {
	return new Map(
		[...script.replaceAll('\r', '').matchAll(/^function ([\w-]+)(?:.*\}$|[\s\S]*?^\})/gm)].map(([text, name = '']) => [
			name,
			text,
		]),
	);
}

/** Names of the functions that enable.ps1 lacks or has otherwise: what is proven of the others there holds for them here. */
export function ownFunctions(script: string): string[] {
	const original = functionsOf(readFileSync(join(import.meta.dirname, '../powershell-enable/enable.ps1'), 'utf8'));
	return [...functionsOf(script)].filter(([name, text]) => original.get(name) !== text).map(([name]) => name);
}

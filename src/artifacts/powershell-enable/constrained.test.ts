import { expect, it } from 'vitest';
import type { ArtifactFile } from '../artifact.ts';
import { format as check } from '../powershell-check/index.ts';
import { format as rollback } from '../powershell-rollback/index.ts';
import { everything } from '../script-proof/fixture.ts';
import { runInMemory, windows } from '../script-proof/memory.ts';
import { describeWith } from '../script-proof/tools.ts';
import { format as enable } from './index.ts';

const NAMES = ['check', 'enable', 'rollback'] as const;

describeWith('PowerShell', 'check.ps1, enable.ps1 and rollback.ps1 in Constrained Language Mode', () => {
	it('say in one line that they cannot run there and what to do, end with 4, and write nothing', () => {
		const files = [check, enable, rollback].map((format) => format.render(everything)[0] as ArtifactFile);
		const call = `foreach ($name in ${NAMES.map((name) => `'${name}'`).join(', ')}) { $shell = [powershell]::Create(); [void]$shell.AddScript("\`$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'; & '$PSScriptRoot/$name.ps1' *>&1; \`$LASTEXITCODE"); ($shell.Invoke() | ForEach-Object { "$_" }) -join ' | ' }`;
		const regions = '#region windows\n#endregion windows\n#region changes\n#endregion changes\n';
		const [result] = runInMemory(
			{
				...Object.fromEntries(NAMES.map((name, at) => [name, files[at] as ArtifactFile])),
				constrained: { ...(files[0] as ArtifactFile), text: `${regions}${call}\n` },
			},
			[{ windows: windows('6.3.9600'), steps: [{ script: 'constrained' }] }],
		);
		expect(result?.steps[0]?.output.split('\n')).toEqual(
			NAMES.map(() =>
				expect.stringMatching(
					/^TLS Ready: PowerShell runs in ConstrainedLanguage mode here, [^|]+ Nothing was changed\. Use the \.cmd files, or run this from a session that your policy trusts\. \| 4$/,
				),
			),
		);
		expect(result?.steps[0]?.registry).toEqual(result?.start);
	});
});

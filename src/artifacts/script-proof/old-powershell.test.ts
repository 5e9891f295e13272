import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FORMATS } from '../formats.ts';
import { everything } from './fixture.ts';
import { describeWith, run, tool } from './tools.ts';

/*
 * The scripts of one machine and of remediations run from PowerShell 3.0 on, and PowerShell 2.0 must be able to read
 * them as far as the sentence that it is too old. Neither is here: PowerShell 7 says what a script is made of, and
 * that is compared with what the older ones have.
 */
const RUN_ON_3 = [
	'powershell-check',
	'powershell-collect',
	'powershell-enable',
	'powershell-rollback',
	'intune',
	'configuration-manager',
];

/** Cmdlets, parameters and .NET members that these scripts use, each of which PowerShell 3.0 with .NET Framework 4.0 has. */
const CMDLETS_OF_3 = new Set([
	...['Add-Type', 'ConvertFrom-Json', 'ConvertTo-Csv', 'ConvertTo-Json', 'ForEach-Object', 'Get-Acl', 'Get-ChildItem'],
	...[
		'Get-Command',
		'Get-Date',
		'Get-HotFix',
		'Get-Item',
		'Get-WinEvent',
		'Group-Object',
		'Join-Path',
		'Measure-Object',
		'New-Object',
	],
	...['Select-Object', 'Set-StrictMode', 'Sort-Object', 'Split-Path', 'Test-Path', 'Where-Object', 'Write-Output'],
	...['ConvertFrom-Csv', 'Invoke-Command', 'New-PSSessionOption', 'Receive-Job', 'Remove-Job', 'Start-Sleep'],
	// Looked for before it is called: Windows 10 and Server 2016 have it.
	'Get-TlsCipherSuite',
]);
const PARAMETERS_OF_3 = new Set([
	...['BackupFolder', 'Code', 'Depth', 'Descending', 'ErrorAction', 'FilterHashtable', 'First', 'Force', 'InputObject', 'Last'],
	...['Leaf', 'LiteralPath', 'MaxEvents', 'Maximum', 'MemberDefinition', 'Name', 'Namespace', 'NoTypeInformation', 'Parent'],
	...['Path', 'Unique', 'Version', 'Delimiter', 'ErrorVariable', 'Milliseconds', 'OpenTimeout'],
	// Of check.ps1, which collect.ps1 runs.
	'AsJson',
]);
/** Calls of members: of .NET Framework 4.0, but for those that only PowerShell 7 reaches. */
const MEMBERS_OF_4 = new Set([
	...['AddAccessRule', 'Add', 'CompareOrdinal', 'ComputeHash', 'ContainsKey', 'Create', 'CreateDirectory', 'CreateSubKey'],
	...['DangerousGetHandle', 'DeleteSubKey', 'DeleteValue', 'Dispose', 'Equals', 'Flush', 'FromBase64String', 'GetAccessRules'],
	...['AddDays', 'GetAttribute', 'GetBaseException', 'GetBytes', 'GetCurrent', 'GetFolderPath', 'GetOwner', 'GetString'],
	...['GetSubKeyNames', 'GetUnresolvedProviderPathFromPSPath', 'GetValue', 'GetValueKind', 'GetValueNames', 'IndexOf'],
	...['IsInRole', 'Min', 'Move', 'OpenBaseKey', 'OpenSubKey', 'ReadAllBytes', 'ReadAllText', 'RegQueryValueEx', 'Replace'],
	...['Reverse', 'SelectNodes', 'SetAccessRuleProtection', 'SetOwner', 'SetValue', 'ShouldProcess', 'Split', 'Substring'],
	...[
		'ToBase64String',
		'ToInt32',
		'ToLowerInvariant',
		'ToString',
		'ToUniversalTime',
		'ToXml',
		'Trim',
		'TrimEnd',
		'TrimStart',
		'Write',
	],
	...['WriteAllText', 'AppendAllText', 'Delete', 'Dequeue', 'Enqueue', 'Exists', 'Remove'],
]);

const inventory = `
param($Folder)
$newSyntax = 'Ternary|QuestionDot|QuestionLBracket|QuestionQuestion|AndAnd|OrOr|^In$|NotIn|Iin|Inotin|Cin$|Cnotin|^Shl$|^Shr$|Class|Enum$|Using|Workflow|InlineScript|Configuration|DynamicKeyword|Parallel|Sequence|^Type$|Hidden|Module|Interface'
foreach ($file in (Get-ChildItem $Folder -Filter *.ps1 | Sort-Object Name)) {
    $tokens = $null; $errors = $null
    $tree = [Management.Automation.Language.Parser]::ParseFile($file.FullName, [ref]$tokens, [ref]$errors)
    $bad = @($tokens | Where-Object { "$($_.Kind)" -match $newSyntax -and -not ("$($_.Kind)" -eq 'In' -and $_.TokenFlags -band [Management.Automation.Language.TokenFlags]::Keyword) } | ForEach-Object { "$($_.Kind) $($_.Text) line $($_.Extent.StartLineNumber)" })
    $all = $tree.FindAll({ $true }, $true)
    $bad += @($all | Where-Object { $_ -is [Management.Automation.Language.FileRedirectionAst] -or $_ -is [Management.Automation.Language.MergingRedirectionAst] } | Where-Object { 'Output', 'Error' -notcontains "$($_.FromStream)" } | ForEach-Object { "redirection $($_.Extent.Text)" })
    # PowerShell 2.0 wants a value for each named argument of an attribute.
    $bad += @($all | Where-Object { $_ -is [Management.Automation.Language.NamedAttributeArgumentAst] -and $_.ExpressionOmitted } | ForEach-Object { "attribute $($_.Extent.Text)" })
    # It has no pipeline or member that goes on in a new line.
    $bad += @($tokens | Where-Object { "$($_.Kind)" -match '^(Dot|Pipe)$' -and $_.Extent.StartScriptPosition.Line.Substring(0, $_.Extent.StartColumnNumber - 1).Trim() -eq '' } | ForEach-Object { "line starts with $($_.Text)" })
    # A cast to [ordered] or [pscustomobject] reads in 2.0 as any cast does; members that are called are listed for 3.0.
    $functions = @($all | Where-Object { $_ -is [Management.Automation.Language.FunctionDefinitionAst] } | ForEach-Object { $_.Name })
    $commands = @($all | Where-Object { $_ -is [Management.Automation.Language.CommandAst] })
    [pscustomobject]@{
        file = $file.Name; errors = @($errors | ForEach-Object { "$_" }); bad = $bad
        cmdlets = @($commands | ForEach-Object { $_.GetCommandName() } | Where-Object { $_ -and $functions -notcontains $_ } | Sort-Object -Unique)
        parameters = @($commands | Where-Object { $functions -notcontains $_.GetCommandName() } | ForEach-Object { $_.CommandElements } | Where-Object { $_ -is [Management.Automation.Language.CommandParameterAst] } | ForEach-Object { $_.ParameterName } | Sort-Object -Unique)
        members = @($all | Where-Object { $_ -is [Management.Automation.Language.InvokeMemberExpressionAst] } | ForEach-Object { "$($_.Member)" } | Sort-Object -Unique)
        guard = "$(@($all | Where-Object { $_ -is [Management.Automation.Language.BinaryExpressionAst] -and $_.Extent.Text -like '*PSVersion -lt*' } | ForEach-Object { $_.Extent.Text }))"
    }
}
`;

interface Found {
	readonly file: string;
	readonly errors: readonly string[];
	readonly bad: readonly string[];
	readonly cmdlets: readonly string[];
	readonly parameters: readonly string[];
	readonly members: readonly string[];
	readonly guard: string;
}

const scriptsOf = (formats: typeof FORMATS) =>
	formats.flatMap((format) => format.render(everything)).filter(({ fileName }) => fileName.endsWith('.ps1'));

function takenApart(scripts: readonly { readonly fileName: string; readonly text: string }[]): Found[] {
	const folder = mkdtempSync(join(tmpdir(), 'tls-ready-old-'));
	try {
		for (const { fileName, text } of scripts) writeFileSync(join(folder, fileName), text);
		const script = join(folder, 'inventory.txt');
		writeFileSync(script, inventory);
		const result = join(folder, 'result.json');
		const command = `& ([scriptblock]::Create([IO.File]::ReadAllText('${script}'))) '${folder}' | ConvertTo-Json -Depth 4 -AsArray | Set-Content '${result}'`;
		const ran = run(tool('PowerShell'), ['-NoProfile', '-NonInteractive', '-Command', command]);
		expect([ran.code, ran.errors]).toEqual([0, '']);
		return JSON.parse(readFileSync(result, 'utf8'));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

describeWith('PowerShell', 'scripts on old PowerShells', () => {
	it('can be read by PowerShell 2.0, all but those for DSC, so that it can say that it is too old', () => {
		const found = takenApart(scriptsOf(FORMATS.filter(({ id }) => id !== 'dsc')));
		expect(found.map(({ file, errors, bad }) => [file, errors, bad])).toEqual(found.map(({ file }) => [file, [], []]));
		expect(found.length).toBeGreaterThanOrEqual(10);
	});
	it('use nothing from 3.0 on that 3.0 with .NET Framework 4.0 does not have, and say 3.0', () => {
		const found = takenApart(scriptsOf(FORMATS.filter(({ id }) => RUN_ON_3.includes(id))));
		const unknown = (names: readonly string[], known: ReadonlySet<string>) => names.filter((name) => !known.has(name));
		expect(
			found.map((each) => [
				each.file,
				unknown(each.cmdlets, CMDLETS_OF_3),
				unknown(each.parameters, PARAMETERS_OF_3),
				unknown(each.members, MEMBERS_OF_4),
				each.guard,
			]),
		).toEqual(found.map(({ file }) => [file, [], [], [], "$PSVersionTable.PSVersion -lt [version]'3.0'"]));
		expect(found.map(({ file }) => file)).toEqual([
			'check.ps1',
			'collect.ps1',
			'detect.ps1',
			'discovery.ps1',
			'enable.ps1',
			'remediate.ps1',
			'remediation.ps1',
			'rollback.ps1',
		]);
	});
	it('nor does the example of the published data', () => {
		const text = readFileSync(join(import.meta.dirname, '../../published/examples/Get-WindowsTls.ps1'), 'utf8');
		const [example] = takenApart([{ fileName: 'Get-WindowsTls.ps1', text }]);
		expect([example?.errors, example?.bad]).toEqual([[], []]);
		const known = new Set([...CMDLETS_OF_3, 'Get-ItemProperty']);
		expect(example?.cmdlets.filter((name) => !known.has(name))).toEqual([]);
		expect(example?.parameters.filter((name) => !PARAMETERS_OF_3.has(name) && name !== 'Property')).toEqual([]);
		expect(example?.members.filter((name) => !MEMBERS_OF_4.has(name) && name !== 'WriteLine')).toEqual([]);
	});
	it('read $PSVersionTable by index where 3.0 has no such name: in strict mode a missing name ends the script', () => {
		for (const format of FORMATS.filter(({ id }) => RUN_ON_3.includes(id)))
			for (const { fileName, text } of format.render(everything))
				expect([fileName, text.match(/\$PSVersionTable\.(?!PSVersion)\w+/g)]).toEqual([fileName, null]);
	});
});

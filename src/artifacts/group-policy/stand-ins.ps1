# Runs the script in one PowerShell, case by case, with stand-ins for the cmdlets of the GroupPolicy module that keep a
# directory in memory and write down how they were called. Parameters and their values as the module documents them.
param([string]$ScriptFile, [string]$CasesFile, [string]$ResultFile)
$ErrorActionPreference = 'Stop'

function global:Add-Call([string]$Cmdlet, $Bound) {
    $call = [ordered]@{ cmdlet = $Cmdlet }
    foreach ($name in @($Bound.Keys | Sort-Object)) { if ($name -notin 'WhatIf', 'Confirm', 'ErrorAction') { $call[$name] = "$($Bound[$name])" } }
    $global:Calls.Add($call)
}

$cmdlets = @{
    'Get-GPO'                 = {
        [CmdletBinding()]
        param([switch]$All, [string]$Name, [guid]$Guid, [string]$Domain, [string]$Server)
        Add-Call 'Get-GPO' $PSBoundParameters
        if ($global:Directory.unreachable) { $PSCmdlet.WriteError((New-Object Management.Automation.ErrorRecord (New-Object Exception 'The specified domain either does not exist or could not be contacted.'), 'x', 'NotSpecified', $null)) }
        else { $global:Gpos.ToArray() }
    }
    'New-GPO'                 = {
        [CmdletBinding(SupportsShouldProcess = $true)]
        param([Parameter(Mandatory = $true)][string]$Name, [string]$Comment, [string]$Domain, [string]$Server)
        Add-Call 'New-GPO' $PSBoundParameters
        if (-not $PSCmdlet.ShouldProcess($Name)) { return }
        if ($global:Directory.denied) { $PSCmdlet.WriteError((New-Object Management.Automation.ErrorRecord (New-Object Exception 'Access is denied.'), 'x', 'NotSpecified', $null)); return }
        $gpo = [pscustomobject]@{ DisplayName = $Name; Id = [guid]('{0:d8}-0000-0000-0000-000000000000' -f (++$global:Directory.last)); Description = $Comment; Items = @() }
        $global:Gpos.Add($gpo)
        $gpo
    }
    'Remove-GPO'              = {
        [CmdletBinding(SupportsShouldProcess = $true)]
        param([Parameter(Mandatory = $true)][guid]$Guid, [string]$Domain, [string]$Server, [switch]$KeepLinks)
        Add-Call 'Remove-GPO' $PSBoundParameters
        if (-not $PSCmdlet.ShouldProcess($Guid)) { return }
        if ($global:Directory.stuck) { $PSCmdlet.WriteError((New-Object Management.Automation.ErrorRecord (New-Object Exception 'The directory is read-only.'), 'x', 'NotSpecified', $null)); return }
        $gpo = $global:Gpos | Where-Object { $_.Id -eq $Guid }
        [void]$global:Gpos.Remove($gpo)
    }
    'Set-GPPrefRegistryValue' = {
        [CmdletBinding(SupportsShouldProcess = $true)]
        param(
            [Parameter(Mandatory = $true)][guid]$Guid,
            [Parameter(Mandatory = $true)][ValidateSet('User', 'Computer')][string]$Context,
            [Parameter(Mandatory = $true)][ValidateSet('Create', 'Replace', 'Update', 'Delete')][string]$Action,
            [Parameter(Mandatory = $true)][ValidatePattern('^HKEY_LOCAL_MACHINE\\[^\\]')][string]$Key,
            [string]$ValueName, [psobject]$Value,
            [ValidateSet('Unknown', 'String', 'ExpandString', 'Binary', 'DWord', 'MultiString', 'QWord')][string]$Type,
            [int]$Order, [string]$Domain, [string]$Server, [switch]$Disable
        )
        Add-Call 'Set-GPPrefRegistryValue' $PSBoundParameters
        if (-not $PSCmdlet.ShouldProcess($Key)) { return }
        $global:Directory.sets++
        if ($global:Directory.sets -eq $global:Directory.failsAt) { $PSCmdlet.WriteError((New-Object Management.Automation.ErrorRecord (New-Object Exception 'The network path was not found.'), 'x', 'NotSpecified', $null)); return }
        if ($Value -isnot [int]) { throw "a DWord must be an int, not $($Value.GetType())" }
        $gpo = $global:Gpos | Where-Object { $_.Id -eq $Guid }
        $gpo.Items += [ordered]@{ key = $Key; name = $ValueName; type = $Type; action = $Action; context = $Context; value = $Value }
        $gpo
    }
}

$results = foreach ($case in (Get-Content -LiteralPath $CasesFile -Raw | ConvertFrom-Json)) {
    foreach ($name in $cmdlets.Keys) {
        if (Test-Path -Path "function:$name") { Remove-Item -Path "function:$name" }
        if (-not $case.noModule) { Set-Item -Path "function:global:$name" -Value $cmdlets[$name] }
    }
    $global:Directory = @{ unreachable = $case.unreachable; denied = $case.denied; stuck = $case.stuck; failsAt = $case.failsAt; sets = 0; last = 100 }
    $global:Gpos = New-Object 'Collections.Generic.List[object]'
    foreach ($gpo in @($case.gpos)) { $global:Gpos.Add([pscustomobject]@{ DisplayName = $gpo.name; Id = [guid]$gpo.id; Description = $gpo.description; Items = @() }) }
    $steps = foreach ($step in $case.steps) {
        $global:Calls = New-Object 'Collections.Generic.List[object]'
        $arguments = @{}
        foreach ($argument in $step.PSObject.Properties) { $arguments[$argument.Name] = $argument.Value }
        $global:LASTEXITCODE = -1
        $ended = 'exit'
        try { $output = @(& $ScriptFile @arguments *>&1) } catch { $ended = "$_"; $output = @() }
        @{
            code = $global:LASTEXITCODE; ended = $ended; calls = $global:Calls.ToArray()
            output = @($output | ForEach-Object { "$_" }) -join "`n"
            errors = @($output | Where-Object { $_ -is [Management.Automation.ErrorRecord] }).Count
            gpos = @($global:Gpos | ForEach-Object { @{ name = $_.DisplayName; id = "$($_.Id)"; description = $_.Description; items = @($_.Items) } })
        }
    }
    @{ steps = @($steps) }
}
[IO.File]::WriteAllText($ResultFile, (ConvertTo-Json @($results) -Depth 10))

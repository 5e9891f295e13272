# Runs cases one after the other in one PowerShell: each fills the table that stands in for Windows, then runs scripts.
param([string]$CasesFile, [string]$ResultFile)
$ErrorActionPreference = 'Stop'

# Stand-ins for cmdlets that only Windows has.
function global:Get-WinEvent {
    param($FilterHashtable, $MaxEvents)
    if ("$($global:Windows.Events)" -eq 'unreadable') { throw 'Attempted to perform an unauthorized operation.' }
    if ("$($global:Windows.Events)" -eq '0') { Write-Error -ErrorId 'NoMatchingEventsFound' -Message 'No events were found.' -ErrorAction Stop }
    # The record of an event, with the XML that the event log gives for it.
    $xml = @($global:Windows.Events)
    if ($global:Windows.Events -is [ValueType]) { $xml = @('<Event><EventData><Data Name="Type">client</Data><Data Name="ErrorState">10013</Data></EventData></Event>') * $global:Windows.Events }
    foreach ($text in $xml) {
        [pscustomobject]@{ Id = $FilterHashtable.Id; TimeCreated = [datetime]'2026-11-20T08:15:00'; Xml = $text } | Add-Member ScriptMethod ToXml { $this.Xml } -PassThru
    }
}
function global:Get-HotFix {
    if ($null -eq $global:Windows.HotFixes) { throw 'Access is denied.' }
    $global:Windows.HotFixes | ForEach-Object { [pscustomobject]@{ HotFixID = $_ } }
}

function Copy-Registry {
    $copy = [ordered]@{}
    foreach ($path in @($global:Windows.Keys.Keys | Sort-Object)) {
        $values = [ordered]@{}
        foreach ($name in @($global:Windows.Keys[$path].Keys | Sort-Object)) {
            $held = $global:Windows.Keys[$path][$name]
            $data = $held.Data
            if ($held.Type -eq 'REG_DWORD') { $data = ([int64]$data) -band 4294967295L }
            $values[$name] = [ordered]@{ type = $held.Type; data = $data }
        }
        $copy[$path] = $values
    }
    $copy
}

$results = foreach ($case in (Get-Content -LiteralPath $CasesFile -Raw | ConvertFrom-Json)) {
    $global:Windows = @{
        Keys = @{}; Bits = $case.windows.bits; Name = $case.windows.name; Elevated = $case.windows.elevated; Writes = 0; InterruptedAt = 0; FailsAt = $case.windows.failsAt
        DiskFull = $case.windows.diskFull; FolderProblem = $case.windows.folderProblem; Unreadable = @($case.windows.unreadable); Events = $case.windows.events; HotFixes = $case.windows.hotFixes
    }
    # A key has all the keys above it, as in any registry.
    foreach ($path in @($case.windows.keys) + @($case.windows.values | ForEach-Object { "$($_.view)|$($_.key)" })) {
        $view, $key = $path.Split('|')
        $above = ''
        foreach ($part in $key.Split('\')) {
            $above = "$above\$part".TrimStart('\')
            if (-not $global:Windows.Keys.ContainsKey("$view|$above")) { $global:Windows.Keys["$view|$above"] = @{} }
        }
    }
    foreach ($value in $case.windows.values) {
        $path = "$($value.view)|$($value.key)"
        $data = $value.data
        switch ($value.type) {
            'REG_DWORD' { $data = [BitConverter]::ToInt32([BitConverter]::GetBytes([uint32]$data), 0) }
            'REG_MULTI_SZ' { $data = [string[]]@($data) }
            'REG_BINARY' { $data = [byte[]]@($data) }
            'REG_NONE' { $data = [byte[]]@($data) }
        }
        $global:Windows.Keys[$path][$value.name] = @{ Type = $value.type; Data = $data; Size = $value.size }
    }
    $start = Copy-Registry
    $steps = foreach ($step in $case.steps) {
        $global:LASTEXITCODE = -1
        if ($null -ne $step.windows) { foreach ($change in $step.windows.PSObject.Properties) { $global:Windows[$change.Name] = $change.Value } }
        $arguments = @{}
        foreach ($argument in $step.arguments.PSObject.Properties) { $arguments[$argument.Name] = $argument.Value }
        $global:Windows.Writes = 0
        $ended = 'exit'
        try { $output = @(& $step.script @arguments *>&1 | ForEach-Object { "$_" }) }
        catch { $ended = "$_"; $output = @() }
        @{ code = $global:LASTEXITCODE; output = $output -join "`n"; ended = $ended; registry = Copy-Registry }
    }
    @{ start = $start; steps = @($steps) }
}
# ASCII, so that half a surrogate pair can be written as well.
[IO.File]::WriteAllText($ResultFile, [regex]::Replace((ConvertTo-Json @($results) -Depth 10), '[^\x0a\x0d\x20-\x7e]', { param($Match) '\u{0:x4}' -f [int][char]$Match.Value }))

# Runs cases one after the other in one PowerShell for Windows, on the registry of this Windows: each clears what the
# scripts touch, sets what it is given byte for byte, runs scripts and takes down every byte of those keys after each.
param([string]$CasesFile, [string]$ResultFile)
$ErrorActionPreference = 'Stop'
Add-Type -TypeDefinition ([IO.File]::ReadAllText((Join-Path $PSScriptRoot 'RawRegistry.cs')))

# A batch file or another program of Windows: its own process, as an administrator starts it.
function Invoke-Program([string]$Program, [string[]]$Arguments) {
    $start = New-Object Diagnostics.ProcessStartInfo $Program
    foreach ($argument in $Arguments) { $start.ArgumentList.Add($argument) }
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $start.UseShellExecute = $false
    # Wine now and then cannot start a program on a busy machine ("Internal error"); nothing has run then.
    for ($attempt = 1; ; $attempt++) {
        try { $process = [Diagnostics.Process]::Start($start); break }
        catch { if ($attempt -eq 5) { throw }; Start-Sleep -Seconds $attempt }
    }
    $errors = $process.StandardError.ReadToEndAsync()
    $output = $process.StandardOutput.ReadToEnd()
    $process.WaitForExit()
    @{ code = $process.ExitCode; output = $output.Replace("`r`n", "`n"); errors = $errors.Result.Replace("`r`n", "`n"); ended = 'exit' }
}

function Invoke-Step($Step) {
    $path = "C:\$($Step.script)"
    if ($Step.script -like '*.cmd') { return Invoke-Program 'cmd.exe' (@('/c', $path) + @($Step.arguments)) }
    if ($Step.script -like '*.reg') { return Invoke-Program 'regedit.exe' @('/S', $path) }
    $arguments = @{}
    foreach ($name in @($Step.arguments)) { $arguments[$name] = $true }
    $global:LASTEXITCODE = -1
    $ended = 'exit'
    try { $said = @(& $path @arguments *>&1) }
    catch { $ended = "$_"; $said = @() }
    $errors = @($said | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
    @{ code = $global:LASTEXITCODE; output = "$(($said | Where-Object { $errors -notcontains $_ }) -join "`n")"; errors = "$($errors -join "`n")"; ended = $ended }
}

$given = [IO.File]::ReadAllText($CasesFile) | ConvertFrom-Json
$results = foreach ($case in $given.cases) {
    foreach ($folder in "$env:SystemRoot\TlsReady", "$env:ProgramData\TlsReady") {
        # What a batch file has just closed can still be held for a moment.
        for ($attempt = 1; Test-Path -LiteralPath $folder; $attempt++) {
            try { Remove-Item -LiteralPath $folder -Recurse -Force }
            catch { if ($attempt -eq 5) { throw }; Start-Sleep -Seconds $attempt }
        }
    }
    foreach ($root in $given.roots) { [TlsReadyProof.RawRegistry]::Clear($root) }
    foreach ($value in @($case.windows) + @($case.values)) {
        if ($null -eq $value.type) { [TlsReadyProof.RawRegistry]::Remove($value.key, $value.name) }
        else { [TlsReadyProof.RawRegistry]::Set($value.key, $value.name, [uint32]$value.type, [Convert]::FromBase64String($value.bytes)) }
    }
    foreach ($key in $case.keys) { [TlsReadyProof.RawRegistry]::Make($key) }
    # Every byte is taken down before anything is denied: what may not be read could not be compared.
    $start = [TlsReadyProof.RawRegistry]::Dump($given.roots)
    foreach ($key in $case.denied) { [TlsReadyProof.RawRegistry]::Deny($key, $true) }
    $steps = foreach ($step in $case.steps) {
        foreach ($value in $step.before) {
            if ($null -eq $value.type) { [TlsReadyProof.RawRegistry]::Remove($value.key, $value.name) }
            else { [TlsReadyProof.RawRegistry]::Set($value.key, $value.name, [uint32]$value.type, [Convert]::FromBase64String($value.bytes)) }
        }
        $ran = Invoke-Step $step
        foreach ($key in $case.denied) { [TlsReadyProof.RawRegistry]::Deny($key, $false) }
        $ran.registry = [TlsReadyProof.RawRegistry]::Dump($given.roots)
        foreach ($key in $case.denied) { [TlsReadyProof.RawRegistry]::Deny($key, $true) }
        $ran
    }
    foreach ($key in $case.denied) { [TlsReadyProof.RawRegistry]::Deny($key, $false) }
    @{ start = $start; steps = @($steps) }
}
# ASCII, so that half a surrogate pair can be written as well.
[IO.File]::WriteAllText($ResultFile, [regex]::Replace((ConvertTo-Json @($results) -Depth 10 -Compress), '[^\x20-\x7e]', { param($Match) '\u{0:x4}' -f [int][char]$Match.Value }))

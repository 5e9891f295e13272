<#
Runs check, enable and rollback on the registry of this machine, which must be one to throw away: a runner of the
workflow. After enable and rollback the exported keys must be the same, byte for byte, as before; from a bare start, and
with a wrong value, a value of the wrong type and foreign values beside. Exit code 0: all held. 1: something did not.
#>
param(
    [Parameter(Mandatory = $true)][string]$Engine,
    [Parameter(Mandatory = $true)][string]$Artifacts
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$work = Join-Path ([IO.Path]::GetTempPath()) "tls-ready-$PID"
[void](New-Item -ItemType Directory -Path $work)
$keys = 'HKLM\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL', 'HKLM\SOFTWARE\Microsoft\.NETFramework', 'HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings\WinHttp'
$dotnet = 'HKLM\SOFTWARE\Microsoft\.NETFramework\v4.0.30319'
$script:Failed = 0

function Assert-That([bool]$Holds, [string]$What) {
    if ($Holds) { "  holds   $What" } else { "  FAILS   $What"; $script:Failed++ }
}

# Every key in both views, as reg.exe writes it.
function Get-Export {
    $text = foreach ($key in $keys) {
        foreach ($view in '/reg:64', '/reg:32') {
            $file = Join-Path $work 'export.reg'
            if (Test-Path -LiteralPath $file) { Remove-Item -LiteralPath $file }
            & reg.exe export $key $file /y $view 2>&1 | Out-Null
            "$key $view"
            if (Test-Path -LiteralPath $file) { [IO.File]::ReadAllText($file) } else { 'absent' }
        }
    }
    $text -join "`n"
}

function Invoke-Script([string]$Name, [string[]]$Arguments) {
    $path = Join-Path $work (Split-Path $Name -Leaf)
    # As downloaded: with CRLF, without which cmd.exe loses its way among labels.
    [IO.File]::WriteAllText($path, ([IO.File]::ReadAllText((Join-Path $Artifacts $Name)) -replace "`r?`n", "`r`n"))
    if ($Name -like '*.cmd') { $output = & cmd.exe /c $path @Arguments 2>&1 }
    else { $output = & $Engine -NoProfile -NonInteractive -ExecutionPolicy Bypass -File $path @Arguments 2>&1 }
    $code = $LASTEXITCODE
    if ("$output" -notmatch 'TLS Ready') { $code = -1 }
    @{ Code = $code; Output = ($output -join "`n") }
}

function Test-RoundTrip([string]$Title, [string]$Check, [string]$Enable, [string]$Rollback, [string[]]$Dry, [string[]]$ValuesOnly, [int[]]$Expected) {
    $Title
    $failedBefore = $script:Failed
    $before = Get-Export
    [void](Invoke-Script $Enable $Dry)
    Assert-That ((Get-Export) -ceq $before) "$Enable $Dry writes nothing"
    $enabled = Invoke-Script $Enable @()
    Assert-That ($Expected -contains $enabled.Code) "$Enable ends with $($Expected -join ' or ') (it was $($enabled.Code))"
    $checked = Invoke-Script $Check $ValuesOnly
    Assert-That ($checked.Code -eq $enabled.Code) "$Check says the same (it was $($checked.Code))"
    $between = Get-Export
    [void](Invoke-Script $Enable @())
    Assert-That ((Get-Export) -ceq $between) "a second $Enable writes nothing"
    $undone = Invoke-Script $Rollback @()
    Assert-That ($undone.Code -eq 0) "$Rollback ends with 0 (it was $($undone.Code))"
    $after = Get-Export
    Assert-That ($after -ceq $before) 'everything is as it was'
    Compare-Object ($before -split "`r?`n") ($after -split "`r?`n") | ForEach-Object { "          $($_.SideIndicator) $($_.InputObject)" }
    if ($script:Failed -gt $failedBefore) { $enabled.Output; $checked.Output; $undone.Output }
}

foreach ($start in 'as it is', 'wrong and foreign values', 'a value of the wrong type') {
    if ($start -eq 'wrong and foreign values') {
        & reg.exe add $dotnet /v SchUseStrongCrypto /t REG_DWORD /d 0 /f /reg:64 | Out-Null
        & reg.exe add $dotnet /v Foreign /t REG_SZ /d 'kept "as" it is' /f /reg:32 | Out-Null
    }
    $expected = @(0)
    if ($start -eq 'a value of the wrong type') {
        & reg.exe add $dotnet /v SystemDefaultTlsVersions /t REG_SZ /d 1 /f /reg:64 | Out-Null
        $expected = @(1)
    }
    Test-RoundTrip "PowerShell, $start" 'powershell-check\check.ps1' 'powershell-enable\enable.ps1' 'powershell-rollback\rollback.ps1' @('-WhatIf') @('-ValuesOnly') $expected
    Test-RoundTrip "Batch files, $start" 'cmd\check.cmd' 'cmd\enable.cmd' 'cmd\rollback.cmd' @('/whatif') @() $expected
}
Remove-Item -LiteralPath $work -Recurse
if ($script:Failed -gt 0) { "$($script:Failed) did not hold."; exit 1 }
'All of it held.'

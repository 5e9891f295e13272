<#
TLS Ready: enable TLS 1.2 on this machine.

What it is:   the change for this one machine, to be run as administrator in Windows PowerShell 3.0 or
              later, or PowerShell 7.
What it does: writes the registry values that your plan names and that are missing or not right here.
              What is already right, other values and existing keys stay as they are. A value of the
              wrong type is reported and left, unless you say -ReplaceWrongType and it can be restored
              exactly. Before the first write it saves what was there to a file in a folder that only
              administrators can write to. If a write fails, it restores what it had written. It reads
              everything again at the end and says whether a restart is due. It never restarts. No
              Schannel protocol is disabled; DefaultSecureProtocols, if in your plan, limits WinHTTP to
              TLS 1.2.
How to run:   powershell -NoProfile -ExecutionPolicy Bypass -File enable.ps1 -WhatIf
              -WhatIf            say what would be written; write nothing
              -Confirm           ask before each value
              -ReplaceWrongType  also replace values of the wrong type
              -BackupFolder      another folder for the backup
              Where a policy allows signed scripts only, sign it first or use the .cmd files.
How to undo:  rollback.ps1, which reads the backup and restores exactly what was there.
Exit codes:   0 Ready   1 Action needed: something was left as it is   2 Unknown   3 not elevated
              4 cannot run here   5 no safe backup could be made   6 a write failed
              After 3, 4 and 5 nothing was changed. With -WhatIf, 1 also means that there is work to do.

#part made
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
param(
    [switch]$ReplaceWrongType,
    [string]$BackupFolder
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

#region data
# Written by script-data.ts: what the plan calls for.
#endregion data

#region start
#part Stop-Script

#part Get-Obstacle
#endregion start
#region windows
#part windows
#endregion windows
#region machine
#part machine

#part Test-Written

#part settings
#endregion machine
#region judging
#part judging
#endregion judging
#region changes
#part changes
#endregion changes
#region backup
#part backup
#endregion backup
#part Get-Step

#part Save-Backup

#part Invoke-Change

#part change-preconditions

# Why a value that is not Ready stays as it is, and what to do: one line each.
function Get-Advice($Step, $Machine) {
    $setting = $Step.Setting
    if ($Step.Verdict -eq 'Info') { return }
    if ($Step.Read.State -eq 'unreadable') { return 'It was left as it is. Run this as administrator, and look at the permissions of the key.' }
    if ($Step.Read.State -eq 'absent') { return 'Nothing is written for it on this Windows.' }
    if ($Step.Verdict -ne 'Action needed' -or (Test-Written $setting $Machine)) { return }
    'It was left as it is, because nothing is written for it on this Windows.'
    $absent = @($setting.absent | Where-Object { Test-InRange $_ $Machine }) | Select-Object -First 1
    if ($null -eq $absent -or $absent.means -eq 'action') { return }
    $view = '/reg:64'
    if ($setting.view -eq 'wow6432') { $view = '/reg:32' }
    if ($Machine.Bits -eq 32) { $view = '' }
    $cure = "To cure it:  reg delete `"HKLM\$($setting.key)`" /v $($setting.name) /f $view".TrimEnd()
    if ($Step.Read.Type -ne $setting.type) { return "Way back:    reg export `"HKLM\$($setting.key)`" before.reg $view, first of all; then reg import before.reg $view", $cure }
    $cure
    "Way back:    reg add `"HKLM\$($setting.key)`" /v $($setting.name) /t REG_DWORD /d $(Format-Data $Step.Read) /f $view".TrimEnd()
}

$where = "$($machine.Name) ($($machine.Title), $($machine.Version), $($machine.Bits)-bit)"
if ($WhatIfPreference) { "TLS Ready: what enable.ps1 would write on $where. It writes nothing now." }
else { "TLS Ready: enable TLS 1.2 on $where, with a backup first. It disables no Schannel protocol and does not restart." }
$settings = Select-SettingHere $data.settings $machine
$inexact = @{}
$steps = @(Select-Exact @($settings | ForEach-Object { Get-Step $_ $machine $ReplaceWrongType.IsPresent } | Where-Object { $_.Act }) $inexact)
$agreed = @($steps | Where-Object { $PSCmdlet.ShouldProcess("$(Format-Key $_.Setting) $($_.Setting.name)", ('write REG_DWORD 0x{0:x8}' -f $_.Setting.write.value)) })

$change = @{ Written = @(); Backup = ''; Code = 0; Failed = '' }
if ($agreed.Count -gt 0) {
    if (-not $BackupFolder) { $BackupFolder = Get-DefaultBackupFolder }
    # .NET would take a relative path from where the process started, not from where PowerShell stands.
    try { $BackupFolder = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($BackupFolder) }
    catch { Stop-Script 5 "no backup could be made, so nothing was changed. $($_.Exception.GetBaseException().Message)" }
    Invoke-Change $agreed $machine $BackupFolder $data.contentVersion $change
    if ($change.Code -ne 0) { Stop-Script $change.Code $change.Failed }
}

$count = @{ 'Ready' = 0; 'Action needed' = 0; 'Unknown' = 0; 'Info' = 0 }
foreach ($setting in $settings) {
    $step = Get-Step $setting $machine $false
    $count[$step.Verdict]++
    $pending = @($steps | Where-Object { $_.Setting.id -eq $setting.id })
    if ($WhatIfPreference -and $pending.Count -gt 0) {
        $now = 'not set'
        if ($step.Read.State -eq 'present') { $now = Format-Data $step.Read }
        '  Would write    {0} {1}: 0x{2:x8}, now {3}' -f (Format-Key $setting), $setting.name, $setting.write.value, $now
        if ($setting.write.takesAway) { "                 $($setting.write.takesAway)" }
        continue
    }
    if ($step.Verdict -eq 'Ready' -or $step.Verdict -eq 'Info') { continue }
    $found = 'not set'
    if ($step.Read.State -eq 'present') { $found = Format-Data $step.Read }
    if ($step.Read.State -eq 'unreadable') { $found = 'unreadable' }
    '  {0,-14} {1} {2}: {3}; right is {4}' -f $step.Verdict, (Format-Key $setting), $setting.name, $found, (Format-Right $setting $machine)
    if ($inexact.ContainsKey($setting.id)) { "                 $($inexact[$setting.id])" }
    else {
        "                 $($step.Because)"
        Get-Advice $step $machine | ForEach-Object { "                 $_" }
    }
}
$restart = @($change.Written | Where-Object { $_.restart }).Count -gt 0
if ($restart) { 'Restart Windows for the change to take effect. This script does not restart it.' }
elseif ($change.Written.Count -eq 0) { 'Nothing was changed.' }
$result = 'Ready'
$code = 0
if ($count['Unknown'] -gt 0) { $result = 'Unknown'; $code = 2 }
if ($count['Action needed'] -gt 0 -or ($WhatIfPreference -and $steps.Count -gt 0)) { $result = 'Action needed'; $code = 1 }
if ($WhatIfPreference -and $steps.Count -gt 0) {
    $explicit = @($steps | Where-Object { $_.Verdict -eq 'Ready' }).Count
    "Would write $($steps.Count) values: $($steps.Count - $explicit) need action, $explicit are right by default here and would only be made explicit."
}
$next = 'nothing is left to do here.'
if ($restart) { $next = 'restart Windows, then run check.ps1. Way back: rollback.ps1.' }
if ($result -eq 'Unknown') { $next = 'solve what is named above and run check.ps1.' }
if ($result -eq 'Action needed') { $next = 'do what is named above, then run check.ps1.' }
if ($restart -and $code -ne 0) { $next += ' Restart first. Way back: rollback.ps1.' }
if ($WhatIfPreference -and $steps.Count -gt 0) { $next = 'run enable.ps1 as administrator. Way back: rollback.ps1.' }
"Result: $result ($($count['Action needed']) action needed, $($count['Unknown']) unknown, $($count['Ready']) ready). Next: $next"
exit $code

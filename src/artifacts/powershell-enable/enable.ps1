<#
TLS Ready: enable TLS 1.2 on this machine.

What it is:   the change for this one machine, to be run as administrator in Windows PowerShell 5.1 or
              PowerShell 7.
What it does: writes the registry values that your plan names and that are missing or not right here.
              What is already right, other values and existing keys stay as they are. A value of the
              wrong type is reported and left, unless you say -ReplaceWrongType and it can be put back
              exactly. Before the first write it saves what was there to a file in a folder that only
              administrators can write to. If a write fails, it puts back what it had written. It reads
              everything again at the end and says whether a restart is due. It never restarts. No
              Schannel protocol is turned off; DefaultSecureProtocols, where your plan has it, leaves
              WinHTTP with TLS 1.2 alone.
How to run:   powershell -NoProfile -ExecutionPolicy Bypass -File enable.ps1 -WhatIf
              -WhatIf            say what would be written; write nothing
              -Confirm           ask before each value
              -ReplaceWrongType  also replace values of the wrong type
              -BackupFolder      another folder for the backup
              Where a policy allows signed scripts only, sign it first or use the .cmd files.
How to undo:  rollback.ps1, which reads the backup and puts back exactly what was there.
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

#part change-preconditions

"TLS Ready: enable TLS 1.2 on $($machine.Name) ($($machine.Title), $($machine.Version), $($machine.Bits)-bit)"
$settings = Select-SettingHere $data.settings $machine
$steps = @($settings | ForEach-Object { Get-Step $_ $machine $ReplaceWrongType.IsPresent } | Where-Object { $_.Act })
$agreed = @($steps | Where-Object { $PSCmdlet.ShouldProcess("$(Format-Key $_.Setting) $($_.Setting.name)", ('write REG_DWORD 0x{0:x8}' -f $_.Setting.write.value)) })

$written = @()
if ($agreed.Count -gt 0) {
    if (-not $BackupFolder) { $BackupFolder = Get-DefaultBackupFolder }
    try {
        # .NET would take a relative path from where the process started, not from where PowerShell stands.
        $BackupFolder = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($BackupFolder)
        $backupText = ConvertTo-BackupText $agreed $machine $data.contentVersion
        $saved = $backupText | ConvertFrom-Json
        # Text that JSON cannot carry exactly could not be put back exactly.
        for ($at = 0; $at -lt $agreed.Count; $at++) {
            if (-not (Test-SameValue $agreed[$at].Read @($saved.values)[$at])) { throw "$($agreed[$at].Setting.name) holds something that a backup cannot hold exactly" }
        }
        $backup = Save-Backup $BackupFolder $backupText
    }
    catch { Stop-Script 5 "no backup could be made, so nothing was changed. $($_.Exception.GetBaseException().Message)" }
    "  Backup         $backup"
    foreach ($step in $agreed) {
        $setting = $step.Setting
        $label = "$(Format-Key $setting) $($setting.name)"
        try {
            $number = [BitConverter]::ToInt32([BitConverter]::GetBytes([uint32]$setting.write.value), 0)
            Set-RegistryValue $setting.view $setting.key $setting.name 'REG_DWORD' $number
            $written += $setting
            '  Written        {0}: 0x{1:x8}' -f $label, $setting.write.value
        }
        catch {
            "  Failed         ${label}: $($_.Exception.GetBaseException().Message)"
            try {
                #part put-back
            }
            catch { Stop-Script 6 "a write failed and not everything could be put back: $($_.Exception.GetBaseException().Message). Run rollback.ps1 -Backup `"$backup`"." }
            Stop-Script 6 'a write failed. What had been written was put back, so nothing is changed.'
        }
    }
}

$count = @{ 'Ready' = 0; 'Action needed' = 0; 'Unknown' = 0 }
foreach ($setting in $settings) {
    $step = Get-Step $setting $machine $false
    $count[$step.Verdict]++
    $pending = $WhatIfPreference -and @($steps | Where-Object { $_.Setting.id -eq $setting.id }).Count -gt 0
    if ($step.Verdict -ne 'Ready' -and -not $pending) {
        '  {0,-14} {1} {2}' -f $step.Verdict, (Format-Key $setting), $setting.name
        "                 $($step.Because)"
    }
}
if (@($written | Where-Object { $_.restart }).Count -gt 0) { 'A restart of Windows is due before the change takes effect. This script does not restart.' }
elseif ($written.Count -eq 0) { 'Nothing was written.' }
$result = 'Ready'
$code = 0
if ($count['Unknown'] -gt 0) { $result = 'Unknown'; $code = 2 }
if ($count['Action needed'] -gt 0 -or ($WhatIfPreference -and $steps.Count -gt 0)) { $result = 'Action needed'; $code = 1 }
"Result: $result ($($count['Action needed']) action needed, $($count['Unknown']) unknown, $($count['Ready']) ready)"
exit $code

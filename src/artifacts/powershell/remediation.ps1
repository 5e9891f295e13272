[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
param([string]$BackupFolder)

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

#part Format-Line

#part change-preconditions

$settings = Select-SettingHere $data.settings $machine
$inexact = @{}
$due = @(Select-Exact @($settings | ForEach-Object { Get-Step $_ $machine $false } | Where-Object { $_.Act }) $inexact)
$agreed = @($due | Where-Object { $PSCmdlet.ShouldProcess("$(Format-Key $_.Setting) $($_.Setting.name)", ('write REG_DWORD 0x{0:x8}' -f $_.Setting.write.value)) })

$change = @{ Written = @(); Backup = ''; Code = 0; Failed = '' }
if ($agreed.Count -gt 0) {
    if (-not $BackupFolder) { $BackupFolder = Get-DefaultBackupFolder }
    # .NET would take a relative path from where the process started, not from where PowerShell stands.
    try { $BackupFolder = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($BackupFolder) }
    catch { Stop-Script 5 (Format-Line "no backup could be made, so nothing was changed. $($_.Exception.GetBaseException().Message)") }
    $null = Invoke-Change $agreed $machine $BackupFolder $data.contentVersion $change
    if ($change.Code -ne 0) { Stop-Script $change.Code (Format-Line $change.Failed) }
}
$written = $change.Written

$after = @($settings | ForEach-Object { Get-Step $_ $machine $false })
$open = @($after | Where-Object { $_.Verdict -ne 'Ready' })
$result = 'Ready'
$code = 0
if (@($after | Where-Object { $_.Verdict -eq 'Unknown' }).Count -gt 0) { $result = 'Unknown'; $code = 2 }
if (@($after | Where-Object { $_.Verdict -eq 'Action needed' }).Count -gt 0 -or ($WhatIfPreference -and $due.Count -gt 0)) { $result = 'Action needed'; $code = 1 }

$parts = @("$result on $($machine.Name) ($($machine.Version), $($machine.Bits)-bit)")
if ($written.Count -gt 0) { $parts += "Written: $($written.Count) of $($after.Count) values. Backup: $($change.Backup)" }
elseif ($WhatIfPreference -and $due.Count -gt 0) { $parts += "Would write $($due.Count) of $($after.Count) values" }
else { $parts += 'Nothing was changed' }
if (@($written | Where-Object { $_.restart }).Count -gt 0) { $parts += 'Restart Windows for the change to take effect; this script does not restart it' }
if (-not $WhatIfPreference -and $open.Count -gt 0) { $parts += "Left as it is: $(@($open | ForEach-Object { Format-Step $_ }) -join ', ')" }
Stop-Script $code (Format-Line "$($parts -join '. ').")

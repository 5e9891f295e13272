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

#part Format-Line

#part change-preconditions

$settings = Select-SettingHere $data.settings $machine
$due = @($settings | ForEach-Object { Get-Step $_ $machine $false } | Where-Object { $_.Act })
$agreed = @($due | Where-Object { $PSCmdlet.ShouldProcess("$(Format-Key $_.Setting) $($_.Setting.name)", ('write REG_DWORD 0x{0:x8}' -f $_.Setting.write.value)) })

$written = @()
$backup = ''
if ($agreed.Count -gt 0) {
    if (-not $BackupFolder) { $BackupFolder = Get-DefaultBackupFolder }
    try {
        $backupText = ConvertTo-BackupText $agreed $machine $data.contentVersion
        $backup = Save-Backup $BackupFolder $backupText
    }
    catch { Stop-Script 5 (Format-Line "no backup could be made, so nothing was changed. $($_.Exception.GetBaseException().Message)") }
    $saved = $backupText | ConvertFrom-Json
    foreach ($step in $agreed) {
        $setting = $step.Setting
        try {
            $number = [BitConverter]::ToInt32([BitConverter]::GetBytes([uint32]$setting.write.value), 0)
            Set-RegistryValue $setting.view $setting.key $setting.name 'REG_DWORD' $number
            $written += $setting
        }
        catch {
            $problem = "$(Format-Key $setting) $($setting.name): $($_.Exception.GetBaseException().Message)"
            try {
                #part put-back
            }
            catch { Stop-Script 6 (Format-Line "a write failed and not everything could be put back: $($_.Exception.GetBaseException().Message). Run rollback.ps1 -Backup `"$backup`". What failed: $problem") }
            Stop-Script 6 (Format-Line "a write failed. What had been written was put back, so nothing is changed. What failed: $problem")
        }
    }
}

$after = @($settings | ForEach-Object { Get-Step $_ $machine $false })
$open = @($after | Where-Object { $_.Verdict -ne 'Ready' })
$result = 'Ready'
$code = 0
if (@($after | Where-Object { $_.Verdict -eq 'Unknown' }).Count -gt 0) { $result = 'Unknown'; $code = 2 }
if (@($after | Where-Object { $_.Verdict -eq 'Action needed' }).Count -gt 0 -or ($WhatIfPreference -and $due.Count -gt 0)) { $result = 'Action needed'; $code = 1 }

$parts = @("$result on $($machine.Name) ($($machine.Version), $($machine.Bits)-bit)")
if ($written.Count -gt 0) { $parts += "Written: $($written.Count) of $($after.Count) values. Backup: $backup" }
elseif ($WhatIfPreference -and $due.Count -gt 0) { $parts += "Would write $($due.Count) of $($after.Count) values" }
else { $parts += 'Nothing was written' }
if (@($written | Where-Object { $_.restart }).Count -gt 0) { $parts += 'A restart of Windows is due before the change takes effect; this script does not restart' }
if (-not $WhatIfPreference -and $open.Count -gt 0) { $parts += "Left as it is: $(@($open | ForEach-Object { Format-Step $_ }) -join ', ')" }
Stop-Script $code (Format-Line "$($parts -join '. ').")

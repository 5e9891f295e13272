# Writes what was agreed, after a backup, and says each step in a line. Fills Result: Written (settings), Backup (path),
# and where it failed Code and Failed (a sentence). If a write fails, all is restored and read back.
function Invoke-Change($Agreed, $Machine, [string]$Folder, [string]$ContentVersion, [hashtable]$Result) {
    $lock = $null
    try {
        try {
            $lock = Open-BackupFolder $Folder
            # Read again now that nobody else changes it: what is saved must be what is replaced.
            foreach ($step in $Agreed) {
                $now = Read-RegistryValue $step.Setting.view $step.Setting.key $step.Setting.name
                if (-not (Test-SameValue $now @{ state = $step.Read.State; type = $step.Read.Type; data = (ConvertTo-BackupData $step.Read) })) { throw "$($step.Setting.name) was changed by something else just now" }
            }
            $text = ConvertTo-BackupText $Agreed $Machine $ContentVersion
            $saved = $text | ConvertFrom-Json
            # Text that JSON cannot carry exactly could not be restored exactly.
            for ($at = 0; $at -lt $Agreed.Count; $at++) {
                if (-not (Test-SameValue $Agreed[$at].Read @($saved.values)[$at])) { throw "$($Agreed[$at].Setting.name) holds something that a backup cannot hold exactly" }
            }
            $backup = Save-Backup $Folder $text
        }
        catch {
            $Result.Code = 5
            $Result.Failed = "no backup could be made, so nothing was changed. $($_.Exception.GetBaseException().Message)"
            return
        }
        $Result.Backup = $backup
        "  Backup         $backup"
        foreach ($step in $Agreed) {
            $setting = $step.Setting
            $label = "$(Format-Key $setting) $($setting.name)"
            $was = 'not set'
            if ($step.Read.State -eq 'present') { $was = Format-Data $step.Read }
            try {
                $number = [BitConverter]::ToInt32([BitConverter]::GetBytes([uint32]$setting.write.value), 0)
                Set-RegistryValue $setting.view $setting.key $setting.name 'REG_DWORD' $number
                $now = Read-RegistryValue $setting.view $setting.key $setting.name
                if ($now.State -ne 'present' -or $now.Type -ne 'REG_DWORD' -or $now.Data -ne $number) { throw 'it does not read back as it was written' }
                $Result.Written += $setting
                '  Written        {0}: 0x{1:x8}, was {2}' -f $label, $setting.write.value, $was
                if ($setting.write.takesAway) { "                 $($setting.write.takesAway)" }
            }
            catch {
                $problem = "${label}: $($_.Exception.GetBaseException().Message)"
                "  Failed         $problem"
                $Result.Code = 6
                $Result.Failed = "a write failed. All values already written were restored and read back. What failed: $problem"
                try { Undo-Change $saved $backup }
                catch { $Result.Failed = "a write failed and not everything could be restored: $($_.Exception.GetBaseException().Message). Run rollback.ps1 -Backup `"$backup`". What failed: $problem" }
                return
            }
        }
    }
    finally { if ($null -ne $lock) { $lock.Dispose() } }
}

# Restores what a backup holds, reads it back, and only then marks it as undone.
function Undo-Change($Saved, [string]$Backup) {
    foreach ($entry in $Saved.values) {
        if (-not (Test-SameValue (Read-RegistryValue $entry.view $entry.key $entry.name) $entry)) { Restore-Value $entry }
        if (-not (Test-SameValue (Read-RegistryValue $entry.view $entry.key $entry.name) $entry)) { throw "$($entry.name) does not read back as it was" }
    }
    $keys = @($Saved.createdKeys)
    [array]::Reverse($keys)
    foreach ($key in $keys) { [void](Remove-EmptyKey $key.view $key.key) }
    [IO.File]::WriteAllText(($Backup -replace '\.json$', '.undone'), 'undone')
}

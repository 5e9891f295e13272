<#
TLS Ready: undo what enable.ps1 did on this machine.

What it is:   the undo for this one machine, to be run as administrator in Windows PowerShell 3.0 or
              later, or PowerShell 7.
What it does: reads the newest backup of enable.ps1 that was not undone yet and restores exactly what
              was there: content, type, or that a value was missing. Removes only keys that enable.ps1
              made and that are empty. It works too where enable.ps1 was interrupted. It refuses a
              backup that is damaged or of another machine, or older than one that is still to be
              undone (of enable.ps1 or of enable.cmd), and then changes nothing. Reads everything again at the end. It never restarts.
How to run:   powershell -NoProfile -ExecutionPolicy Bypass -File rollback.ps1 -WhatIf
              -WhatIf          say what would be restored; change nothing
              -Confirm         ask before each value
              -Backup          the backup file to use
              -BackupFolder    the folder to look in, if enable.ps1 was given another one
              -RenamedMachine  accept a backup made when this machine had another name
              Where a policy allows signed scripts only, sign it first or use the .cmd files.
How to undo:  run enable.ps1 again.
Exit codes:   0 everything is as it was   1 Action needed: you declined some of it, or with -WhatIf
              there is work to do   3 not elevated   4 cannot run here   5 no usable backup
              6 something could not be restored
              After 3, 4 and 5 nothing was changed.

#part made
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
param(
    [string]$Backup,
    [string]$BackupFolder,
    [switch]$RenamedMachine
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

#region start
#part Stop-Script

#part Get-Obstacle
#endregion start
#region windows
#part windows
#endregion windows
#region machine
#part machine

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
# Backups not undone yet, newest first.
function Get-OpenBackup([string]$Folder) {
    if (-not (Test-Path -LiteralPath $Folder)) { return }
    $problem = Get-FolderProblem $Folder
    if ($problem) { throw "$Folder cannot be trusted: $problem. If you know that a backup there is yours, name it with -Backup" }
    Get-BackupFile $Folder
}

# The same, whoever can write there.
function Get-BackupFile([string]$Folder) {
    Get-ChildItem -LiteralPath $Folder -Force | Where-Object { $_.Name -match '^backup-[0-9]{4}\.json$' } |
        Where-Object { -not (Test-Path -LiteralPath (Get-Mark $_.FullName)) } |
        Sort-Object Name -Descending | ForEach-Object { $_.FullName }
}

# The file that says that a backup was undone.
function Get-Mark([string]$Path) { ($Path -replace '\.json$', '') + '.undone' }

function Test-Damaged([string]$Text) { $Text -notmatch '"sha256": *"([0-9a-f]{64})"' -or $Matches[1] -cne (Get-BackupHash $Text) }

# A time of a backup that can be compared: that of an older enable.ps1 can be in another calendar.
function Test-Time([string]$Made) { $Made -match '^20[2-9][0-9]-[01][0-9]-[0-3][0-9] [0-9]{2}:[0-9]{2}:[0-9]{2} UTC$' }

# A backup made after this one that is still to be undone; nothing if there is none. In one folder their numbers say
# so. A copy counts as what it is a copy of; for one from elsewhere the times decide.
function Get-NewerBackup([string]$Path, $Content, [string[]]$Folders) {
    $text = [IO.File]::ReadAllText($Path)
    foreach ($folder in @($Folders | Where-Object { Test-Path -LiteralPath $_ } | Select-Object -Unique)) {
        $files = @(Get-BackupFile $folder)
        $own = -1
        # By its path first: two changes within one second can leave the same text.
        for ($at = 0; $at -lt $files.Count; $at++) { if ($files[$at] -eq $Path) { $own = $at } }
        for ($at = 0; $own -lt 0 -and $at -lt $files.Count; $at++) { if ([IO.File]::ReadAllText($files[$at]) -ceq $text) { $own = $at } }
        for ($at = 0; $at -lt $files.Count; $at++) {
            # Newest first, so what follows the backup itself is older.
            if ($own -ge 0 -and $at -ge $own) { break }
            $other = [IO.File]::ReadAllText($files[$at])
            if ($other -match '"machineId": *"([^"]*)"' -and $Matches[1] -ne $Content.machineId) { continue }
            # A damaged one cannot be undone, and must not keep anyone from undoing this one by name.
            if (Test-Damaged $other) { continue }
            if ($own -ge 0) { return $files[$at] }
            $made = ''
            if ($other -match '"made": *"([^"]*)"') { $made = $Matches[1] }
            if (-not (Test-Time $made) -or -not (Test-Time $Content.made) -or [string]::CompareOrdinal($made, $Content.made) -ge 0) { return $files[$at] }
        }
    }
}

# A backup of enable.cmd that is still to be undone and was not there yet when this one was made. An
# older enable.ps1 did not note that.
function Get-NewerBatchBackup($Content) {
    if (@($Content.PSObject.Properties | Where-Object { $_.Name -eq 'olderBatch' }).Count -eq 0) { return }
    @(Get-BatchBackup | Where-Object { @($Content.olderBatch) -notcontains (Split-Path -Leaf $_) }) | Select-Object -Last 1
}

# The backup's content. Throws a sentence that says what is wrong with it.
function Read-Backup([string]$Path, $Machine, [bool]$RenamedMachine) {
    $text = [IO.File]::ReadAllText($Path)
    # enable.ps1 changes nothing before a backup is whole and has its name.
    $later = 'enable.ps1 changes nothing before a backup is whole, so it was damaged or changed later. Restore the file from a backup of the disk, or restore by hand what can still be read in it'
    if (Test-Damaged $text) { throw "$Path is damaged, or no backup of enable.ps1: its content does not match its checksum. $later" }
    $content = $text | ConvertFrom-Json
    if ($content.format -cne 'tls-ready/backup/1') { throw "$Path has a form that this script does not know: $($content.format)" }
    if ($content.machineId -ne $Machine.Id) { throw "$Path is of another machine, $($content.machineName)" }
    if ($content.machineName -ne $Machine.Name -and -not $RenamedMachine) { throw "$Path was made on $($content.machineName). If this is the same machine under a new name, add -RenamedMachine" }
    $content
}

$obstacle = Get-Obstacle
if ($obstacle) { Stop-Script 4 $obstacle }
if (-not $WhatIfPreference -and -not (Test-Elevated)) { Stop-Script 3 'run this as administrator. Nothing was changed. Next: open PowerShell with "Run as administrator".' }

$machine = Get-Machine
$older = 0
try {
    if (-not $BackupFolder) { $BackupFolder = Get-DefaultBackupFolder }
    $BackupFolder = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($BackupFolder)
    $named = "$Backup" -ne ''
    if (-not $named) {
        $open = @(Get-OpenBackup $BackupFolder)
        if ($open.Count -eq 0) {
            $batch = @(Get-BatchBackup)
            if ($batch.Count -gt 0) { throw "$BackupFolder has no backup of enable.ps1 that is still to be undone. enable.cmd left one in $($batch[-1]): run rollback.cmd" }
            throw "$BackupFolder has no backup that is still to be undone"
        }
        $Backup = $open[0]
        $older = $open.Count - 1
    }
    $Backup = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Backup)
    $hint = ''
    if ($older -gt 0 -and (Test-Damaged ([IO.File]::ReadAllText($Backup)))) { $hint = ". What only this backup recorded stays if you undo the one before it by name: -Backup `"$($open[1])`"" }
    try { $content = Read-Backup $Backup $machine $RenamedMachine.IsPresent }
    catch { throw "$($_.Exception.GetBaseException().Message)$hint" }
    $mark = Get-Mark $Backup
    if (Test-Path -LiteralPath $mark) { throw "$Backup was undone before" }
    # The one made first is undone last, or what comes back is neither the one state nor the other.
    $newer = Get-NewerBackup $Backup $content @((Split-Path -Parent $Backup), $BackupFolder)
    if ($newer) { throw "$newer was made after $Backup and is still to be undone. Undo that one first: -Backup `"$newer`"" }
    $newer = Get-NewerBatchBackup $content
    if ($newer) { throw "enable.cmd made $newer after $Backup, and it is still to be undone. Run rollback.cmd first, then this again" }
}
catch { Stop-Script 5 "$($_.Exception.GetBaseException().Message). Nothing was changed." }
$lock = $null
if (-not $WhatIfPreference) {
    try { $lock = Lock-Folder (Split-Path -Parent $Backup) }
    catch [UnauthorizedAccessException] { $null = $_ }
    catch {
        # A folder that cannot be written to must not keep anyone from undoing.
        if ($_.Exception.GetBaseException() -isnot [UnauthorizedAccessException]) { Stop-Script 5 "another copy is changing this machine now: $($_.Exception.GetBaseException().Message) Nothing was changed. Run this again when it has ended." }
    }
}

if ($WhatIfPreference) { "TLS Ready: what rollback.ps1 would restore on $($machine.Name), from $Backup of $($content.made). It changes nothing now." }
else { "TLS Ready: undo on $($machine.Name), from $Backup of $($content.made). It does not restart." }
try {
    $restored = @()
    $open = 0
    $failed = 0
    foreach ($entry in $content.values) {
        $shown = Format-Key $entry
        $what = 'remove the value'
        if ($entry.state -eq 'present') { $what = "restore $($entry.type) $($entry.data)" }
        $back = 'not set'
        if ($entry.state -eq 'present') { $back = "$($entry.type) $($entry.data)" }
        if ($entry.type -eq 'REG_DWORD') { $back = '0x{0:x8}' -f [int64]$entry.data }
        if ($back.Length -gt 60) { $back = $back.Substring(0, 57) + '...' }
        $back = $back -creplace '[^ -~]', ' '
        try {
            $now = Read-RegistryValue $entry.view $entry.key $entry.name
            if (Test-SameValue $now $entry) { continue }
            $was = 'not set'
            if ($now.State -eq 'present') { $was = Format-Data $now }
            if ($now.State -eq 'unreadable') { $was = 'unreadable' }
            if (-not $PSCmdlet.ShouldProcess("$shown $($entry.name)", $what)) { $open++; continue }
            Restore-Value $entry
            if (-not (Test-SameValue (Read-RegistryValue $entry.view $entry.key $entry.name) $entry)) { throw 'it does not read back as it was' }
            $restored += $entry
            "  Restored       $shown $($entry.name): $back, was $was"
        }
        catch {
            $failed++
            "  Failed         $shown $($entry.name): $($_.Exception.GetBaseException().Message)"
        }
    }
    $keys = @($content.createdKeys)
    [array]::Reverse($keys)
    foreach ($key in $keys) {
        $shown = Format-Key $key
        try {
            if ((Read-SubKeyName $key.view $key.key).State -eq 'absent') { continue }
            if (-not $PSCmdlet.ShouldProcess($shown, 'remove the key if it is empty')) { $open++; continue }
            $outcome = Remove-EmptyKey $key.view $key.key
            if ($outcome -eq 'removed') { "  Removed        $shown" }
            if ($outcome -eq 'kept') { "  Kept           $shown (something else is in it)" }
        }
        catch {
            $failed++
            "  Failed         ${shown}: $($_.Exception.GetBaseException().Message)"
        }
    }

    if ($failed -gt 0) { Stop-Script 6 "$failed could not be restored. Next: fix the errors above and run this again." }
    if ($open -gt 0) {
        if ($WhatIfPreference) { 'Result: Action needed (nothing was changed). Next: run rollback.ps1 as administrator.' } else { 'Result: Action needed (not everything was restored). Next: run this again for the rest.' }
        exit 1
    }
    if (-not $WhatIfPreference) {
        try { [IO.File]::WriteAllText($mark, 'undone') }
        catch { Stop-Script 6 "everything was restored, but $mark could not be written: $($_.Exception.GetBaseException().Message)" }
    }
    if (@($restored | Where-Object { $_.restart }).Count -gt 0) { 'Restart Windows for the change to take effect. This script does not restart it.' }
    $next = 'run check.ps1.'
    if ($older -gt 0) { $next = "$older older backup(s) can still be undone: run this again." }
    "Result: Ready (everything is as it was). Next: $next"
    exit 0
}
finally { if ($null -ne $lock) { $lock.Dispose() } }

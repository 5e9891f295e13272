<#
TLS Ready: undo what enable.ps1 did on this machine.

What it is:   the undo for this one machine, to be run as administrator in Windows PowerShell 5.1 or
              PowerShell 7.
What it does: reads the newest backup of enable.ps1 that was not undone yet and puts back exactly what
              was there: content, type, or that a value was missing. Removes only keys that enable.ps1
              made and that are empty. It works too where enable.ps1 was interrupted. It refuses a
              backup that is damaged or of another machine, or older than one that is still to be
              undone, and then changes nothing. Reads everything again at the end. It never restarts.
How to run:   powershell -NoProfile -ExecutionPolicy Bypass -File rollback.ps1 -WhatIf
              -WhatIf          say what would be put back; change nothing
              -Confirm         ask before each value
              -Backup          the backup file to use
              -BackupFolder    the folder to look in, if enable.ps1 was given another one
              -RenamedMachine  accept a backup made when this machine had another name
              Where a policy allows signed scripts only, sign it first or use the .cmd files.
How to undo:  run enable.ps1 again.
Exit codes:   0 everything is as it was   1 Action needed: you declined some of it, or with -WhatIf
              there is work to do   3 not elevated   4 cannot run here   5 no usable backup
              6 something could not be put back
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
    Get-ChildItem -LiteralPath $Folder -Force | Where-Object { $_.Name -match '^backup-\d{4}\.json$' } |
        Where-Object { -not (Test-Path -LiteralPath (Get-Mark $_.FullName)) } |
        Sort-Object Name -Descending | ForEach-Object { $_.FullName }
}

# The file that says that a backup was undone.
function Get-Mark([string]$Path) { ($Path -replace '\.json$', '') + '.undone' }

# Whether the file stops before its end. enable.ps1 was then stopped while it wrote it, and it writes to the
# registry only after it has read the whole backup back.
function Test-Cut([string]$Path) { [IO.File]::ReadAllText($Path) -notmatch '\n\}\s*\z' }

# A backup made after this one that is still to be undone; nothing if there is none. A cut one does not count.
function Get-NewerBackup([string]$Path, $Content, [string[]]$Folders) {
    $text = [IO.File]::ReadAllText($Path)
    foreach ($folder in @($Folders | Where-Object { Test-Path -LiteralPath $_ })) {
        foreach ($file in @(Get-BackupFile $folder)) {
            $other = [IO.File]::ReadAllText($file)
            # Newest first, so what follows the backup itself, or what this is a copy of, is older.
            if ($other -ceq $text) { break }
            if (Test-Cut $file) { continue }
            if ($other -match '"machineId": *"([^"]*)"' -and $Matches[1] -ne $Content.machineId) { continue }
            if ($other -notmatch '"made": *"([^"]*)"' -or [string]::CompareOrdinal($Matches[1], $Content.made) -ge 0) { return $file }
        }
    }
}

# Folders of enable.cmd's backups that are still to be undone.
function Get-BatchBackup {
    if (-not $env:SystemRoot) { return }
    Get-ChildItem -Path (Join-Path (Join-Path $env:SystemRoot 'TlsReady') 'backup-*') -ErrorAction SilentlyContinue |
        Where-Object { $_.PSIsContainer -and -not (Test-Path -LiteralPath (Join-Path $_.FullName 'undone.txt')) } | ForEach-Object { $_.FullName }
}

# The backup's content. Throws a sentence that says what is wrong with it.
function Read-Backup([string]$Path, $Machine, [bool]$RenamedMachine) {
    $text = [IO.File]::ReadAllText($Path)
    if ($text -notmatch '"sha256": *"([0-9a-f]{64})"') { throw "$Path is not a backup of enable.ps1, or it is damaged" }
    if ($Matches[1] -cne (Get-BackupHash $text)) { throw "$Path is damaged: its content does not match its checksum" }
    $content = $text | ConvertFrom-Json
    if ($content.format -cne 'tls-ready/backup/1') { throw "$Path has a form that this script does not know: $($content.format)" }
    if ($content.machineId -ne $Machine.Id) { throw "$Path is of another machine, $($content.machineName)" }
    if ($content.machineName -ne $Machine.Name -and -not $RenamedMachine) { throw "$Path was made on $($content.machineName). If this is the same machine under a new name, add -RenamedMachine" }
    $content
}

$obstacle = Get-Obstacle
if ($obstacle) { Stop-Script 4 $obstacle }
if (-not $WhatIfPreference -and -not (Test-Elevated)) { Stop-Script 3 'this needs to run as administrator. Nothing was done.' }

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
        if (Test-Cut $Backup) {
            $before = @($open | Where-Object { -not (Test-Cut $_) }) | Select-Object -First 1
            $hint = ''
            if ($null -ne $before) { $hint = ". To undo the one before it, add -Backup `"$before`"" }
            throw "$Backup has no end, as when enable.ps1 is stopped before it changes anything$hint"
        }
        $older = @($open | Where-Object { -not (Test-Cut $_) }).Count - 1
    }
    $Backup = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Backup)
    $content = Read-Backup $Backup $machine $RenamedMachine.IsPresent
    $mark = Get-Mark $Backup
    if (Test-Path -LiteralPath $mark) { throw "$Backup was undone before" }
    # The one made first is undone last, or what comes back is neither the one state nor the other.
    $newer = Get-NewerBackup $Backup $content @((Split-Path -Parent $Backup), $BackupFolder)
    if ($newer) { throw "$newer was made after $Backup and is still to be undone. Undo that one first: -Backup `"$newer`"" }
}
catch { Stop-Script 5 "$($_.Exception.GetBaseException().Message). Nothing was changed." }

"TLS Ready: undo on $($machine.Name), from $Backup of $($content.made)"
$restored = @()
$open = 0
$failed = 0
foreach ($entry in $content.values) {
    $shown = Format-Key $entry
    $what = 'remove the value'
    if ($entry.state -eq 'present') { $what = "put back $($entry.type) $($entry.data)" }
    try {
        if (Test-SameValue (Read-RegistryValue $entry.view $entry.key $entry.name) $entry) { continue }
        if (-not $PSCmdlet.ShouldProcess("$shown $($entry.name)", $what)) { $open++; continue }
        Restore-Value $entry
        if (-not (Test-SameValue (Read-RegistryValue $entry.view $entry.key $entry.name) $entry)) { throw 'it does not read back as it was' }
        $restored += $entry
        "  Put back       $shown $($entry.name)"
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

if ($failed -gt 0) { Stop-Script 6 "$failed could not be put back. Solve what is named above and run this again." }
if ($open -gt 0) {
    if ($WhatIfPreference) { 'Result: Action needed (nothing was changed)' } else { 'Result: Action needed (not everything was put back)' }
    exit 1
}
if (-not $WhatIfPreference) {
    try { [IO.File]::WriteAllText($mark, 'undone') }
    catch { Stop-Script 6 "everything was put back, but $mark could not be written: $($_.Exception.GetBaseException().Message)" }
}
if (@($restored | Where-Object { $_.restart }).Count -gt 0) { 'A restart of Windows is due before the change takes effect. This script does not restart.' }
if ($older -gt 0) { "$older older backup(s) can still be undone: run this again." }
'Result: Ready (everything is as it was)'
exit 0

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

Content version: sample
Made for the answers at: sample
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
# One line and a documented exit code instead of an error in red.
function Stop-Script([int]$Code, [string]$Message) {
    Write-Output "TLS Ready: $Message"
    exit $Code
}

# Says why this PowerShell cannot run the rest; empty if it can.
function Get-Obstacle {
    if ("$($ExecutionContext.SessionState.LanguageMode)" -ne 'FullLanguage') {
        return "PowerShell runs in $($ExecutionContext.SessionState.LanguageMode) mode here, which keeps scripts from reading the registry as they must. Nothing was done. Use the .cmd files, or run this from a session that your policy trusts."
    }
    if ($PSVersionTable.PSVersion -lt [version]'5.1') {
        return "this needs Windows PowerShell 5.1 or PowerShell 7; here it is $($PSVersionTable.PSVersion). Nothing was done. Use the .cmd files."
    }
    ''
}
#endregion start
#region windows
# Views are opened by name, so a 32-bit PowerShell sees the same as a 64-bit one.
# On a 32-bit Windows there is one view, and asking for the 64-bit one gives that.
function Open-Hive([string]$View) {
    switch ($View) {
        'native' { [Microsoft.Win32.RegistryKey]::OpenBaseKey('LocalMachine', 'Registry64') }
        'wow6432' { [Microsoft.Win32.RegistryKey]::OpenBaseKey('LocalMachine', 'Registry32') }
        'user' { [Microsoft.Win32.RegistryKey]::OpenBaseKey('CurrentUser', 'Default') }
    }
}

# State is absent (the key or the value), present or unreadable. Type is written as registry editors write it.
function Read-RegistryValue([string]$View, [string]$Key, [string]$Name) {
    $read = @{ State = 'absent'; Type = ''; Data = $null; Problem = '' }
    try {
        $hive = Open-Hive $View
        $opened = $hive.OpenSubKey($Key)
        if ($null -ne $opened) {
            if (@($opened.GetValueNames() | Where-Object { [string]::Equals($_, $Name, 'OrdinalIgnoreCase') }).Count -gt 0) {
                $types = @{ String = 'REG_SZ'; ExpandString = 'REG_EXPAND_SZ'; Binary = 'REG_BINARY'; DWord = 'REG_DWORD'; MultiString = 'REG_MULTI_SZ'; QWord = 'REG_QWORD'; None = 'REG_NONE' }
                $kind = "$($opened.GetValueKind($Name))"
                $read.Type = 'of an unknown type'
                if ($types.ContainsKey($kind)) { $read.Type = $types[$kind] }
                $read.Data = $opened.GetValue($Name, $null, 'DoNotExpandEnvironmentNames')
                # Data may be longer or shorter than its type says. Then .NET gives something else, which cannot be written again.
                $number = @{ REG_DWORD = [int]; REG_QWORD = [long] }[$read.Type]
                if ($null -ne $number -and $read.Data -isnot $number) { $read.Type += ' of a wrong length' }
                $read.State = 'present'
            }
            $opened.Dispose()
        }
        $hive.Dispose()
    }
    catch {
        $read.State = 'unreadable'
        $read.Problem = $_.Exception.GetBaseException().Message
    }
    $read
}

# Names of the keys in a key. State is absent, present or unreadable.
function Read-SubKeyName([string]$View, [string]$Key) {
    $read = @{ State = 'absent'; Names = @(); Problem = '' }
    try {
        $hive = Open-Hive $View
        $opened = $hive.OpenSubKey($Key)
        if ($null -ne $opened) {
            $read.Names = @($opened.GetSubKeyNames())
            $read.State = 'present'
            $opened.Dispose()
        }
        $hive.Dispose()
    }
    catch {
        $read.State = 'unreadable'
        $read.Problem = $_.Exception.GetBaseException().Message
    }
    $read
}

function Test-Windows64Bit { [Environment]::Is64BitOperatingSystem }
function Get-ComputerName { [Environment]::MachineName }
#endregion windows
#region machine
# The version comes from the registry: other ways answer with what the program was built for.
function Get-Machine {
    $key = 'SOFTWARE\Microsoft\Windows NT\CurrentVersion'
    $found = @{}
    foreach ($name in 'CurrentMajorVersionNumber', 'CurrentMinorVersionNumber', 'CurrentVersion', 'CurrentBuildNumber', 'ProductName', 'EditionID') {
        $found[$name] = (Read-RegistryValue 'native' $key $name).Data
    }
    $start = "$($found.CurrentVersion)"
    if ($null -ne $found.CurrentMajorVersionNumber) { $start = "$($found.CurrentMajorVersionNumber).$($found.CurrentMinorVersionNumber)" }
    $version = $null
    if ("$start.$($found.CurrentBuildNumber)" -match '^\d+\.\d+\.\d+$') { $version = [version]$Matches[0] }
    $bits = 32
    if (Test-Windows64Bit) { $bits = 64 }
    # The kind is client, server or nothing: Windows 8 and Server 2012 share a version number.
    $kinds = @{ WinNT = 'client'; ServerNT = 'server'; LanmanNT = 'server' }
    $kind = "$($kinds["$((Read-RegistryValue 'native' 'SYSTEM\CurrentControlSet\Control\ProductOptions' 'ProductType').Data)"])"
    @{
        Name    = Get-ComputerName
        Id      = "$((Read-RegistryValue 'native' 'SOFTWARE\Microsoft\Cryptography' 'MachineGuid').Data)"
        Version = $version
        Kind    = $kind
        Bits    = $bits
        Title   = (@($found.ProductName, $found.EditionID) | Where-Object { $_ }) -join ', '
    }
}

# A range that names a kind holds for no machine whose kind could not be read.
function Test-InRange($Range, $Machine) {
    if ($null -ne $Range.ntAtLeast -and $Machine.Version -lt [version]$Range.ntAtLeast) { return $false }
    if ($null -ne $Range.ntBelow -and $Machine.Version -ge [version]$Range.ntBelow) { return $false }
    $null -eq $Range.kind -or $Range.kind -eq $Machine.Kind
}

# Settings that exist on this machine: a 32-bit Windows has no 32-bit view of its own.
function Select-SettingHere($Settings, $Machine) {
    @($Settings | Where-Object { $_.view -eq 'native' -or $Machine.Bits -eq 64 })
}

# The key as registry editors show it.
function Format-Key($Setting) {
    $key = $Setting.key
    if ($Setting.view -eq 'wow6432') { $key = $key -replace '^SOFTWARE\\', 'SOFTWARE\WOW6432Node\' }
    "HKLM\$key"
}
#endregion machine
#region changes
function Test-Elevated {
    ([Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()).IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)
}

# Makes the key if it is missing. CreateSubKey opens an existing key as it is; New-Item -Force would empty it.
function Set-RegistryValue([string]$View, [string]$Key, [string]$Name, [string]$Type, $Data) {
    $kinds = @{ REG_SZ = 'String'; REG_EXPAND_SZ = 'ExpandString'; REG_BINARY = 'Binary'; REG_DWORD = 'DWord'; REG_MULTI_SZ = 'MultiString'; REG_QWORD = 'QWord'; REG_NONE = 'None' }
    $hive = Open-Hive $View
    $opened = $hive.CreateSubKey($Key)
    $opened.SetValue($Name, $Data, $kinds[$Type])
    $opened.Dispose()
    $hive.Dispose()
}

function Remove-RegistryValue([string]$View, [string]$Key, [string]$Name) {
    $hive = Open-Hive $View
    $opened = $hive.OpenSubKey($Key, $true)
    if ($null -ne $opened) {
        $opened.DeleteValue($Name, $false)
        $opened.Dispose()
    }
    $hive.Dispose()
}

# Says absent, removed or kept; a key that holds anything is kept.
function Remove-EmptyKey([string]$View, [string]$Key) {
    $hive = Open-Hive $View
    $opened = $hive.OpenSubKey($Key)
    if ($null -eq $opened) { return 'absent' }
    $empty = $opened.ValueCount -eq 0 -and $opened.SubKeyCount -eq 0
    $opened.Dispose()
    if ($empty) { $hive.DeleteSubKey($Key, $false) }
    $hive.Dispose()
    if ($empty) { 'removed' } else { 'kept' }
}

# Made with its rights in one step, so that there is no moment at which others could write to it.
function New-ProtectedFolder([string]$Path) {
    $rights = New-Object Security.AccessControl.DirectorySecurity
    $rights.SetAccessRuleProtection($true, $false)
    foreach ($id in 'S-1-5-18', 'S-1-5-32-544') {
        $who = New-Object Security.Principal.SecurityIdentifier $id
        $rights.AddAccessRule((New-Object Security.AccessControl.FileSystemAccessRule($who, 'FullControl', 'ContainerInherit, ObjectInherit', 'None', 'Allow')))
    }
    $rights.SetOwner((New-Object Security.Principal.SecurityIdentifier 'S-1-5-32-544'))
    if ($PSVersionTable.PSEdition -eq 'Core') { [void][IO.FileSystemAclExtensions]::CreateDirectory($rights, $Path) }
    else { [void][IO.Directory]::CreateDirectory($Path, $rights) }
}

# Says why the folder is not safe to keep a backup in; empty if it is.
function Get-FolderProblem([string]$Path) {
    if ((Get-Item -LiteralPath $Path -Force).Attributes -band [IO.FileAttributes]::ReparsePoint) { return 'it is a link to another folder' }
    # SYSTEM, Administrators, TrustedInstaller, and the administrator who runs this.
    $trusted = 'S-1-5-18', 'S-1-5-32-544', 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464', "$([Security.Principal.WindowsIdentity]::GetCurrent().User.Value)"
    $rights = Get-Acl -LiteralPath $Path
    $owner = $rights.GetOwner([Security.Principal.SecurityIdentifier]).Value
    if ($trusted -notcontains $owner) { return "it belongs to $owner" }
    $writing = [Security.AccessControl.FileSystemRights]'WriteData, AppendData, WriteExtendedAttributes, WriteAttributes, Delete, DeleteSubdirectoriesAndFiles, ChangePermissions, TakeOwnership'
    foreach ($rule in $rights.GetAccessRules($true, $true, [Security.Principal.SecurityIdentifier])) {
        $who = $rule.IdentityReference.Value
        # S-1-3-0 stands for whoever makes a file there, and only the trusted can.
        if ($rule.AccessControlType -eq 'Allow' -and $trusted -notcontains $who -and $who -ne 'S-1-3-0' -and ($rule.FileSystemRights -band $writing)) { return "$who can write to it" }
    }
    ''
}
#endregion changes
#region backup
# A backup is one JSON file. Its sha256 is taken over the file's text with 64 zeros in the place of the hash.
function Get-BackupHash([string]$Text) {
    $zeroed = $Text -replace '("sha256": *")[0-9a-f]{64}(")', ('${1}' + '0' * 64 + '$2')
    $hasher = [Security.Cryptography.SHA256]::Create()
    $hash = [BitConverter]::ToString($hasher.ComputeHash([Text.Encoding]::UTF8.GetBytes($zeroed)))
    $hash.Replace('-', '').ToLowerInvariant()
}

# What was read, as it stands in a backup: a number or a text. Bytes become base64; of a list every part ends with NUL.
function ConvertTo-BackupData($Read) {
    if ($Read.State -ne 'present') { return $null }
    switch ($Read.Type) {
        'REG_DWORD' { return ([int64]$Read.Data) -band 4294967295L }
        'REG_QWORD' { return [int64]$Read.Data }
        'REG_MULTI_SZ' { return -join @($Read.Data | ForEach-Object { "$_`0" }) }
        'REG_BINARY' { return [Convert]::ToBase64String([byte[]]$Read.Data) }
        'REG_NONE' { return [Convert]::ToBase64String([byte[]]$Read.Data) }
    }
    [string]$Read.Data
}

function Test-SameValue($Read, $Entry) {
    if ($Read.State -ne $Entry.state) { return $false }
    if ($Read.State -eq 'absent') { return $true }
    # By code unit: PowerShell's own comparison ignores some characters.
    $Read.Type -eq $Entry.type -and [string]::Equals("$(ConvertTo-BackupData $Read)", "$($Entry.data)", 'Ordinal')
}

# Puts back one value as a backup has it: its type, its content, or that it was not there.
function Restore-Value($Entry) {
    if ($Entry.state -eq 'absent') { return Remove-RegistryValue $Entry.view $Entry.key $Entry.name }
    $data = $Entry.data
    switch ($Entry.type) {
        'REG_DWORD' { $data = [BitConverter]::ToInt32([BitConverter]::GetBytes([uint32]$Entry.data), 0) }
        'REG_QWORD' { $data = [int64]$Entry.data }
        'REG_MULTI_SZ' { $parts = "$($Entry.data)".Split([char]0); $data = [string[]]@($parts | Select-Object -First ($parts.Length - 1)) }
        'REG_BINARY' { $data = [Convert]::FromBase64String($Entry.data) }
        'REG_NONE' { $data = [Convert]::FromBase64String($Entry.data) }
    }
    Set-RegistryValue $Entry.view $Entry.key $Entry.name $Entry.type $data
}

function Get-DefaultBackupFolder { Join-Path ([Environment]::GetFolderPath('CommonApplicationData')) 'TlsReady' }
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

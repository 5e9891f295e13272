# The keys on the way to this one that do not exist yet, outermost first.
function Get-MissingKey([string]$View, [string]$Key) {
    $path = ''
    foreach ($part in $Key.Split('\')) {
        $path = "$path\$part".TrimStart('\')
        if ((Read-SubKeyName $View $path).State -eq 'absent') { $path }
    }
}

# JSON in ASCII: whatever else stands in a text is written as its code unit.
function ConvertTo-BackupJson($Value) {
    [regex]::Replace((ConvertTo-Json -Depth 6 $Value), '[^\x0a\x0d\x20-\x7e]', { param($Match) '\u{0:x4}' -f [int][char]$Match.Value })
}

function ConvertTo-BackupText($Steps, $Machine, [string]$ContentVersion) {
    $created = @()
    $values = @()
    foreach ($step in $Steps) {
        $setting = $step.Setting
        foreach ($key in @(Get-MissingKey $setting.view $setting.key)) {
            if (@($created | Where-Object { $_.view -eq $setting.view -and $_.key -eq $key }).Count -eq 0) { $created += [ordered]@{ view = $setting.view; key = $key } }
        }
        $type = $null
        if ($step.Read.State -eq 'present') { $type = $step.Read.Type }
        $values += [ordered]@{ view = $setting.view; key = $setting.key; name = $setting.name; state = $step.Read.State; type = $type; data = ConvertTo-BackupData $step.Read; restart = $setting.restart }
    }
    $text = ConvertTo-BackupJson ([ordered]@{
            format         = 'tls-ready/backup/1'
            sha256         = '0' * 64
            contentVersion = $ContentVersion
            made           = [datetime]::UtcNow.ToString('yyyy-MM-dd HH:mm:ss', [Globalization.CultureInfo]::InvariantCulture) + ' UTC'
            machineId      = $Machine.Id
            machineName    = $Machine.Name
            createdKeys    = @($created)
            olderBatch     = @(Get-BatchBackup | ForEach-Object { Split-Path -Leaf $_ })
            values         = @($values)
        })
    $text.Replace('0' * 64, (Get-BackupHash $text))
}

# Why a value that is to be replaced could not be restored exactly; empty if it can be.
function Get-Inexact($Step) {
    $read = $Step.Read
    if ($read.State -ne 'present') { return '' }
    $expected = @{ REG_DWORD = 4; REG_QWORD = 8 }[$read.Type]
    if ('REG_SZ', 'REG_EXPAND_SZ' -contains $read.Type) { $expected = 2 * ("$($read.Data)".Length + 1) }
    if ($read.Type -eq 'REG_MULTI_SZ') { $expected = 2 * ((-join @($read.Data | ForEach-Object { "$_`0" })).Length + 1) }
    # Bytes are bytes.
    if ($null -eq $expected) { return '' }
    try { $size = Get-RawSize $Step.Setting.view $Step.Setting.key $Step.Setting.name }
    catch { return "its size could not be read ($($_.Exception.GetBaseException().Message))" }
    if ($size -ne $expected) { return "it takes $size bytes where $expected are right" }
    # Half of a character, for one, does not come back from JSON.
    $data = ConvertTo-BackupData $read
    if ($data -is [string] -and -not [string]::Equals((ConvertTo-BackupJson @{ data = $data } | ConvertFrom-Json).data, $data, 'Ordinal')) { return 'a backup cannot hold its text exactly' }
    ''
}

# Steps that can be undone exactly. Of the others, why not is noted by their id.
function Select-Exact($Steps, [hashtable]$Inexact) {
    foreach ($step in $Steps) {
        $why = Get-Inexact $step
        if ($why) { $Inexact[$step.Setting.id] = "It was left as it is, because it could not be restored exactly: $why. Note what it holds and delete it by hand." }
        else { $step }
    }
}

# Writes the backup under the next free number, so that no earlier one is ever touched. Returns its path. It gets
# its name only when it has been read back, so that a file of that name without an end was damaged later.
function Save-Backup([string]$Folder, [string]$Text) {
    $numbers = @(Get-ChildItem -LiteralPath $Folder -Force | Where-Object { $_.Name -match '^backup-[0-9]{4}' } | ForEach-Object { [int]$_.Name.Substring(7, 4) })
    $next = 1 + (@(0) + $numbers | Measure-Object -Maximum).Maximum
    $path = Join-Path $Folder ('backup-{0:d4}.json' -f [int]$next)
    $part = $path -replace '\.json$', '.part'
    $stream = New-Object IO.FileStream($part, [IO.FileMode]::CreateNew, [IO.FileAccess]::Write, [IO.FileShare]::None, 4096, [IO.FileOptions]::WriteThrough)
    try {
        $bytes = [Text.Encoding]::ASCII.GetBytes($Text)
        $stream.Write($bytes, 0, $bytes.Length)
        $stream.Flush($true)
    }
    finally { $stream.Dispose() }
    if ([IO.File]::ReadAllText($part) -cne $Text) { throw "$part does not read back as it was written" }
    [IO.File]::Move($part, $path)
    $path
}

# Makes the folder if it is missing, and holds it. Throws unless it is safe for a backup and nobody else holds it.
function Open-BackupFolder([string]$Folder) {
    if (-not (Test-Path -LiteralPath $Folder)) { New-ProtectedFolder $Folder }
    $problem = Get-FolderProblem $Folder
    if ($problem) { throw "$Folder is not safe for a backup: $problem. Name another folder with -BackupFolder" }
    Lock-Folder $Folder
}

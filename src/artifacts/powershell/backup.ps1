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

# Restores one value as a backup has it: its type, its content, or that it was not there.
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

# Folders of enable.cmd's backups that are still to be undone. One without a list was never whole.
function Get-BatchBackup {
    if (-not $env:SystemRoot) { return }
    Get-ChildItem -Path (Join-Path (Join-Path $env:SystemRoot 'TlsReady') 'backup-*') -ErrorAction SilentlyContinue |
        Where-Object { $_.PSIsContainer -and (Test-Path -LiteralPath (Join-Path $_.FullName 'values.txt')) -and -not (Test-Path -LiteralPath (Join-Path $_.FullName 'undone.txt')) } |
        ForEach-Object { $_.FullName }
}

# Held while one copy changes the machine. Throws if another one holds it, or if the folder cannot be written to.
function Lock-Folder([string]$Folder) {
    $path = Join-Path $Folder 'in-use.lock'
    New-Object IO.FileStream($path, [IO.FileMode]::OpenOrCreate, [IO.FileAccess]::ReadWrite, [IO.FileShare]::None, 1, [IO.FileOptions]::DeleteOnClose)
}

function Get-DefaultBackupFolder { Join-Path ([Environment]::GetFolderPath('CommonApplicationData')) 'TlsReady' }

# The keys on the way to this one that do not exist yet, outermost first.
function Get-MissingKey([string]$View, [string]$Key) {
    $path = ''
    foreach ($part in $Key.Split('\')) {
        $path = "$path\$part".TrimStart('\')
        if ((Read-SubKeyName $View $path).State -eq 'absent') { $path }
    }
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
    $json = ConvertTo-Json -Depth 6 ([ordered]@{
            format         = 'tls-ready/backup/1'
            sha256         = '0' * 64
            contentVersion = $ContentVersion
            made           = (Get-Date).ToUniversalTime().ToString('yyyy-MM-dd HH:mm:ss') + ' UTC'
            machineId      = $Machine.Id
            machineName    = $Machine.Name
            createdKeys    = @($created)
            values         = @($values)
        })
    $text = [regex]::Replace($json, '[^\x0a\x0d\x20-\x7e]', { param($Match) '\u{0:x4}' -f [int][char]$Match.Value })
    $text.Replace('0' * 64, (Get-BackupHash $text))
}

# Writes the backup under the next free number, so that no earlier one is ever touched. Returns its path.
function Save-Backup([string]$Folder, [string]$Text) {
    if (-not (Test-Path -LiteralPath $Folder)) { New-ProtectedFolder $Folder }
    $problem = Get-FolderProblem $Folder
    if ($problem) { throw "$Folder is not safe for a backup: $problem. Name another folder with -BackupFolder" }
    $numbers = @(Get-ChildItem -LiteralPath $Folder -Force | Where-Object { $_.Name -match '^backup-\d{4}' } | ForEach-Object { [int]$_.Name.Substring(7, 4) })
    $next = 1 + (@(0) + $numbers | Measure-Object -Maximum).Maximum
    $path = Join-Path $Folder ('backup-{0:d4}.json' -f [int]$next)
    $stream = New-Object IO.FileStream($path, [IO.FileMode]::CreateNew, [IO.FileAccess]::Write, [IO.FileShare]::None, 4096, [IO.FileOptions]::WriteThrough)
    try {
        $bytes = [Text.Encoding]::ASCII.GetBytes($Text)
        $stream.Write($bytes, 0, $bytes.Length)
        $stream.Flush($true)
    }
    finally { $stream.Dispose() }
    if ([IO.File]::ReadAllText($path) -cne $Text) { throw "$path does not read back as it was written" }
    $path
}

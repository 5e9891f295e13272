# Stands in for Windows where tests run on another system: the two regions that touch Windows, over a table in memory.
# $global:Windows is what the test filled in; see drive-memory.ps1.

#region windows
function Find-Key([string]$View, [string]$Key) {
    foreach ($path in @($global:Windows.Keys.Keys)) { if ($path -eq "$View|$Key") { return $path } }
}

function Read-RegistryValue([string]$View, [string]$Key, [string]$Name) {
    if ($global:Windows.Unreadable -contains "$View|$Key") { return @{ State = 'unreadable'; Type = ''; Data = $null; Problem = 'Requested registry access is not allowed.' } }
    $path = Find-Key $View $Key
    if ($path) {
        foreach ($value in @($global:Windows.Keys[$path].Keys)) {
            if ($value -eq $Name) {
                $held = $global:Windows.Keys[$path][$value]
                return @{ State = 'present'; Type = $held.Type; Data = $held.Data; Problem = '' }
            }
        }
    }
    @{ State = 'absent'; Type = ''; Data = $null; Problem = '' }
}

function Read-SubKeyName([string]$View, [string]$Key) {
    if ($global:Windows.Unreadable -contains "$View|$Key") { return @{ State = 'unreadable'; Names = @(); Problem = 'Requested registry access is not allowed.' } }
    $start = "$View|$Key\"
    $names = @($global:Windows.Keys.Keys | Where-Object { $_.StartsWith($start, 'OrdinalIgnoreCase') } | ForEach-Object { $_.Substring($start.Length).Split('\')[0] } | Sort-Object -Unique)
    if ($names.Count -gt 0 -or (Find-Key $View $Key)) { return @{ State = 'present'; Names = $names; Problem = '' } }
    @{ State = 'absent'; Names = @(); Problem = '' }
}

function Test-Windows64Bit { $global:Windows.Bits -eq 64 }
function Get-ComputerName { $global:Windows.Name }
#endregion windows

#region changes
function Test-Elevated { $global:Windows.Elevated }

# Counts a write, a removed value and a removed key alike.
function Add-Write {
    $global:Windows.Writes++
    # Not an error but an end, as when the machine loses power: nothing in the script gets to clean up.
    if ($global:Windows.Writes -eq $global:Windows.InterruptedAt) { exit 99 }
}

function Set-RegistryValue([string]$View, [string]$Key, [string]$Name, [string]$Type, $Data) {
    Add-Write
    if ($global:Windows.Writes -eq $global:Windows.FailsAt) { throw [UnauthorizedAccessException]::new('Access to the registry key is denied.') }
    # As where something undoes the write at once, or a filter swallows it: no error, and nothing written.
    if ($global:Windows.Writes -eq $global:Windows['IgnoredAt']) { return }
    $path = ''
    foreach ($part in $Key.Split('\')) {
        $path = "$path\$part".TrimStart('\')
        if (-not (Find-Key $View $path)) { $global:Windows.Keys["$View|$path"] = @{} }
    }
    $global:Windows.Keys[(Find-Key $View $Key)][$Name] = @{ Type = $Type; Data = $Data }
}

function Get-RawSize([string]$View, [string]$Key, [string]$Name) {
    $held = $global:Windows.Keys[(Find-Key $View $Key)][$Name]
    if ($null -ne $held['Size']) { return [int64]$held['Size'] }
    switch ($held.Type) {
        'REG_DWORD' { return 4 }
        'REG_QWORD' { return 8 }
        'REG_MULTI_SZ' { return 2 + 2 * (-join @($held.Data | ForEach-Object { "$_`0" })).Length }
    }
    2 * ("$($held.Data)".Length + 1)
}

function Remove-RegistryValue([string]$View, [string]$Key, [string]$Name) {
    Add-Write
    $path = Find-Key $View $Key
    if ($path) { $global:Windows.Keys[$path].Remove($Name) }
}

function Remove-EmptyKey([string]$View, [string]$Key) {
    $path = Find-Key $View $Key
    if (-not $path) { return 'absent' }
    if ($global:Windows.Keys[$path].Count -gt 0 -or (Read-SubKeyName $View $Key).Names.Count -gt 0) { return 'kept' }
    Add-Write
    $global:Windows.Keys.Remove($path)
    'removed'
}

function New-ProtectedFolder([string]$Path) {
    if ($global:Windows.DiskFull) { throw [IO.IOException]::new('There is not enough space on the disk.') }
    [void][IO.Directory]::CreateDirectory($Path)
}

function Get-FolderProblem([string]$Path) { $global:Windows.FolderProblem }
#endregion changes

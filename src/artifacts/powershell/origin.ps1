# Files of Group Policy on this machine that set registry values, with their content, as far as they can be read:
# registry.pol of administrative templates, and the preferences of the last refresh.
function Get-PolicyFile {
    $places = @()
    if ($env:SystemRoot) {
        $places += Join-Path $env:SystemRoot 'System32\GroupPolicy\Machine\Registry.pol'
        $places += Join-Path $env:SystemRoot 'System32\GroupPolicy\DataStore\0\sysvol\*\Policies\*\Machine\Registry.pol'
    }
    if ($env:ProgramData) { $places += Join-Path $env:ProgramData 'Microsoft\Group Policy\History\*\*\Preferences\Registry\Registry.xml' }
    if ($env:ProgramData) { $places += Join-Path $env:ProgramData 'Microsoft\Group Policy\History\*\Machine\Preferences\Registry\Registry.xml' }
    foreach ($path in @($places | ForEach-Object { Get-ChildItem -Path $_ -Force -ErrorAction SilentlyContinue } | ForEach-Object { $_.FullName } | Select-Object -Unique)) {
        try {
            if ($path -like '*.xml') { @{ Path = $path; Pol = $null; Xml = [xml][IO.File]::ReadAllText($path) } }
            else { @{ Path = $path; Pol = [Text.Encoding]::Unicode.GetString([IO.File]::ReadAllBytes($path)); Xml = $null } }
        }
        catch { @{ Path = $path; Pol = $null; Xml = $null } }
    }
}

# Which of these files sets this value: one sentence, or nothing. In registry.pol an entry is [key NUL ; name NUL ; ...].
function Get-Origin($Files, $Setting) {
    $key = (Format-Key $Setting) -replace '^HKLM\\', ''
    foreach ($file in $Files) {
        $sets = $null -ne $file.Pol -and $file.Pol.IndexOf("[$key`0;$($Setting.name)`0;", [StringComparison]::OrdinalIgnoreCase) -ge 0
        if ($null -ne $file.Xml) {
            $sets = @($file.Xml.SelectNodes('//Registry/Properties') | Where-Object { $_.GetAttribute('key') -eq $key -and $_.GetAttribute('name') -eq $Setting.name -and $_.GetAttribute('hive') -eq 'HKEY_LOCAL_MACHINE' }).Count -gt 0
        }
        if ($sets) { return "Group Policy sets it and will set it again: $($file.Path). Change the policy." }
    }
}

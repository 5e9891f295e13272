# Files of Group Policy on this machine that set registry values, with their content: registry.pol of administrative
# templates, and the preferences of the last refresh. Problem says why one could not be read.
function Get-PolicyFile {
    $places = @()
    if ($env:SystemRoot) {
        # To a 32-bit PowerShell System32 is another folder.
        $system = 'System32'
        if ([Environment]::Is64BitOperatingSystem -and -not [Environment]::Is64BitProcess) { $system = 'Sysnative' }
        $places += Join-Path $env:SystemRoot "$system\GroupPolicy\Machine\Registry.pol"
        $places += Join-Path $env:SystemRoot "$system\GroupPolicy\DataStore\0\sysvol\*\Policies\*\Machine\Registry.pol"
    }
    if ($env:ProgramData) { $places += Join-Path $env:ProgramData 'Microsoft\Group Policy\History\*\*\Preferences\Registry\Registry.xml' }
    foreach ($path in @($places | ForEach-Object { Get-ChildItem -Path $_ -Force -ErrorAction SilentlyContinue } | ForEach-Object { $_.FullName } | Select-Object -Unique)) {
        $file = @{ Path = $path; Pol = @(); Xml = $null; Problem = '' }
        try {
            $bytes = [IO.File]::ReadAllBytes($path)
            if ($path -like '*.xml') { $file.Xml = [xml][IO.File]::ReadAllText($path) }
            # After an entry with an odd number of bytes all that follows stands one byte further.
            elseif ($bytes.Length -gt 1) { $file.Pol = @([Text.Encoding]::Unicode.GetString($bytes), [Text.Encoding]::Unicode.GetString($bytes, 1, $bytes.Length - 1)) }
        }
        catch { $file.Problem = $_.Exception.GetBaseException().Message }
        $file
    }
}

# What this file does to a value at every refresh: sets, removes or nothing. In registry.pol an entry is
# [key NUL ; name NUL ; ...], and a name that begins with **del. is removed.
function Get-PolicyAction($File, [string]$Key, [string]$Name) {
    foreach ($text in $File.Pol) {
        if ($text.IndexOf("[$Key`0;$Name`0;", [StringComparison]::OrdinalIgnoreCase) -ge 0) { return 'sets' }
        if ($text.IndexOf("[$Key`0;**del.$Name`0;", [StringComparison]::OrdinalIgnoreCase) -ge 0) { return 'removes' }
    }
    if ($null -eq $File.Xml) { return }
    foreach ($item in $File.Xml.SelectNodes('//Registry[not(@disabled="1")]/Properties')) {
        if ($item.GetAttribute('key') -eq $Key -and $item.GetAttribute('name') -eq $Name -and $item.GetAttribute('hive') -eq 'HKEY_LOCAL_MACHINE') {
            if ($item.GetAttribute('action') -eq 'D') { return 'removes' }
            return 'sets'
        }
    }
}

# Which of these files decides this value: one sentence, or nothing.
function Get-Origin($Files, $Setting) {
    $key = (Format-Key $Setting) -replace '^HKLM\\', ''
    foreach ($file in $Files) {
        $action = Get-PolicyAction $file $key $Setting.name
        if ($action -eq 'sets') { return "Group Policy sets it and will set it again: $($file.Path). Change the policy." }
        if ($action -eq 'removes') { return "Group Policy removes it and will remove it again: $($file.Path). Change the policy." }
    }
}

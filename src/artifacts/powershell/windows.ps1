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

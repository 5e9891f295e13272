<#
TLS Ready: Configuration Manager, remediation script of a configuration item.

What it is:   the script that Configuration Manager runs where discovery.ps1 did not say Compliant;
              discovery.ps1 says in its header which settings and which compliance rule to choose.
What it does: writes the registry values that your plan names and that are missing or not right here.
              What is already right, values of the wrong type, other values and existing keys stay as
              they are. Before the first write it saves what was there to C:\ProgramData\TlsReady,
              which only administrators can write to. If a write fails, it puts back what it had
              written. It prints one line, uses the views of the registry by name, so that it does the
              same in 64-bit and in 32-bit PowerShell, and never restarts.
How to run:   Configuration Manager runs it as SYSTEM. By hand, as administrator:
              powershell -NoProfile -ExecutionPolicy Bypass -File remediation.ps1 -WhatIf
              -WhatIf            say what would be written; write nothing
              -BackupFolder      another folder for the backup
How to undo:  take the deployment of the baseline away first, or the values come back. Then run
              rollback.ps1 on the machine: the backup is the same as that of enable.ps1.
Exit codes:   0 Ready   1 Action needed: something was left as it is   2 Unknown   3 not elevated
              4 cannot run here   5 no safe backup could be made   6 a write failed
              After 3, 4 and 5 nothing was changed. With -WhatIf, 1 also means that there is work to do.

Content version: sample
Made for the answers at: sample
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
param([string]$BackupFolder)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

#region data
$DataJson = @'
{"contentVersion":"sample","address":"sample","settings":[{"id":"schannel-client-enabled","layer":"schannel","access":"write","key":"SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client","view":"native","name":"Enabled","type":"REG_DWORD","write":{"ntAtLeast":null,"ntBelow":null,"value":1},"fine":[{"ntAtLeast":null,"ntBelow":null,"test":"not-zero","value":null,"because":"Any value but 0 allows TLS 1.2."}],"absent":[{"ntAtLeast":"6.2","ntBelow":null,"means":"ready","because":"This Windows has TLS 1.2 on unless a value says otherwise."},{"ntAtLeast":null,"ntBelow":"6.2","means":"action","because":"This Windows has TLS 1.2 off unless a value turns it on."}],"restart":true},{"id":"schannel-client-disabled-by-default","layer":"schannel","access":"write","key":"SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client","view":"native","name":"DisabledByDefault","type":"REG_DWORD","write":{"ntAtLeast":null,"ntBelow":null,"value":0},"fine":[{"ntAtLeast":null,"ntBelow":null,"test":"equals","value":0,"because":"0 leaves TLS 1.2 among the defaults."}],"absent":[{"ntAtLeast":"6.2","ntBelow":null,"means":"ready","because":"This Windows has TLS 1.2 on unless a value says otherwise."},{"ntAtLeast":null,"ntBelow":"6.2","means":"action","because":"This Windows has TLS 1.2 off unless a value turns it on."}],"restart":true},{"id":"schannel-server-enabled","layer":"schannel","access":"write","key":"SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server","view":"native","name":"Enabled","type":"REG_DWORD","write":{"ntAtLeast":null,"ntBelow":null,"value":1},"fine":[{"ntAtLeast":null,"ntBelow":null,"test":"not-zero","value":null,"because":"Any value but 0 allows TLS 1.2."}],"absent":[{"ntAtLeast":"6.2","ntBelow":null,"means":"ready","because":"This Windows has TLS 1.2 on unless a value says otherwise."},{"ntAtLeast":null,"ntBelow":"6.2","means":"action","because":"This Windows has TLS 1.2 off unless a value turns it on."}],"restart":true},{"id":"schannel-server-disabled-by-default","layer":"schannel","access":"write","key":"SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server","view":"native","name":"DisabledByDefault","type":"REG_DWORD","write":{"ntAtLeast":null,"ntBelow":null,"value":0},"fine":[{"ntAtLeast":null,"ntBelow":null,"test":"equals","value":0,"because":"0 leaves TLS 1.2 among the defaults."}],"absent":[{"ntAtLeast":"6.2","ntBelow":null,"means":"ready","because":"This Windows has TLS 1.2 on unless a value says otherwise."},{"ntAtLeast":null,"ntBelow":"6.2","means":"action","because":"This Windows has TLS 1.2 off unless a value turns it on."}],"restart":true},{"id":"dotnet-v4-native-system-default","layer":"dotnet","access":"write","key":"SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319","view":"native","name":"SystemDefaultTlsVersions","type":"REG_DWORD","write":{"ntAtLeast":null,"ntBelow":null,"value":1},"fine":[{"ntAtLeast":null,"ntBelow":null,"test":"equals","value":1,"because":"1 is the value that programs look for."}],"absent":[{"ntAtLeast":null,"ntBelow":null,"means":"action","because":"Programs built for an older .NET Framework then choose older protocols."}],"restart":true},{"id":"dotnet-v4-native-strong-crypto","layer":"dotnet","access":"write","key":"SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319","view":"native","name":"SchUseStrongCrypto","type":"REG_DWORD","write":{"ntAtLeast":null,"ntBelow":null,"value":1},"fine":[{"ntAtLeast":null,"ntBelow":null,"test":"equals","value":1,"because":"1 is the value that programs look for."}],"absent":[{"ntAtLeast":null,"ntBelow":null,"means":"action","because":"Programs built for an older .NET Framework then choose older protocols."}],"restart":true},{"id":"dotnet-v4-wow6432-system-default","layer":"dotnet","access":"write","key":"SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319","view":"wow6432","name":"SystemDefaultTlsVersions","type":"REG_DWORD","write":{"ntAtLeast":null,"ntBelow":null,"value":1},"fine":[{"ntAtLeast":null,"ntBelow":null,"test":"equals","value":1,"because":"1 is the value that programs look for."}],"absent":[{"ntAtLeast":null,"ntBelow":null,"means":"action","because":"Programs built for an older .NET Framework then choose older protocols."}],"restart":true},{"id":"dotnet-v4-wow6432-strong-crypto","layer":"dotnet","access":"write","key":"SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319","view":"wow6432","name":"SchUseStrongCrypto","type":"REG_DWORD","write":{"ntAtLeast":null,"ntBelow":null,"value":1},"fine":[{"ntAtLeast":null,"ntBelow":null,"test":"equals","value":1,"because":"1 is the value that programs look for."}],"absent":[{"ntAtLeast":null,"ntBelow":null,"means":"action","because":"Programs built for an older .NET Framework then choose older protocols."}],"restart":true},{"id":"dotnet-v2-native-system-default","layer":"dotnet","access":"write","key":"SOFTWARE\\Microsoft\\.NETFramework\\v2.0.50727","view":"native","name":"SystemDefaultTlsVersions","type":"REG_DWORD","write":{"ntAtLeast":null,"ntBelow":null,"value":1},"fine":[{"ntAtLeast":null,"ntBelow":null,"test":"equals","value":1,"because":"1 is the value that programs look for."}],"absent":[{"ntAtLeast":null,"ntBelow":null,"means":"action","because":"Programs built for an older .NET Framework then choose older protocols."}],"restart":true},{"id":"dotnet-v2-native-strong-crypto","layer":"dotnet","access":"write","key":"SOFTWARE\\Microsoft\\.NETFramework\\v2.0.50727","view":"native","name":"SchUseStrongCrypto","type":"REG_DWORD","write":{"ntAtLeast":null,"ntBelow":null,"value":1},"fine":[{"ntAtLeast":null,"ntBelow":null,"test":"equals","value":1,"because":"1 is the value that programs look for."}],"absent":[{"ntAtLeast":null,"ntBelow":null,"means":"action","because":"Programs built for an older .NET Framework then choose older protocols."}],"restart":true},{"id":"dotnet-v2-wow6432-system-default","layer":"dotnet","access":"write","key":"SOFTWARE\\Microsoft\\.NETFramework\\v2.0.50727","view":"wow6432","name":"SystemDefaultTlsVersions","type":"REG_DWORD","write":{"ntAtLeast":null,"ntBelow":null,"value":1},"fine":[{"ntAtLeast":null,"ntBelow":null,"test":"equals","value":1,"because":"1 is the value that programs look for."}],"absent":[{"ntAtLeast":null,"ntBelow":null,"means":"action","because":"Programs built for an older .NET Framework then choose older protocols."}],"restart":true},{"id":"dotnet-v2-wow6432-strong-crypto","layer":"dotnet","access":"write","key":"SOFTWARE\\Microsoft\\.NETFramework\\v2.0.50727","view":"wow6432","name":"SchUseStrongCrypto","type":"REG_DWORD","write":{"ntAtLeast":null,"ntBelow":null,"value":1},"fine":[{"ntAtLeast":null,"ntBelow":null,"test":"equals","value":1,"because":"1 is the value that programs look for."}],"absent":[{"ntAtLeast":null,"ntBelow":null,"means":"action","because":"Programs built for an older .NET Framework then choose older protocols."}],"restart":true},{"id":"winhttp-native","layer":"winhttp","access":"write","key":"SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp","view":"native","name":"DefaultSecureProtocols","type":"REG_DWORD","write":{"ntAtLeast":null,"ntBelow":"6.3","value":2048},"fine":[{"ntAtLeast":"10.0.20348","ntBelow":null,"test":"bits","value":10240,"because":"On this Windows the value must name TLS 1.2 and TLS 1.3."},{"ntAtLeast":null,"ntBelow":"10.0.20348","test":"bits","value":2048,"because":"The value must name TLS 1.2."}],"absent":[{"ntAtLeast":"6.3","ntBelow":null,"means":"ready","because":"This Windows includes TLS 1.2 in the WinHTTP defaults."},{"ntAtLeast":null,"ntBelow":"6.3","means":"action","because":"This Windows leaves TLS 1.2 out of the WinHTTP defaults."}],"restart":true},{"id":"winhttp-wow6432","layer":"winhttp","access":"write","key":"SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp","view":"wow6432","name":"DefaultSecureProtocols","type":"REG_DWORD","write":{"ntAtLeast":null,"ntBelow":"6.3","value":2048},"fine":[{"ntAtLeast":"10.0.20348","ntBelow":null,"test":"bits","value":10240,"because":"On this Windows the value must name TLS 1.2 and TLS 1.3."},{"ntAtLeast":null,"ntBelow":"10.0.20348","test":"bits","value":2048,"because":"The value must name TLS 1.2."}],"absent":[{"ntAtLeast":"6.3","ntBelow":null,"means":"ready","because":"This Windows includes TLS 1.2 in the WinHTTP defaults."},{"ntAtLeast":null,"ntBelow":"6.3","means":"action","because":"This Windows leaves TLS 1.2 out of the WinHTTP defaults."}],"restart":true}]}
'@
#endregion data

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

# Whether this value is written on this machine: in its range and, where more ranges are named, in one of those.
function Test-Written($Setting, $Machine) {
    if ($Setting.access -ne 'write' -or $null -eq $Setting.write) { return $false }
    $write = $Setting.write
    if (-not (Test-InRange @{ ntAtLeast = $write.ntAtLeast; ntBelow = $write.ntBelow; kind = $null } $Machine)) { return $false }
    @($write.where).Count -eq 0 -or @($write.where | Where-Object { Test-InRange $_ $Machine }).Count -gt 0
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
#region judging
# A DWORD as a number from 0 to 4294967295, which .NET gives as a signed one.
function ConvertTo-Unsigned($Value) { ([int64]$Value) -band 4294967295L }

# What a value holds, in one short line without control characters.
function Format-Data($Read) {
    if ($Read.State -ne 'present') { return '' }
    if ($Read.Type -eq 'REG_DWORD') { return '0x{0:x8}' -f (ConvertTo-Unsigned $Read.Data) }
    $text = (@($Read.Data) -join ' ') -replace '[\x00-\x1f\x7f-\x9f]', ' '
    if ($text.Length -gt 60) { $text = $text.Substring(0, 57) + '...' }
    "$($Read.Type) $text"
}

# Whether the test of a rule holds for what was found.
function Test-Rule($Rule, $Setting, $Read) {
    if ($Rule.test -eq 'any') { return $true }
    if ($Setting.type -ne 'REG_DWORD') { return $false }
    $value = ConvertTo-Unsigned $Read.Data
    switch ($Rule.test) {
        'equals' { $value -eq $Rule.value }
        'not-zero' { $value -ne 0 }
        'bits' { ($value -band $Rule.value) -eq $Rule.value }
    }
}

# Of the rules whose Windows range fits, the first whose test holds decides; where none holds it is work, and
# where none fits, nothing is known.
function Get-Judgement($Setting, $Read, $Machine) {
    $words = @{ ready = 'Ready'; action = 'Action needed'; info = 'Info'; unknown = 'Unknown' }
    if ($Read.State -eq 'unreadable') { return @{ Verdict = 'Unknown'; Because = "It could not be read: $($Read.Problem)" } }
    if ($Read.State -eq 'absent') {
        $rule = @($Setting.absent | Where-Object { Test-InRange $_ $Machine }) | Select-Object -First 1
        if ($null -eq $rule) { return @{ Verdict = 'Unknown'; Because = 'Nothing is known about its absence on this Windows version.' } }
        return @{ Verdict = $words[$rule.means]; Because = $rule.because }
    }
    if ($Read.Type -ne $Setting.type) { return @{ Verdict = 'Action needed'; Because = "It is $($Read.Type); it must be $($Setting.type)." } }
    $rules = @($Setting.fine | Where-Object { Test-InRange $_ $Machine })
    if ($rules.Count -eq 0) { return @{ Verdict = 'Unknown'; Because = 'Nothing is known about this value on this Windows version.' } }
    $rule = @($rules | Where-Object { Test-Rule $_ $Setting $Read }) | Select-Object -First 1
    if ($null -eq $rule) { return @{ Verdict = 'Action needed'; Because = $rules[0].because } }
    @{ Verdict = $words[$rule.means]; Because = $rule.because }
}
#endregion judging
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
# What is to be done with one setting: write, leave or report.
function Get-Step($Setting, $Machine, [bool]$ReplaceWrongType) {
    $read = Read-RegistryValue $Setting.view $Setting.key $Setting.name
    $judgement = Get-Judgement $Setting $read $Machine
    $step = @{ Setting = $Setting; Read = $read; Act = $false; Verdict = $judgement.Verdict; Because = $judgement.Because }
    if (-not (Test-Written $Setting $Machine)) { return $step }
    $wrongType = $read.State -eq 'present' -and $read.Type -ne $Setting.type
    if ($wrongType) {
        # Only what .NET can write again exactly is replaced. It reads an empty text or list the same with and without its end.
        $exact = $read.Type -in 'REG_QWORD', 'REG_BINARY', 'REG_NONE' -or ($read.Type -in 'REG_SZ', 'REG_EXPAND_SZ', 'REG_MULTI_SZ' -and "$($read.Data)".Length -gt 0)
        $step.Act = $ReplaceWrongType -and $exact
        if (-not $exact) { $step.Because += ' It was left as it is, and -ReplaceWrongType leaves it too: it could not be put back exactly. Note what it holds and delete it by hand.' }
        elseif (-not $ReplaceWrongType) { $step.Because += ' It was left as it is; -ReplaceWrongType replaces it.' }
    }
    elseif ($read.State -eq 'absent') { $step.Act = $true }
    elseif ($read.State -eq 'present') { $step.Act = $judgement.Verdict -eq 'Action needed' }
    $step
}

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

# One line of printable ASCII, short enough for the 2,048 characters that are kept of it.
function Format-Line([string]$Text) {
    $line = $Text -replace '[^ -~]', '?'
    if ($line.Length -gt 2000) { $line = $line.Substring(0, 1997) + '...' }
    $line
}

# What is wrong with a value, in one part of a line.
function Format-Step($Step) {
    $found = 'missing'
    if ($Step.Read.State -eq 'present') { $found = Format-Data $Step.Read }
    if ($Step.Read.State -eq 'unreadable') { $found = 'not readable' }
    "$(Format-Key $Step.Setting) $($Step.Setting.name) ($found)"
}

$obstacle = Get-Obstacle
if ($obstacle) { Stop-Script 4 $obstacle }
try { $data = $DataJson | ConvertFrom-Json } catch { Stop-Script 4 'the data in this file is damaged. Nothing was done. Download it again.' }
if (-not $WhatIfPreference -and -not (Test-Elevated)) { Stop-Script 3 'this needs to run as administrator. Nothing was done.' }

$machine = Get-Machine
if ($null -eq $machine.Version) { Stop-Script 2 'the Windows version could not be read. Nothing was done.' }
if (-not $machine.Id) { Stop-Script 5 'the machine id could not be read, so a backup could not be tied to this machine. Nothing was done.' }

$settings = Select-SettingHere $data.settings $machine
$due = @($settings | ForEach-Object { Get-Step $_ $machine $false } | Where-Object { $_.Act })
$agreed = @($due | Where-Object { $PSCmdlet.ShouldProcess("$(Format-Key $_.Setting) $($_.Setting.name)", ('write REG_DWORD 0x{0:x8}' -f $_.Setting.write.value)) })

$written = @()
$backup = ''
if ($agreed.Count -gt 0) {
    if (-not $BackupFolder) { $BackupFolder = Get-DefaultBackupFolder }
    try {
        $backupText = ConvertTo-BackupText $agreed $machine $data.contentVersion
        $backup = Save-Backup $BackupFolder $backupText
    }
    catch { Stop-Script 5 (Format-Line "no backup could be made, so nothing was changed. $($_.Exception.GetBaseException().Message)") }
    $saved = $backupText | ConvertFrom-Json
    foreach ($step in $agreed) {
        $setting = $step.Setting
        try {
            $number = [BitConverter]::ToInt32([BitConverter]::GetBytes([uint32]$setting.write.value), 0)
            Set-RegistryValue $setting.view $setting.key $setting.name 'REG_DWORD' $number
            $written += $setting
        }
        catch {
            $problem = "$(Format-Key $setting) $($setting.name): $($_.Exception.GetBaseException().Message)"
            try {
                foreach ($entry in $saved.values) { if (-not (Test-SameValue (Read-RegistryValue $entry.view $entry.key $entry.name) $entry)) { Restore-Value $entry } }
                $keys = @($saved.createdKeys)
                [array]::Reverse($keys)
                foreach ($key in $keys) { [void](Remove-EmptyKey $key.view $key.key) }
                [IO.File]::WriteAllText(($backup -replace '\.json$', '.undone'), 'undone')
            }
            catch { Stop-Script 6 (Format-Line "a write failed and not everything could be put back: $($_.Exception.GetBaseException().Message). Run rollback.ps1 -Backup `"$backup`". What failed: $problem") }
            Stop-Script 6 (Format-Line "a write failed. What had been written was put back, so nothing is changed. What failed: $problem")
        }
    }
}

$after = @($settings | ForEach-Object { Get-Step $_ $machine $false })
$open = @($after | Where-Object { $_.Verdict -ne 'Ready' })
$result = 'Ready'
$code = 0
if (@($after | Where-Object { $_.Verdict -eq 'Unknown' }).Count -gt 0) { $result = 'Unknown'; $code = 2 }
if (@($after | Where-Object { $_.Verdict -eq 'Action needed' }).Count -gt 0 -or ($WhatIfPreference -and $due.Count -gt 0)) { $result = 'Action needed'; $code = 1 }

$parts = @("$result on $($machine.Name) ($($machine.Version), $($machine.Bits)-bit)")
if ($written.Count -gt 0) { $parts += "Written: $($written.Count) of $($after.Count) values. Backup: $backup" }
elseif ($WhatIfPreference -and $due.Count -gt 0) { $parts += "Would write $($due.Count) of $($after.Count) values" }
else { $parts += 'Nothing was written' }
if (@($written | Where-Object { $_.restart }).Count -gt 0) { $parts += 'A restart of Windows is due before the change takes effect; this script does not restart' }
if (-not $WhatIfPreference -and $open.Count -gt 0) { $parts += "Left as it is: $(@($open | ForEach-Object { Format-Step $_ }) -join ', ')" }
Stop-Script $code (Format-Line "$($parts -join '. ').")

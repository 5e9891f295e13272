<#
TLS Ready: Intune Remediations, detection script.

What it is:   the first of the two scripts of a remediation in Intune; the second is remediate.ps1.
What it does: reads the registry values that your plan names and prints one line of at most 2,048
              characters. It writes nothing, never restarts, and uses the views of the registry by
              name, so that it says the same in 64-bit and in 32-bit PowerShell.
How to run:   Intune admin center > Devices > Scripts and remediations > Create.
              Detection script file                              detect.ps1
              Remediation script file                            remediate.ps1
              Run this script using the logged-on credentials    No (they run as SYSTEM)
              Enforce script signature check                     No, or Yes after you signed both
              Run script in 64-bit PowerShell                    Yes (both are right with No as well)
              Assign it to a small group of devices first. Devices ask Intune every 8 hours.
              It needs Windows Enterprise E3 or E5, Education A3 or A5, or VDA, and a client Windows: it
              does not reach servers. A tenant can hold up to 200 such packages.
How to undo:  there is nothing to undo: it only reads. For remediate.ps1 see there.
Exit codes:   1 remediate.ps1 would write something here: Intune runs it
              0 it would not. That alone does not mean Ready: the line says which of these it is.
                Ready                     every value is right
                Action needed, by hand    a value is of the wrong type, or wrong on a Windows on which
                                          none is to be written; remediation leaves both alone
                Unknown                   a value or the Windows version could not be read, or
                                          PowerShell may not run this here

Content version: sample
Made for the answers at: sample
#>
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
if ($obstacle) { Stop-Script 0 (Format-Line "Unknown: $obstacle") }
try {
    $data = $DataJson | ConvertFrom-Json
    $machine = Get-Machine
    if ($null -eq $machine.Version) { Stop-Script 0 'Unknown: the Windows version could not be read.' }
    $steps = @(Select-SettingHere $data.settings $machine | ForEach-Object { Get-Step $_ $machine $false })
    $due = @($steps | Where-Object { $_.Act })
    $byHand = @($steps | Where-Object { -not $_.Act -and $_.Verdict -eq 'Action needed' })
    $unknown = @($steps | Where-Object { -not $_.Act -and $_.Verdict -eq 'Unknown' })

    $counts = "$($due.Count) of $($steps.Count) values to write, $($byHand.Count) that remediation leaves alone, $($unknown.Count) unknown"
    $parts = @()
    if ($due.Count -gt 0) { $parts += "To write: $(@($due | ForEach-Object { Format-Step $_ }) -join ', ')" }
    if ($byHand.Count -gt 0) { $parts += "Left alone: $(@($byHand | ForEach-Object { Format-Step $_ }) -join ', ')" }
    if ($unknown.Count -gt 0) { $parts += "Unknown: $(@($unknown | ForEach-Object { Format-Step $_ }) -join ', ')" }
    $where = "on $($machine.Name) ($($machine.Version), $($machine.Bits)-bit)"
    # Counts first: they are there even where the line has to be cut.
    $what = "${where}: $counts. $($parts -join '. ')"
}
catch { Stop-Script 0 (Format-Line "Unknown: $($_.Exception.GetBaseException().Message)") }

if ($due.Count -gt 0) { Stop-Script 1 (Format-Line "Action needed, remediation due $what.") }
if ($byHand.Count -gt 0) { Stop-Script 0 (Format-Line "Action needed, by hand $what.") }
if ($unknown.Count -gt 0) { Stop-Script 0 (Format-Line "Unknown $what.") }
Stop-Script 0 (Format-Line "Ready ${where}: $($steps.Count) of $($steps.Count) values are right.")

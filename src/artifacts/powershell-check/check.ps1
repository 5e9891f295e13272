<#
TLS Ready: check this machine. This script reads and changes nothing.

What it is:   a check of this one machine, to be run in Windows PowerShell 3.0 or later, or
              PowerShell 7.
What it does: reads the registry values that your plan names, in the 64-bit and in the 32-bit view,
              and says Ready, Action needed or Unknown for each and for the machine. Also reads the
              Windows version, .NET Framework, cipher suites, updates, installed agents, root
              certificates, proxies, Schannel events, and which Group Policy sets a value. What cannot
              be read is Unknown, never Ready.
How to run:   powershell -NoProfile -ExecutionPolicy Bypass -File check.ps1
              -ValuesOnly  judge only the registry values
              -AsJson      print one JSON document instead of text
              -AsCsv       print CSV instead of text
              -AsLine      print one line of at most 1,000 characters: what is there, without verdicts,
                           for tools that keep no more; the site judges it by its newest rules
              Where a policy allows signed scripts only, sign it first or use the .cmd files.
How to undo:  there is nothing to undo.
Exit codes:   0 Ready   1 Action needed   2 Unknown   4 cannot run here

#part made
#>
[CmdletBinding()]
param(
    [switch]$ValuesOnly,
    [switch]$AsJson,
    [switch]$AsCsv,
    [switch]$AsLine
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

#region data
# Written by script-data.ts: what the plan calls for.
#endregion data

#region start
#part Stop-Script

#part Get-Obstacle
#endregion start

#region windows
#part windows
#endregion windows

#region machine
#part machine

#part settings
#endregion machine

#region judging
#part judging
#endregion judging

#part origin

#part events

#part roots

#part evidence-line

function New-Row([string]$Area, [string]$Item, [string]$Verdict, [string]$Found, [string]$Because) {
    [pscustomobject]@{ area = $Area; item = $Item; verdict = $Verdict; found = $Found; because = $Because; setting = $null; type = $null; data = $null; right = $null; setBy = $null }
}

# Every registry value of the plan. Lists of suites are judged by Get-CipherSuiteRow where that runs too.
function Get-ValueRow($Data, $Machine, [bool]$SuitesApart) {
    $policies = @(Get-PolicyFile)
    foreach ($file in @($policies | Where-Object { $_.Problem })) {
        New-Row 'policy' 'Group Policy' 'Info' 'not read' "Whether a policy sets a value could not be read from $($file.Path): $($file.Problem)"
    }
    $exchange = (Read-SubKeyName 'native' 'SOFTWARE\Microsoft\ExchangeServer\v15\Setup').State -eq 'present'
    foreach ($setting in (Select-SettingHere $Data.settings $Machine)) {
        $read = Read-RegistryValue $setting.view $setting.key $setting.name
        $judgement = Get-Judgement $setting $read $Machine
        if ($SuitesApart -and $setting.layer -eq 'cipher-suites' -and $read.State -eq 'present' -and $read.Type -eq $setting.type) {
            $judgement = @{ Verdict = 'Info'; Because = 'The list is judged below, together with what this Windows has.' }
        }
        $found = 'not set'
        if ($read.State -eq 'present') { $found = Format-Data $read }
        if ($read.State -eq 'unreadable') { $found = 'unreadable' }
        $row = New-Row $setting.layer "$(Format-Key $setting) $($setting.name)" $judgement.Verdict $found $judgement.Because
        $row.setting = $setting.id
        if ($judgement.Verdict -eq 'Action needed') { $row.right = Format-Right $setting $Machine }
        if ($exchange -and $setting.layer -eq 'schannel' -and $found -eq '0xffffffff') { $row.because += ' Exchange is installed here, and 0xffffffff is not among the values that its Health Checker accepts: 0 and 1. Write 1.' }
        $row.setBy = Get-Origin $policies $setting
        if ($row.setBy) { $row.because += " $($row.setBy)" }
        if ($read.State -eq 'present') {
            $row.type = $read.Type
            $row.data = $read.Data
            if ($null -ne $setting.longest -and "$($read.Data)".Length -ge $setting.longest) { $row.because += " The text has $("$($read.Data)".Length) characters; Windows may cut it after $($setting.longest)." }
            if ($read.Type -eq 'REG_DWORD') { $row.data = ConvertTo-Unsigned $read.Data }
        }
        $row
    }
}

# The state of .NET Framework 2.0 to 3.5, which stands beside 4.x: absent, present or unreadable.
function Get-OldDotnetState([string]$View) {
    $states = @('v3.5', 'v2.0.50727' | ForEach-Object { (Read-SubKeyName $View "SOFTWARE\Microsoft\NET Framework Setup\NDP\$_").State })
    foreach ($state in 'present', 'unreadable') { if ($states -contains $state) { return $state } }
    'absent'
}

function Get-DotnetRow($Data, $Machine) {
    $views = @('native')
    if ($Machine.Bits -eq 64) { $views = 'native', 'wow6432' }
    foreach ($view in $views) {
        $item = 'Installed release'
        if ($view -eq 'wow6432') { $item = 'Installed release, 32-bit' }
        $read = Read-RegistryValue $view 'SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full' 'Release'
        # Version 4.0 has a version but no release number.
        $four = @('Full', 'Client' | ForEach-Object { Read-RegistryValue $view "SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\$_" 'Version' } | Where-Object { $_.State -ne 'absent' })
        if ($read.State -eq 'absent' -and $four.Count -eq 0 -and (Get-OldDotnetState $view) -eq 'present') {
            New-Row 'dotnet-release' $item 'Info' 'no 4.x' 'Only .NET Framework 3.5 or older is installed. Applications that need 4.x do not run here.'
            continue
        }
        if ($read.State -eq 'absent' -and $four.Count -gt 0 -and $four[0].State -eq 'present' -and @($Data.dotnetReleases).Count -gt 0) {
            New-Row 'dotnet-release' $item 'Action needed' "$($four[0].Data)" "It is older than .NET Framework $($Data.dotnetReleases[0].version)."
            continue
        }
        if ($read.State -ne 'present' -or $read.Type -ne 'REG_DWORD') {
            New-Row 'dotnet-release' $item 'Unknown' 'not found' "No release number of .NET Framework 4.5 or newer could be read. $($read.Problem)".Trim()
            continue
        }
        $release = ConvertTo-Unsigned $read.Data
        $installed = @($Data.dotnetReleases | Where-Object { $release -ge $_.minimum }) | Select-Object -Last 1
        if (@($Data.dotnetReleases).Count -eq 0) { $row = New-Row 'dotnet-release' $item 'Unknown' "$release" 'This download has no list to compare it with.' }
        elseif ($null -eq $installed) { $row = New-Row 'dotnet-release' $item 'Action needed' "$release" "It is older than .NET Framework $($Data.dotnetReleases[0].version)." }
        else {
            $verdict = 'Ready'
            $because = ".NET Framework $($installed.version) is supported."
            if ($installed.standing -eq 'fail') { $verdict = 'Action needed'; $because = ".NET Framework $($installed.version) is no longer supported. Install a newer one." }
            if ($installed.standing -eq 'minimum') {
                $agents = @($Data.dotnetReleases | Where-Object { $_.standing -eq 'agents' }) | Select-Object -First 1
                $because = ".NET Framework $($installed.version) is the oldest that passes."
                if ($null -ne $agents) { $because += " Current Entra agents need $($agents.version)." }
            }
            $row = New-Row 'dotnet-release' $item $verdict "$($installed.version) ($release)" $because
        }
        $row.data = $release
        $row
    }
}

# Suites as a list of names, from a policy text with commas or from a list value.
function ConvertTo-SuiteList($Value) { @(@($Value) | ForEach-Object { "$_" -split ',' } | ForEach-Object { $_.Trim() } | Where-Object { $_ }) }

# A suite counts if this Windows is documented to have it, if its own list names it, and if no policy leaves it out.
function Get-CipherSuiteRow($Data, $Machine) {
    $wanted = @($Data.cipherSuites | ForEach-Object { $_.name })
    $known = @($Data.cipherSuites | Where-Object { Test-InRange $_ $Machine } | ForEach-Object { $_.name })
    if ($wanted.Count -eq 0) { return New-Row 'cipher-suites' 'Suites for TLS 1.2' 'Unknown' '' 'This download has no list to compare with.' }
    $policy = Read-RegistryValue 'native' 'SOFTWARE\Policies\Microsoft\Cryptography\Configuration\SSL\00010002' 'Functions'
    $own = $null
    $problem = ''
    if (Get-Command Get-TlsCipherSuite -ErrorAction SilentlyContinue) {
        try { $own = @(Get-TlsCipherSuite | ForEach-Object { $_.Name }) } catch { $problem = $_.Exception.Message }
    }
    if ($null -eq $own) {
        $local = Read-RegistryValue 'native' 'SYSTEM\CurrentControlSet\Control\Cryptography\Configuration\Local\SSL\00010002' 'Functions'
        if ($local.State -eq 'present') { $own = ConvertTo-SuiteList $local.Data } else { $problem = "$problem $($local.Problem)".Trim() }
    }
    if ($policy.State -eq 'unreadable') { return New-Row 'cipher-suites' 'Suites for TLS 1.2' 'Unknown' 'unreadable' "The policy could not be read: $($policy.Problem)" }
    if ($null -eq $own -and $policy.State -ne 'present') { return New-Row 'cipher-suites' 'Suites for TLS 1.2' 'Unknown' '' "The list of suites could not be read. $problem".Trim() }
    # Windows before version 10 writes the curve at the end: ..._SHA384_P384.
    $has = { param($Suites, $Suite) @($Suites | Where-Object { $_ -eq $Suite -or $_ -like "${Suite}_P*" }).Count -gt 0 }
    $cut = $false
    $mine = $wanted
    if ($null -ne $own) { $mine = @($wanted | Where-Object { & $has $own $_ }) }
    $usable = $mine
    if ($policy.State -eq 'present') {
        # What Windows may cut off does not count.
        $longest = @($Data.settings | Where-Object { $_.name -eq 'Functions' -and $null -ne $_.longest } | ForEach-Object { $_.longest }) | Select-Object -First 1
        $text = $policy.Data
        if ($policy.Type -eq 'REG_SZ' -and $null -ne $longest -and "$text".Length -gt $longest) { $text = "$text".Substring(0, $longest); $cut = $true }
        $allowed = ConvertTo-SuiteList $text
        $usable = @($mine | Where-Object { & $has $allowed $_ })
    }
    $there = @($usable | Where-Object { $known -contains $_ })
    $hidden = @($mine | Where-Object { $known -contains $_ -and $usable -notcontains $_ })
    $verdict = 'Ready'
    $because = 'At least one suite that the services accept can be used.'
    if ($usable.Count -gt 0 -and $known.Count -eq 0) { $verdict = 'Unknown'; $because = 'The TLS 1.2 suites of this Windows are not documented. Make a test connection.' }
    elseif ($there.Count -eq 0) { $verdict = 'Action needed'; $because = 'None of the suites that the services accept can be used.' }
    elseif ($null -eq $own) { $verdict = 'Unknown'; $because = "The policy allows suites that the services accept, but the list of this Windows could not be read. $problem".Trim() }
    if ($cut) { $because += " The policy list is longer than $longest characters; what follows was not counted." }
    if ($hidden.Count -gt 0) { $because += " A policy hides $($hidden -join ', ')." }
    $row = New-Row 'cipher-suites' 'Suites for TLS 1.2' $verdict ($there -join ' ') $because
    $row.data = @($there)
    $row
}

function Get-UpdateRow($Data, $Machine) {
    # Where the kind of Windows is not to be read, the updates of both kinds count.
    $here = @($Data.updates | Where-Object {
            $kind = $_.kind
            if (-not $Machine.Kind) { $kind = $null }
            Test-InRange @{ ntAtLeast = $_.ntAtLeast; ntBelow = $_.ntBelow; kind = $kind } $Machine
        })
    if ($here.Count -eq 0) { return }
    $key = 'SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\Packages'
    $packages = Read-SubKeyName 'native' $key
    foreach ($update in $here) {
        # State 0x70 is "installed" in the list that Windows servicing keeps.
        $installed = @($packages.Names | Where-Object { $_ -like "*$($update.kb)~*" } | Where-Object { (Read-RegistryValue 'native' "$key\$_" 'CurrentState').Data -eq 112 }).Count -gt 0
        $readable = $packages.State -eq 'present'
        if (-not $installed) {
            # The slower list, for what the first does not show. A failure here leaves the question open.
            try { $installed = @(Get-HotFix | Where-Object { $_.HotFixID -eq $update.kb }).Count -gt 0; $readable = $true } catch { $null = $_ }
        }
        # A rollup brings an update without its number, so only a connection tells.
        $who = 'an application that uses Schannel'
        if ($update.layer -eq 'winhttp') { $who = 'an application that uses WinHTTP, such as Office' }
        if ($update.forDotnet) { $who = "an application for .NET Framework $($update.forDotnet)" }
        $proof = "No list on this machine shows that. To confirm, have $who connect to a server that accepts only TLS 1.2; -ValuesOnly skips this check."
        if ($installed) { New-Row 'updates' $update.kb 'Ready' 'installed' $update.does }
        elseif ($update.forDotnet -and (Get-OldDotnetState 'native') -eq 'absent') { New-Row 'updates' $update.kb 'Info' 'not needed' "It is for .NET Framework $($update.forDotnet), which is not installed here." }
        elseif (-not $readable) { New-Row 'updates' $update.kb 'Unknown' 'unreadable' 'The list of installed updates could not be read.' }
        elseif ($update.supersededBy) { New-Row 'updates' $update.kb 'Unknown' 'not listed' "It may have come with a later update: $($update.supersededBy) $proof" }
        elseif ($update.forDotnet) { New-Row 'updates' $update.kb 'Unknown' 'not listed' "$($update.does) A later rollup may hold it. $proof" }
        else { New-Row 'updates' $update.kb 'Action needed' 'not installed' $update.does }
    }
}

function Get-AgentRow($Data, $Machine) {
    if (@($Data.agents).Count -eq 0) { return New-Row 'agents' 'Installed agents' 'Unknown' '' 'This download has no list to compare with.' }
    $key = 'SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall'
    $programs = @()
    foreach ($view in 'native', 'wow6432') {
        if ($view -eq 'wow6432' -and $Machine.Bits -ne 64) { continue }
        $list = Read-SubKeyName $view $key
        if ($list.State -eq 'unreadable') { return New-Row 'agents' 'Installed agents' 'Unknown' 'unreadable' "The list of installed applications could not be read: $($list.Problem)" }
        foreach ($name in $list.Names) {
            $programs += @{ Name = "$((Read-RegistryValue $view "$key\$name" 'DisplayName').Data)"; Version = "$((Read-RegistryValue $view "$key\$name" 'DisplayVersion').Data)" }
        }
    }
    foreach ($agent in $Data.agents) {
        $matching = @($programs | Where-Object { $program = $_; @($agent.displayNames | Where-Object { $program.Name -eq $_ }).Count -gt 0 })
        if ($matching.Count -eq 0) { New-Row 'agents' $agent.name 'Info' 'not installed' 'It is not among the installed applications.' }
        foreach ($program in $matching) {
            $version = $program.Version -as [version]
            $row = if ($null -eq $version) { New-Row 'agents' $program.Name 'Unknown' $program.Version "Its version could not be read. It must be at least $($agent.minimum)." }
            elseif ($version -lt [version]$agent.minimum) { New-Row 'agents' $program.Name 'Action needed' $program.Version "It must be at least $($agent.minimum)." }
            elseif ($null -ne $agent.maybe -and $version -lt [version]$agent.maybe) { New-Row 'agents' $program.Name 'Unknown' $program.Version "It must be at least $($agent.minimum), and for some of the answers that you left open at least $($agent.maybe)." }
            else { New-Row 'agents' $program.Name 'Ready' $program.Version "It is at least $($agent.minimum)." }
            $row.data = $program.Version
            $row
        }
    }
}

function Get-ProxyRow {
    $because = 'A proxy in the path must support TLS 1.2 as well.'
    $read = Read-RegistryValue 'native' 'SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings\Connections' 'WinHttpSettings'
    if ($read.State -eq 'unreadable') { New-Row 'proxy' 'WinHTTP proxy' 'Unknown' 'unreadable' $read.Problem }
    else {
        $found = 'none'
        $bytes = [byte[]]@($read.Data | Where-Object { $null -ne $_ })
        # Four bytes of flags at 8 (bit 2: a proxy is named), four bytes of length at 12, then the name.
        if ($bytes.Length -ge 16 -and ($bytes[8] -band 2)) {
            $length = [BitConverter]::ToInt32($bytes, 12)
            if ($length -gt 0 -and 16 + $length -le $bytes.Length) { $found = [Text.Encoding]::ASCII.GetString($bytes, 16, $length) }
        }
        New-Row 'proxy' 'WinHTTP proxy' 'Info' $found $because
    }
    $key = 'Software\Microsoft\Windows\CurrentVersion\Internet Settings'
    $enabled = Read-RegistryValue 'user' $key 'ProxyEnable'
    if ($enabled.State -eq 'unreadable') { New-Row 'proxy' 'Proxy of the current user' 'Unknown' 'unreadable' $enabled.Problem }
    else {
        $found = @()
        if ($enabled.Data -eq 1) { $found += "$((Read-RegistryValue 'user' $key 'ProxyServer').Data)" }
        $script = "$((Read-RegistryValue 'user' $key 'AutoConfigURL').Data)"
        if ($script) { $found += $script }
        if ($found.Count -eq 0) { $found = @('none') }
        New-Row 'proxy' 'Proxy of the current user' 'Info' ($found -join ' ') $because
    }
    $variable = 'none'
    if ($env:HTTPS_PROXY) { $variable = $env:HTTPS_PROXY }
    New-Row 'proxy' 'Variable HTTPS_PROXY' 'Info' $variable $because
}

# Programs can override everything above.
function Get-ProgramRow {
    New-Row 'dotnet' 'Applications with settings of their own' 'Info' 'not looked at' 'AppContextSwitchOverrides in the .config file of an application, or a version in its code, overrides the .NET values. A connection of that application shows it.'
}

function Get-AgentCode($Data, [string]$Name) { @($Data.agents | Where-Object { $_.displayNames -contains $Name } | ForEach-Object { $_.code }) | Select-Object -First 1 }

# Fields of the line of evidence that only a whole check has.
function Get-EvidenceField($Data, $Machine, $Rows) {
    $views = @('native')
    if ($Machine.Bits -eq 64) { $views = 'native', 'wow6432' }
    "d=$(@($views | ForEach-Object { Format-Evidence (Read-RegistryValue $_ 'SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full' 'Release') }) -join '/')"
    $suites = @($Rows | Where-Object { $_.item -eq 'Suites for TLS 1.2' }) | Select-Object -First 1
    if ($null -ne $suites -and $null -ne $suites.data) { "s=$(@($Data.cipherSuites | Where-Object { $suites.data -contains $_.name } | ForEach-Object { $_.code }) -join '.')" } else { 's=?' }
    $marks = @{ 'installed' = '+'; 'not installed' = '-'; 'not listed' = '-'; 'not needed' = '0' }
    $updates = @($Rows | Where-Object { $_.area -eq 'updates' } | ForEach-Object { $mark = $marks["$($_.found)"]; if ($null -eq $mark) { $mark = '?' }; "$($_.item)$mark" } | Select-Object -Unique)
    "u=$($updates -join ',')"
    if (@($Rows | Where-Object { $_.area -eq 'agents' -and $_.found -eq 'unreadable' }).Count -gt 0) { 'a=?' }
    else { "a=$(@($Rows | Where-Object { $_.area -eq 'agents' -and $null -ne $_.data } | ForEach-Object { "$(Get-AgentCode $Data $_.item)=$(Format-Word "$($_.data)")" }) -join ',')" }
}

function ConvertTo-AsciiJson($Value) {
    [regex]::Replace((ConvertTo-Json $Value -Depth 6), '[^\x0a\x0d\x20-\x7e]', { param($Match) '\u{0:x4}' -f [int][char]$Match.Value })
}

# A spreadsheet takes a cell that starts with one of these for a formula.
function ConvertTo-Cell([string]$Text) {
    if ($Text -match '^[=+\-@\t\r]') { return "'$Text" }
    $Text
}

$obstacle = Get-Obstacle
if ($obstacle) { Stop-Script 4 $obstacle }
try { $data = $DataJson | ConvertFrom-Json } catch { Stop-Script 4 'the data in this file is damaged. Nothing was changed. Download it again.' }

$machine = Get-Machine
$bitness = "$($machine.Bits)-bit"
if ($null -eq $machine.Version) {
    $rows = @(New-Row 'windows' 'Windows' 'Unknown' $machine.Title 'The Windows version could not be read, so nothing can be judged.')
}
else {
    $rows = @(New-Row 'windows' 'Windows' 'Info' "$($machine.Title), $($machine.Version), $bitness" 'As the registry names it.')
    $rows += @(Get-ValueRow $data $machine (-not $ValuesOnly))
    if (-not $ValuesOnly) {
        $rows += @(Get-DotnetRow $data $machine) + @(Get-CipherSuiteRow $data $machine) + @(Get-UpdateRow $data $machine)
        $rows += @(Get-AgentRow $data $machine) + @(Get-RootRow $data) + @(Get-ProxyRow) + @(Get-ProgramRow) + @(Get-EventRow $data)
    }
}

$count = @{}
foreach ($verdict in 'Ready', 'Action needed', 'Unknown') { $count[$verdict] = @($rows | Where-Object { $_.verdict -eq $verdict }).Count }
$result = 'Ready'
$code = 0
if ($count['Unknown'] -gt 0 -or $count['Ready'] -eq 0) { $result = 'Unknown'; $code = 2 }
if ($count['Action needed'] -gt 0) { $result = 'Action needed'; $code = 1 }

if ($AsLine) {
    $more = @()
    if ($null -ne $machine.Version -and -not $ValuesOnly) { $more = @(Get-EvidenceField $data $machine $rows) }
    Format-EvidenceLine $data $machine $more
}
elseif ($AsJson) {
    $full = $null
    if ($machine.Domain) { $full = "$($machine.HostName).$($machine.Domain)" }
    ConvertTo-AsciiJson ([ordered]@{
            tool           = 'tls-ready/check'
            contentVersion = $data.contentVersion
            address        = $data.address
            collectedAt    = [datetime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ssZ', [Globalization.CultureInfo]::InvariantCulture)
            machine        = [ordered]@{ name = $machine.Name; windows = $machine.Title; version = "$($machine.Version)"; bits = $machine.Bits; kind = $machine.Kind; ubr = $machine.Ubr; domain = $machine.Domain; fqdn = $full }
            verdict        = $result
            rows           = $rows
        })
}
elseif ($AsCsv) {
    $rows | ForEach-Object {
        [pscustomobject][ordered]@{ machine = (ConvertTo-Cell $machine.Name); area = $_.area; item = (ConvertTo-Cell $_.item); verdict = $_.verdict; found = (ConvertTo-Cell $_.found); because = (ConvertTo-Cell $_.because) }
    } | ConvertTo-Csv -NoTypeInformation
}
else {
    "TLS Ready: check of $($machine.Name). It reads and changes nothing."
    foreach ($row in $rows) {
        $right = ''
        if ($row.right) { $right = "; right is $($row.right)" }
        '  {0,-14} {1}: {2}{3}' -f $row.verdict, $row.item, $row.found, $right
        "                 $($row.because)"
    }
    $next = 'nothing to change here. Run it again after every change.'
    if ($result -eq 'Unknown') { $next = 'solve what is Unknown above; as administrator it can read more.' }
    if ($result -eq 'Action needed') { $next = 'enable.ps1 -WhatIf says what it would write, and writes nothing. What it does not write is named above.' }
    "Result: $result ($($count['Action needed']) action needed, $($count['Unknown']) unknown, $($count['Ready']) ready). Next: $next"
}
exit $code

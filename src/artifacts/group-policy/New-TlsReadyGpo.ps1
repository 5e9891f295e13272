<#
TLS Ready: make the Group Policy object that enables TLS 1.2.

What it is:   a script that makes one Group Policy object (GPO) for each kind of machine in your plan, with a
              registry preference item for each value. To be run by a person who may make GPOs, on a domain
              controller or an administration machine, in Windows PowerShell 5.1 or PowerShell 7.
What it does: makes the GPOs and links none of them: nothing happens on any machine before you link them. A
              GPO of the same name that is there already stays as it is. If something fails half-way, the
              GPO that it was making is removed again. Item-level targeting is beyond the cmdlets: where a
              place holds several kinds of machines, paste Registry.xml instead, whose items carry it.
How to run:   powershell -NoProfile -ExecutionPolicy Bypass -File New-TlsReadyGpo.ps1 -WhatIf
              -WhatIf    say what would be made; make nothing
              -Confirm   ask before each GPO
              -Remove    remove the GPOs that this script made, and their links
              -Name      another beginning for their names
              -Domain    another domain than yours, by its full name
              -Server    the domain controller to use
How to undo:  -Remove. It removes only GPOs that this script made. Values that machines have already taken
              stay on them: Group Policy keeps no backup. Where you may need the old values back, run
              enable.ps1 there first, which keeps one.
Exit codes:   0 done   1 Action needed: something was left as it is   4 cannot run here   6 a change failed
              After 4 nothing was changed. With -WhatIf, 1 also means that there is work to do.

#part made
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
param(
    [switch]$Remove,
    [string]$Name = 'TLS Ready - enable TLS 1.2',
    [string]$Domain,
    [string]$Server
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

#region data
# Written by script-data.ts: what the plan calls for.
#endregion data

#part Stop-Script

# Says why the rest cannot run here; empty if it can.
function Get-Obstacle {
    if ("$($ExecutionContext.SessionState.LanguageMode)" -ne 'FullLanguage') {
        return "PowerShell runs in $($ExecutionContext.SessionState.LanguageMode) mode here. Nothing was changed. Run this from a session that your policy trusts, or paste Registry.xml."
    }
    if ($PSVersionTable.PSVersion -lt [version]'5.1') {
        return "this needs Windows PowerShell 5.1 or PowerShell 7; here it is $($PSVersionTable.PSVersion). Nothing was changed."
    }
    $missing = @('Get-GPO', 'New-GPO', 'Remove-GPO', 'Set-GPPrefRegistryValue' | Where-Object { -not (Get-Command -Name $_ -ErrorAction SilentlyContinue) })
    if ($missing.Count -gt 0) {
        return "the GroupPolicy module is not installed here ($($missing -join ', ') not found). Nothing was changed. Run this on a domain controller, install Group Policy Management, or paste Registry.xml."
    }
    ''
}

# What this script writes into the comment of a GPO, and by which it knows its own.
$mark = 'Made by TLS Ready (tls-ready/gpo/1).'
function Test-OwnGpo($Gpo) { "$($Gpo.Description)".StartsWith($mark, [StringComparison]::Ordinal) }

# Makes one GPO with all its items, or none: throws what went wrong after it has removed the GPO again.
function New-FilledGpo($Title, $Kind, $Where, [string]$ContentVersion) {
    $gpo = New-GPO -Name $Title -Comment "$mark Content version $ContentVersion." @Where -WhatIf:$false -Confirm:$false -ErrorAction Stop
    try {
        foreach ($value in $Kind.values) {
            $number = [BitConverter]::ToInt32([BitConverter]::GetBytes([uint32]$value.value), 0)
            [void](Set-GPPrefRegistryValue -Guid $gpo.Id -Context Computer -Action Update -Key $value.key -ValueName $value.name -Type DWord -Value $number @Where -WhatIf:$false -Confirm:$false -ErrorAction Stop)
        }
    }
    catch {
        $problem = $_.Exception.GetBaseException().Message
        try { Remove-GPO -Guid $gpo.Id @Where -WhatIf:$false -Confirm:$false -ErrorAction Stop }
        catch { throw "$problem The unfinished GPO $($gpo.Id) could not be removed: $($_.Exception.GetBaseException().Message) Run this with -Remove." }
        throw "$problem The unfinished GPO was removed again."
    }
    $gpo
}

$obstacle = Get-Obstacle
if ($obstacle) { Stop-Script 4 $obstacle }
try { $data = $DataJson | ConvertFrom-Json } catch { Stop-Script 4 'the data in this file is damaged. Nothing was changed. Download it again.' }

$where = @{}
if ($Domain) { $where['Domain'] = $Domain }
if ($Server) { $where['Server'] = $Server }
try { $existing = @(Get-GPO -All @where -ErrorAction Stop) }
catch { Stop-Script 4 "the Group Policy objects of the domain could not be read, so nothing was changed. $($_.Exception.GetBaseException().Message)" }

$left = 0
$changed = 0
foreach ($kind in $data.kinds) {
    $title = "$Name ($($kind.id))"
    $same = @($existing | Where-Object { $_.DisplayName -eq $title })
    $foreign = @($same | Where-Object { -not (Test-OwnGpo $_) })
    $own = @($same | Where-Object { Test-OwnGpo $_ })
    foreach ($gpo in $foreign) {
        $left++
        "  Left      $title {$($gpo.Id)}: this script did not make it. Rename it, or choose another -Name."
    }
    if ($Remove) {
        foreach ($gpo in $own) {
            if (-not $PSCmdlet.ShouldProcess("$title {$($gpo.Id)}", 'remove this GPO and its links')) { $left++; continue }
            try { Remove-GPO -Guid $gpo.Id @where -WhatIf:$false -Confirm:$false -ErrorAction Stop }
            catch { Stop-Script 6 "$title could not be removed. $($_.Exception.GetBaseException().Message)" }
            $changed++
            "  Removed   $title {$($gpo.Id)}"
        }
        continue
    }
    foreach ($gpo in $own) {
        $left++
        "  Left      $title {$($gpo.Id)}: it is there already. If it is of another plan or unfinished, run this with -Remove first."
    }
    if ($same.Count -gt 0) { continue }
    if (-not $PSCmdlet.ShouldProcess($title, "make a GPO with $(@($kind.values).Count) registry preference items")) { $left++; continue }
    try { $made = New-FilledGpo $title $kind $where $data.contentVersion }
    catch { Stop-Script 6 "$title could not be made. $($_.Exception.GetBaseException().Message)" }
    $changed++
    "  Made      $title {$($made.Id)}: $(@($kind.values).Count) registry preference items"
    "            For $($kind.title): $(@($kind.windows) -join ', ')"
}

if ($Remove -and $changed -gt 0) { 'Values that machines have already received stay.' }
if (-not $Remove -and $changed -gt 0) { 'Nothing is linked yet. Link each GPO only where all machines are of its kind. Restart each machine for the values to take effect.' }
if ($changed -eq 0) { 'Nothing was changed.' }
$code = 0
if ($left -gt 0) { $code = 1 }
exit $code

<#
TLS Ready: count the Schannel events of this machine. This script reads and changes nothing.

What it is:   a script for one machine, to be run in Windows PowerShell 3.0 or later, or PowerShell 7,
              as administrator or as a member of Event Log Readers.
What it does: reads the Schannel events of the System log: completed handshakes (36880) and those that
              failed (36871, 36874, 36887, 36888). Counts them by direction, protocol, cipher suite,
              target and process, and prints one CSV row for each, with the first and the last time
              in UTC. The page for connection logs reads the file, in every display language.
How to run:   powershell -NoProfile -ExecutionPolicy Bypass -File Measure-SchannelEvent.ps1 > schannel.csv
              -Days 30     how far back; the log may be shorter
              -Path FILE   reads saved .evtx files and not the log of this machine
How to undo:  there is nothing to undo. The file holds names of machines and targets; delete it when done.
Exit codes:   0 the log was read   2 Unknown: it could not be read   4 cannot run here

#part made
#>
[CmdletBinding()]
param(
    [ValidateRange(1, 3650)]
    [int]$Days = 30,
    [string[]]$Path
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

#part Stop-Script

#part Get-Obstacle

$Columns = 'Machine', 'EventId', 'Direction', 'Protocol', 'CipherSuite', 'Target', 'Process', 'Alert', 'State'
$Culture = [Globalization.CultureInfo]::InvariantCulture

# The value of the first of these fields that an event has. Names are the same in every display language.
function Get-EventValue($Xml, [string[]]$Names) {
    foreach ($name in $Names) {
        $found = @($Xml.SelectNodes("//*[local-name()='Data' and @Name='$name'] | //*[local-name()='$name']")) | Select-Object -First 1
        if ($null -ne $found -and "$($found.InnerText)" -ne '') { return "$($found.InnerText)" }
    }
    ''
}

# A cell that a spreadsheet would run as a formula gets an apostrophe in front: whoever connects can choose a name.
function Format-Cell([string]$Text) {
    if ($Text -match '^[=+\-@\t\r\n]') { $Text = "'$Text" }
    '"' + $Text.Replace('"', '""') + '"'
}

function Format-Time([datetime]$Time) { $Time.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ', $Culture) }

function Get-EventKey($Event) {
    $xml = [xml]$Event.ToXml()
    $values = "$($Event.MachineName)", "$($Event.Id)", (Get-EventValue $xml 'Type'), (Get-EventValue $xml 'Protocol'), (Get-EventValue $xml 'CipherSuite'),
        (Get-EventValue $xml 'TargetName'), (Get-EventValue $xml 'CallerProcessImageName'), (Get-EventValue $xml 'AlertDesc'), (Get-EventValue $xml 'ErrorState', 'ErrorStatus')
    @($values | ForEach-Object { Format-Cell $_ }) -join ','
}

$obstacle = Get-Obstacle
if ($obstacle) { Stop-Script 4 $obstacle }

$sieve = @{ ProviderName = 'Schannel'; Id = 36871, 36874, 36880, 36887, 36888; StartTime = (Get-Date).AddDays(-$Days) }
if ($Path) { $sieve['Path'] = $Path } else { $sieve['LogName'] = 'System' }
$counts = @{}
try {
    Get-WinEvent -FilterHashtable $sieve | ForEach-Object {
        $key = Get-EventKey $_
        $count = $counts[$key]
        if ($null -eq $count) { $count = @{ Events = 0; First = $_.TimeCreated; Last = $_.TimeCreated }; $counts[$key] = $count }
        $count.Events++
        if ($_.TimeCreated -lt $count.First) { $count.First = $_.TimeCreated }
        if ($_.TimeCreated -gt $count.Last) { $count.Last = $_.TimeCreated }
    }
}
catch {
    if ("$($_.FullyQualifiedErrorId)" -notlike 'NoMatchingEventsFound*') { Stop-Script 2 "Unknown. The events could not be read: $($_.Exception.Message) Run this as administrator." }
}
Write-Output (@($Columns + 'Count' + 'First' + 'Last' | ForEach-Object { Format-Cell $_ }) -join ',')
foreach ($key in @($counts.Keys | Sort-Object)) {
    $count = $counts[$key]
    Write-Output ($key + ',' + (@("$($count.Events)", (Format-Time $count.First), (Format-Time $count.Last)) -join ','))
}

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
              0 it would not. This does not by itself mean Ready: the line says which of these it is.
                Ready                     every value is right
                Action needed, by hand    a value is of the wrong type, or wrong on a Windows on which
                                          none should be set; remediation changes neither
                Unknown                   a value or the Windows version could not be read, or
                                          PowerShell may not run this here

#part made
#>
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

#part Test-Written

#part settings
#endregion machine
#region judging
#part judging
#endregion judging
#part Get-Step

#part Format-Line

#part evidence-line

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

    $counts = "$($due.Count) of $($steps.Count) values to write, $($byHand.Count) that remediation does not change, $($unknown.Count) unknown"
    $parts = @()
    if ($due.Count -gt 0) { $parts += "To write: $(@($due | ForEach-Object { Format-Step $_ }) -join ', ')" }
    if ($byHand.Count -gt 0) { $parts += "Not changed: $(@($byHand | ForEach-Object { Format-Step $_ }) -join ', ')" }
    if ($unknown.Count -gt 0) { $parts += "Unknown: $(@($unknown | ForEach-Object { Format-Step $_ }) -join ', ')" }
    $where = "on $($machine.Name) ($($machine.Version), $($machine.Bits)-bit)"
    # Counts first: they are there even where the line has to be cut.
    $what = "${where}: $counts. $($parts -join '. ')"
    $evidence = Format-EvidenceLine $data $machine @()
}
catch { Stop-Script 0 (Format-Line "Unknown: $($_.Exception.GetBaseException().Message)") }

# What is there comes first, so that it is kept whole where the line has to be cut.
if ($due.Count -gt 0) { Write-Output (Format-Line "$evidence TLS Ready: Action needed, remediation due $what."); exit 1 }
$said = "Ready ${where}: $($steps.Count) of $($steps.Count) values are right."
if ($unknown.Count -gt 0) { $said = "Unknown $what." }
if ($byHand.Count -gt 0) { $said = "Action needed, by hand $what." }
Write-Output (Format-Line "$evidence TLS Ready: $said")
exit 0

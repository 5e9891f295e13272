<#
TLS Ready: Configuration Manager, discovery script of a configuration item.

What it is:   the script that says whether a machine complies; remediation.ps1 is the other one.
What it does: reads the registry values that your plan names and prints one line: Compliant alone, or
              NonCompliant: or Unknown: and what was found. It writes nothing, never restarts, and uses
              the views of the registry by name, so that it says the same in 64-bit and 32-bit PowerShell.
How to run:   Assets and Compliance > Compliance Settings > Configuration Items > Create Configuration
              Item, "Windows Desktops and Servers (custom)".
              Setting type                                          Script
              Data type                                             String
              Discovery script, Windows PowerShell                  discovery.ps1
              Remediation script, Windows PowerShell                remediation.ps1
              Run scripts by using the logged on user credentials   not ticked
              Compliance rule, rule type                            Value
              The value returned by the specified script            Equals   Compliant
              Run the specified remediation script when this
              setting is noncompliant                               ticked
              Report noncompliance if this setting instance is
              not found                                             ticked
              Put it in a baseline and deploy that to clients first; to servers only when the clients
              comply. Without "Remediate noncompliant rules when supported" it only reports.
How to undo:  there is nothing to undo: it only reads. For remediation.ps1 see there.
Exit codes:   always 0: the line is what counts. Whatever is not Compliant fails the rule, so Unknown is
              never taken for compliant.

#part made
#>
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

#region data
# Written by script-data.ts: what the plan calls for.
#endregion data

#region start
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

# The one line that the compliance rule compares.
function Write-Finding([string]$Text) {
    Write-Output (Format-Line $Text)
    exit 0
}

$obstacle = Get-Obstacle
if ($obstacle) { Write-Finding "Unknown: $obstacle" }
try {
    $data = $DataJson | ConvertFrom-Json
    $machine = Get-Machine
    if ($null -eq $machine.Version) { Write-Finding 'Unknown: the Windows version could not be read.' }
    $steps = @(Select-SettingHere $data.settings $machine | ForEach-Object { Get-Step $_ $machine $false })
    $due = @($steps | Where-Object { $_.Act })
    $byHand = @($steps | Where-Object { -not $_.Act -and $_.Verdict -eq 'Action needed' })
    $unknown = @($steps | Where-Object { -not $_.Act -and $_.Verdict -eq 'Unknown' })

    # Counts first: they are there even where the line has to be cut.
    $parts = @("$($due.Count) of $($steps.Count) values to write, $($byHand.Count) that remediation leaves alone, $($unknown.Count) unknown")
    if ($due.Count -gt 0) { $parts += "To write: $(@($due | ForEach-Object { Format-Step $_ }) -join ', ')" }
    if ($byHand.Count -gt 0) { $parts += "Left alone: $(@($byHand | ForEach-Object { Format-Step $_ }) -join ', ')" }
    if ($unknown.Count -gt 0) { $parts += "Unknown: $(@($unknown | ForEach-Object { Format-Step $_ }) -join ', ')" }
    $what = $parts -join '. '
    $evidence = Format-EvidenceLine $data $machine @()
}
catch { Write-Finding "Unknown: $($_.Exception.GetBaseException().Message)" }

# The rule wants Compliant alone, so only what is not compliant can say more: what is there, then why.
if ($due.Count + $byHand.Count -gt 0) { Write-Finding "NonCompliant: $evidence $what." }
if ($unknown.Count -gt 0) { Write-Finding "Unknown: $evidence $what." }
Write-Finding 'Compliant'

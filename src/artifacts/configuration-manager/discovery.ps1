<#
TLS Ready: Configuration Manager, discovery script of a configuration item.

What it is:   the script that says whether a machine complies; remediation.ps1 is the other one.
What it does: reads the registry values that your plan names and prints one line: what is there, then
              "TLS Ready: Compliant" at its very end, or NonCompliant or Unknown and why. It writes
              nothing, never restarts, and uses the views of the registry by name, so that it says the
              same in 64-bit and 32-bit PowerShell.
How to run:   Assets and Compliance > Compliance Settings > Configuration Items > Create Configuration
              Item, "Windows Desktops and Servers (custom)".
              Setting type                                          Script
              Data type                                             String
              Discovery script, Windows PowerShell                  discovery.ps1
              Remediation script, Windows PowerShell                remediation.ps1
              Run scripts by using the logged on user credentials   not ticked
              Compliance rule, rule type                            Value
              The value returned by the specified script            Ends with   TLS Ready: Compliant
              Run the specified remediation script when this
              setting is noncompliant                               ticked
              Report noncompliance if this setting instance is
              not found                                             ticked
              Put it in a baseline and deploy that to clients first; to servers only when the clients
              comply. Without "Remediate noncompliant rules when supported" it only reports.
How to undo:  there is nothing to undo: it only reads. For remediation.ps1 see there.
Exit codes:   always 0: the line is what counts. Whatever does not end so fails the rule, so Unknown is
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

# The one line that the compliance rule compares. What is there comes first, so that it is kept whole.
function Write-Finding([string]$Text) {
    Write-Output (Format-Line $Text)
    exit 0
}

$obstacle = Get-Obstacle
if ($obstacle) { Write-Finding "TLS Ready: Unknown: $obstacle" }
try {
    $data = $DataJson | ConvertFrom-Json
    $machine = Get-Machine
    if ($null -eq $machine.Version) { Write-Finding 'TLS Ready: Unknown: the Windows version could not be read.' }
    $steps = @(Select-SettingHere $data.settings $machine | ForEach-Object { Get-Step $_ $machine $false })
    $due = @($steps | Where-Object { $_.Act })
    $byHand = @($steps | Where-Object { -not $_.Act -and $_.Verdict -eq 'Action needed' })
    $unknown = @($steps | Where-Object { -not $_.Act -and $_.Verdict -eq 'Unknown' })

    # Counts first: they are there even where the line has to be cut.
    $parts = @("$($due.Count) of $($steps.Count) values to write, $($byHand.Count) that remediation does not change, $($unknown.Count) unknown")
    if ($due.Count -gt 0) { $parts += "To write: $(@($due | ForEach-Object { Format-Step $_ }) -join ', ')" }
    if ($byHand.Count -gt 0) { $parts += "Not changed: $(@($byHand | ForEach-Object { Format-Step $_ }) -join ', ')" }
    if ($unknown.Count -gt 0) { $parts += "Unknown: $(@($unknown | ForEach-Object { Format-Step $_ }) -join ', ')" }
    $what = $parts -join '. '
    $evidence = Format-EvidenceLine $data $machine @()
}
catch { Write-Finding "TLS Ready: Unknown: $($_.Exception.GetBaseException().Message)" }

# A line that says more ends with a full stop or, cut, with three: never as the rule wants it.
if ($due.Count + $byHand.Count -gt 0) { Write-Finding "$evidence TLS Ready: NonCompliant: $what." }
if ($unknown.Count -gt 0) { Write-Finding "$evidence TLS Ready: Unknown: $what." }
Write-Finding "$evidence TLS Ready: Compliant"

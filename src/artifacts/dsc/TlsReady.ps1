<#
TLS Ready: enable TLS 1.2 with PowerShell DSC and its built-in Registry resource.

What it is:   a DSC configuration for Windows PowerShell 5.1. It compiles one MOF file for each machine
              that you name; DSC then keeps the values there. Compiling changes nothing on any machine.
What it does: once started with Start-DscConfiguration, or given out by a pull server, writes the
              registry values that your plan names, and writes them again whenever they are changed. A
              value with other data or of another type is overwritten: DSC cannot leave it and report
              it. Test-DscConfiguration shows the differences before that. It removes nothing, touches
              no other value and never restarts. A restart of Windows is due afterwards.
How to run:   powershell -NoProfile -ExecutionPolicy Bypass -File TlsReady.ps1
              -ComputerName  machines, separated by commas; localhost if you name none
              -Kind          the kind of Windows they run; needed if your plan has more than one
              -OutputPath    folder for the MOF files; TlsReady here if you name none
              -ListKinds     print the kinds of Windows in your plan; compile nothing
              -ListExports   print the commands that save these keys on a machine; compile nothing
              -Remove        compile a configuration that removes the values
              From 64-bit PowerShell. Step by step: page downloads/dsc/ of the site it came from.
How to undo:  DSC keeps no memory of what was there, and removing is not restoring. Before the first
              start run what -ListExports prints, on each machine, and keep the files. To undo, compile
              and start it with -Remove, then import the saved files: first the values are gone, then
              those that were there before are back. Empty keys stay.
#part dsc-exit-codes

#part made
#>
[CmdletBinding()]
param(
    #part dsc-parameters
    [string]$OutputPath = 'TlsReady',
    [switch]$ListKinds,
    [switch]$ListExports,
    [switch]$Remove
)

$ErrorActionPreference = 'Stop'

#region data
# Written by script-data.ts: what the plan calls for.
#endregion data

Configuration TlsReady {
    Import-DscResource -ModuleName PSDesiredStateConfiguration

    Node $AllNodes.NodeName {
        foreach ($value in $Node.Values) {
            $id = $value.Id
            if ($Node.Remove) {
                Registry $id {
                    Ensure = 'Absent'
                    Key = $value.Key
                    ValueName = $value.Name
                }
            }
            else {
                #part dsc-registry-value
            }
        }
    }
}

#part Stop-Script

#part dsc-kind

if ($ListExports) {
    $number = 0
    foreach ($key in @($chosen[0].values | ForEach-Object { $_.key } | Select-Object -Unique)) {
        $number += 1
        # Without /y, so that an earlier export is not written over unasked.
        Write-Output "reg export `"HKEY_LOCAL_MACHINE\$key`" `"tls-ready-before-$number.reg`""
    }
    exit 0
}

#part dsc-values
$nodes = @($ComputerName | ForEach-Object { $_ -split ',' } | ForEach-Object { $_.Trim() } | Where-Object { $_ -ne '' } | Select-Object -Unique | ForEach-Object {
        @{ NodeName = $_; Values = $values; Remove = [bool]$Remove }
    })
if ($nodes.Count -eq 0) { Stop-Script 4 'name at least one machine with -ComputerName. Nothing was changed.' }
try {
    TlsReady -ConfigurationData @{ AllNodes = $nodes } -OutputPath $OutputPath
}
#part dsc-compile-failed

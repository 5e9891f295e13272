<#
TLS Ready: enable TLS 1.2 with PowerShell DSC and the community module SChannelDsc.

What it is:   a DSC configuration for Windows PowerShell 5.1 and the module SChannelDsc, which must be on
              this machine and on those that you name. Without it this file does not even load. It
              compiles one MOF file for each machine. Compiling changes nothing on any machine.
What it does: once started, SChannelSettings keeps the .NET values (TLS12State) and, on old Windows,
              the WinHTTP values. What it cannot say as your plan says it is kept with the built-in
              Registry resource:
              - The Schannel values. The module's resource for them, Protocol, always writes the server's
                too, and its successors in the preview of the next release (SChannelProtocolClient and
                SChannelProtocolServer) make the key anew, which drops whatever it held, write no
                DisabledByDefault, and reset other protocols that are enabled to their default.
              - WinHTTP on a 32-bit Windows: the module compares both registry views there, and one of
                them does not exist, so it would never find it right. The same for TLS 1.3, which the
                module does not know.
              - .NET values, if your plan does not call for all of those that TLS12State writes.
              A value with other data or of another type is overwritten. It restarts only if you say
              -RebootWhenRequired. A restart of Windows is due afterwards.
How to run:   powershell -NoProfile -ExecutionPolicy Bypass -File TlsReadySChannelDsc.ps1
              -ComputerName        machines, separated by commas; localhost if you name none
              -Kind                the kind of Windows they run; needed if your plan has more than one
              -OutputPath          folder for the MOF files; TlsReadySChannelDsc here if you name none
              -ListKinds           print the kinds of Windows in your plan; compile nothing
              -RebootWhenRequired  let SChannelSettings ask DSC for a restart after it wrote; whether
                                   DSC then restarts is up to its own setting RebootNodeIfNeeded
              Where the WinHTTP update is not installed, SChannelSettings stops with an error.
How to undo:  with TlsReady.ps1 beside this file: -ListExports before the first start, -Remove and the
              saved files afterwards. TLS12State = 'Default' removes the .NET values; it does not
              restore what was there.
#part dsc-exit-codes

#part made
#>
[CmdletBinding()]
param(
    #part dsc-parameters
    [string]$OutputPath = 'TlsReadySChannelDsc',
    [switch]$ListKinds,
    [switch]$RebootWhenRequired
)

$ErrorActionPreference = 'Stop'

#region data
# Written by script-data.ts: what the plan calls for.
#endregion data

Configuration TlsReadySChannelDsc {
    Import-DscResource -ModuleName PSDesiredStateConfiguration
    Import-DscResource -ModuleName SChannelDsc

    Node $AllNodes.NodeName {
        # Three blocks, since a block cannot leave out a property by condition.
        if ($Node.DotNet -and $Node.WinHttp.Count -gt 0) {
            SChannelSettings 'tls-ready' {
                IsSingleInstance = 'Yes'
                TLS12State = 'Enabled'
                WinHttpDefaultSecureProtocols = $Node.WinHttp
                RebootWhenRequired = $Node.Reboot
            }
        }
        elseif ($Node.DotNet) {
            SChannelSettings 'tls-ready' {
                IsSingleInstance = 'Yes'
                TLS12State = 'Enabled'
                RebootWhenRequired = $Node.Reboot
            }
        }
        elseif ($Node.WinHttp.Count -gt 0) {
            SChannelSettings 'tls-ready' {
                IsSingleInstance = 'Yes'
                WinHttpDefaultSecureProtocols = $Node.WinHttp
                RebootWhenRequired = $Node.Reboot
            }
        }
        foreach ($value in $Node.Values) {
            $id = $value.Id
            #part dsc-registry-value
        }
    }
}

#part Stop-Script

#part dsc-kind

#part dsc-values
$nodes = @($ComputerName | ForEach-Object { $_ -split ',' } | ForEach-Object { $_.Trim() } | Where-Object { $_ -ne '' } | Select-Object -Unique | ForEach-Object {
        @{ NodeName = $_; Values = $values; DotNet = $chosen[0].dotnet; WinHttp = @($chosen[0].winhttp); Reboot = [bool]$RebootWhenRequired }
    })
if ($nodes.Count -eq 0) { Stop-Script 4 'name at least one machine with -ComputerName. Nothing was changed.' }
try {
    TlsReadySChannelDsc -ConfigurationData @{ AllNodes = $nodes } -OutputPath $OutputPath
}
#part dsc-compile-failed

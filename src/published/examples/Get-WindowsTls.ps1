<#
.SYNOPSIS
    Says what TLS Ready's data states about a Windows version. Reads one file, changes nothing, sends nothing.
.DESCRIPTION
    An example of how to use the data of /api/v1/all.json. Without -Version it asks about the Windows on which it runs.
    Where several editions share a version, it gives one object for each.
    Exit code 0: the data has this Windows. 1: it has not. 2: it could not be asked.
.PARAMETER Data
    Path of all.json.
.PARAMETER Version
    Major, minor and build, such as 10.0.14393.
.PARAMETER Kind
    client or server: both can share a version.
.EXAMPLE
    .\Get-WindowsTls.ps1 -Data .\all.json
.EXAMPLE
    .\Get-WindowsTls.ps1 -Data .\all.json -Version 6.3.9600 -Kind server
#>
param(
    [string]$Data = 'all.json',
    [string]$Version = '',
    [string]$Kind = ''
)
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

function Stop-Example([string]$Reason) {
    [Console]::Error.WriteLine("TLS Ready: $Reason")
    exit 2
}

# The registry gives the version and the kind that the data goes by.
function Get-ThisWindows {
    $current = Get-ItemProperty -LiteralPath 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion'
    $product = Get-ItemProperty -LiteralPath 'HKLM:\SYSTEM\CurrentControlSet\Control\ProductOptions'
    $start = "$($current.CurrentVersion)"
    # Since Windows 10, CurrentVersion has stayed at 6.3.
    $parts = @($current.PSObject.Properties | Where-Object { $_.Name -like 'Current*VersionNumber' })
    if ($parts.Count -eq 2) { $start = "$($current.CurrentMajorVersionNumber).$($current.CurrentMinorVersionNumber)" }
    $kind = 'server'
    if ($product.ProductType -eq 'WinNT') { $kind = 'client' }
    @{ Version = "$start.$($current.CurrentBuildNumber)"; Kind = $kind }
}

# A field that an entry leaves out is not there at all.
function Get-Field($Entry, [string]$Name) {
    $field = $Entry.PSObject.Properties[$Name]
    if ($null -ne $field) { $field.Value }
}

if ($Version -eq '' -and $Kind -eq '') {
    try { $this = Get-ThisWindows }
    catch { Stop-Example "this Windows could not be read ($($_.Exception.Message)). Give -Version and -Kind." }
    $Version = $this.Version
    $Kind = $this.Kind
}
if ($Version -notmatch '^[0-9]+\.[0-9]+\.[0-9]+$') { Stop-Example "'$Version' is no version. Give -Version as major.minor.build, such as 10.0.14393." }
if ('client', 'server' -notcontains $Kind) { Stop-Example "'$Kind' is no kind. Give -Kind client or -Kind server." }
try { $all = [IO.File]::ReadAllText($ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Data)) | ConvertFrom-Json }
catch { Stop-Example "the data could not be read ($($_.Exception.GetBaseException().Message)). Give the path of all.json as -Data." }
if ((Get-Field $all 'apiVersion') -ne 'v1') { Stop-Example "'$Data' is not the data of /api/v1/all.json." }

# The entry that applies is the newest that is not newer than the machine, of the same major and minor version.
$asked = [version]$Version
$older = @($all.collections.'operating-systems' | Where-Object {
        $its = [version]$_.nt
        $_.kind -eq $Kind -and $its.Major -eq $asked.Major -and $its.Minor -eq $asked.Minor -and $its -le $asked
    } | Sort-Object { [version]$_.nt })
if ($older.Count -eq 0) {
    "Unknown: the data has no $Kind Windows for version $Version."
    exit 1
}
$tls12 = @{ on = 'on by default'; off = 'supported, needs registry values'; update = 'needs an update first'; none = 'not supported' }
foreach ($system in @($older | Where-Object { $_.nt -eq $older[-1].nt })) {
    New-Object PSObject -Property @{
        Name           = $system.name
        Version        = $system.nt
        Schannel       = $tls12[$system.schannel.tls12]
        WinHTTP        = $tls12[$system.winhttp.tls12]
        SupportEnds    = "$(Get-Field $system.lifecycle 'supportEnds')"
        Updates        = @(Get-Field $system 'updates' | Where-Object { $null -ne $_ } | ForEach-Object { $_.kb })
        ContentVersion = $all.contentVersion
    }
}
exit 0

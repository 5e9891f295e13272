# The version comes from the registry: other ways answer with what the program was built for.
function Get-Machine {
    $key = 'SOFTWARE\Microsoft\Windows NT\CurrentVersion'
    $found = @{}
    foreach ($name in 'CurrentMajorVersionNumber', 'CurrentMinorVersionNumber', 'CurrentVersion', 'CurrentBuildNumber', 'ProductName', 'EditionID', 'UBR') {
        $found[$name] = (Read-RegistryValue 'native' $key $name).Data
    }
    $start = "$($found.CurrentVersion)"
    if ($null -ne $found.CurrentMajorVersionNumber) { $start = "$($found.CurrentMajorVersionNumber).$($found.CurrentMinorVersionNumber)" }
    $version = $null
    if ("$start.$($found.CurrentBuildNumber)" -match '^[0-9]+\.[0-9]+\.[0-9]+$') { $version = [version]$Matches[0] }
    $bits = 32
    if (Test-Windows64Bit) { $bits = 64 }
    # The kind is client, server or nothing: Windows 8 and Server 2012 share a version number.
    $kinds = @{ WinNT = 'client'; ServerNT = 'server'; LanmanNT = 'server' }
    $kind = "$($kinds["$((Read-RegistryValue 'native' 'SYSTEM\CurrentControlSet\Control\ProductOptions' 'ProductType').Data)"])"
    $network = @{}
    foreach ($name in 'Hostname', 'Domain') { $network[$name] = "$((Read-RegistryValue 'native' 'SYSTEM\CurrentControlSet\Services\Tcpip\Parameters' $name).Data)" }
    @{
        Name    = Get-ComputerName
        # Without a domain the full name is not known.
        HostName = $network.Hostname
        Domain  = $network.Domain
        Ubr     = "$($found.UBR)"
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

# Whether this value is written on this machine: in its range and, where more ranges are named, in one of those.
function Test-Written($Setting, $Machine) {
    if ($Setting.access -ne 'write' -or $null -eq $Setting.write) { return $false }
    $write = $Setting.write
    if (-not (Test-InRange @{ ntAtLeast = $write.ntAtLeast; ntBelow = $write.ntBelow; kind = $null } $Machine)) { return $false }
    @($write.where).Count -eq 0 -or @($write.where | Where-Object { Test-InRange $_ $Machine }).Count -gt 0
}

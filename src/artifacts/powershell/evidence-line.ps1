# What a value holds, in a few characters: - not there, ? not readable, a number in hexadecimal, or ! and its type.
function Format-Evidence($Read) {
    if ($Read.State -eq 'absent') { return '-' }
    if ($Read.State -ne 'present') { return '?' }
    if ($Read.Type -eq 'REG_DWORD') { return '{0:x}' -f (ConvertTo-Unsigned $Read.Data) }
    $short = @{ REG_SZ = 's'; REG_EXPAND_SZ = 'e'; REG_MULTI_SZ = 'm'; REG_BINARY = 'b'; REG_QWORD = 'q'; REG_NONE = 'n' }[$Read.Type]
    if ($null -eq $short) { $short = 'x' }
    "!$short"
}

# A name without what separates fields.
function Format-Word([string]$Text) {
    $word = $Text -creplace '[^A-Za-z0-9._-]', '_'
    if ($word.Length -gt 63) { $word = $word.Substring(0, 63) }
    $word
}

# One line of printable ASCII, at most 1,000 characters: what this machine holds, to be judged again elsewhere.
# What was not read is left out; More holds fields that only a whole check has.
function Format-EvidenceLine($Data, $Machine, [string[]]$More) {
    $version = '?'
    if ($null -ne $Machine.Version) { $version = "$($Machine.Version)" }
    if ("$($Machine.Ubr)" -ne '') { $version += ".$($Machine.Ubr)" }
    $kind = 'unknown'
    if ($Machine.Kind) { $kind = $Machine.Kind }
    $start = @('TLSREADY1', "t=$([datetime]::UtcNow.ToString('yyyy-MM-ddTHH:mmZ', [Globalization.CultureInfo]::InvariantCulture))", "n=$(Format-Word $Machine.Name)")
    if ($Machine.Domain) { $start += "f=$(Format-Word "$($Machine.HostName).$($Machine.Domain)")" }
    $start += "v=$version", "b=$($Machine.Bits)", "k=$kind", "c=$("$($Data.contentVersion)".Substring(0, [Math]::Min(12, "$($Data.contentVersion)".Length)))"
    $values = @(Select-SettingHere $Data.settings $Machine | ForEach-Object { "$($_.code)=$(Format-Evidence (Read-RegistryValue $_.view $_.key $_.name))" })
    # The end shows that nothing was cut later; fields that do not fit are left out, the last first, and that is said.
    $fields = @($start) + "r=$($values -join ',')" + @($More | Where-Object { $_ })
    $left = $fields.Count
    $line = "$($fields -join ';');."
    while ($line.Length -gt 1000 -and $left -gt 1) {
        $left--
        $line = "$($fields[0..($left - 1)] -join ';');cut=$($fields.Count - $left);."
    }
    $line
}

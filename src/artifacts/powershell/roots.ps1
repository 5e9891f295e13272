# Root certificates of Microsoft services in the stores of the machine, and whether Windows adds missing ones by itself.
function Get-RootRow($Data) {
    $switch = Read-RegistryValue 'native' 'SOFTWARE\Policies\Microsoft\SystemCertificates\AuthRoot' 'DisableRootAutoUpdate'
    $off = $switch.State -eq 'present' -and $switch.Type -eq 'REG_DWORD' -and $switch.Data -ne 0
    if ($switch.State -eq 'unreadable') { New-Row 'roots' 'Automatic root update' 'Unknown' 'unreadable' $switch.Problem }
    elseif ($off) { New-Row 'roots' 'Automatic root update' 'Info' 'off' 'A policy disables it, so that missing roots stay missing until you add them.' }
    else { New-Row 'roots' 'Automatic root update' 'Info' 'on' 'Windows adds a missing root when it meets it, if it can reach Windows Update.' }
    foreach ($root in $Data.roots) {
        $item = "Root $($root.name)"
        $states = @('SOFTWARE\Microsoft\SystemCertificates\ROOT', 'SOFTWARE\Microsoft\SystemCertificates\AuthRoot', 'SOFTWARE\Policies\Microsoft\SystemCertificates\Root', 'SOFTWARE\Microsoft\EnterpriseCertificates\Root' |
                ForEach-Object { (Read-SubKeyName 'native' "$_\Certificates\$($root.thumbprint)").State })
        $refused = @('SOFTWARE\Microsoft\SystemCertificates\Disallowed', 'SOFTWARE\Policies\Microsoft\SystemCertificates\Disallowed' |
                ForEach-Object { (Read-SubKeyName 'native' "$_\Certificates\$($root.thumbprint)").State })
        if ($refused -contains 'present') { New-Row 'roots' $item 'Action needed' 'refused' 'It is among the certificates that this machine refuses. Remove it there.' }
        elseif ($states -contains 'present') {
            $verdict = 'Info'
            if ($root.inUse) { $verdict = 'Ready' }
            New-Row 'roots' $item $verdict 'there' "Thumbprint $($root.thumbprint)."
        }
        elseif ($states -contains 'unreadable') { New-Row 'roots' $item 'Unknown' 'unreadable' 'A store of certificates could not be read.' }
        elseif (-not $root.inUse) { New-Row 'roots' $item 'Info' 'not there' "Thumbprint $($root.thumbprint)." }
        elseif ($off) { New-Row 'roots' $item 'Action needed' 'not there' "Microsoft services show certificates under it, and Windows may not add it by itself. Add it: thumbprint $($root.thumbprint)." }
        elseif ($switch.State -eq 'unreadable') { New-Row 'roots' $item 'Unknown' 'not there' 'Whether Windows adds it by itself could not be read.' }
        else { New-Row 'roots' $item 'Info' 'not there yet' "Windows adds it when it meets it, if it can reach Windows Update. Without that, add it: thumbprint $($root.thumbprint)." }
    }
}

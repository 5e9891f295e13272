# Settings that exist on this machine: a 32-bit Windows has no 32-bit view of its own.
function Select-SettingHere($Settings, $Machine) {
    @($Settings | Where-Object { $_.view -eq 'native' -or $Machine.Bits -eq 64 })
}

# The key as registry editors show it.
function Format-Key($Setting) {
    $key = $Setting.key
    if ($Setting.view -eq 'wow6432') { $key = $key -replace '^SOFTWARE\\', 'SOFTWARE\WOW6432Node\' }
    "HKLM\$key"
}

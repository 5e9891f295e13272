# A DWORD as a number from 0 to 4294967295, which .NET gives as a signed one.
function ConvertTo-Unsigned($Value) { ([int64]$Value) -band 4294967295L }

# What a value holds, in one short line without control characters.
function Format-Data($Read) {
    if ($Read.State -ne 'present') { return '' }
    if ($Read.Type -eq 'REG_DWORD') { return '0x{0:x8}' -f (ConvertTo-Unsigned $Read.Data) }
    $text = (@($Read.Data) -join ' ') -replace '[\x00-\x1f\x7f-\x9f]', ' '
    if ($text.Length -gt 60) { $text = $text.Substring(0, 57) + '...' }
    "$($Read.Type) $text"
}

# Whether the test of a rule holds for what was found.
function Test-Rule($Rule, $Setting, $Read) {
    if ($Rule.test -eq 'any') { return $true }
    if ($Setting.type -ne 'REG_DWORD') { return $false }
    $value = ConvertTo-Unsigned $Read.Data
    switch ($Rule.test) {
        'equals' { $value -eq $Rule.value }
        'not-zero' { $value -ne 0 }
        'bits' { ($value -band $Rule.value) -eq $Rule.value }
    }
}

# Of the rules whose Windows range fits, the first whose test holds decides; where none holds it is work, the first
# says what is wrong, and where none fits, nothing is known.
function Get-Judgement($Setting, $Read, $Machine) {
    $words = @{ ready = 'Ready'; action = 'Action needed'; info = 'Info'; unknown = 'Unknown' }
    if ($Read.State -eq 'unreadable') { return @{ Verdict = 'Unknown'; Because = "It could not be read: $($Read.Problem)" } }
    if ($Read.State -eq 'absent') {
        $rule = @($Setting.absent | Where-Object { Test-InRange $_ $Machine }) | Select-Object -First 1
        if ($null -eq $rule) { return @{ Verdict = 'Unknown'; Because = 'Not set. We have no rule for that on this Windows version.' } }
        return @{ Verdict = $words[$rule.means]; Because = $rule.because }
    }
    if ($Read.Type -ne $Setting.type) { return @{ Verdict = 'Action needed'; Because = "It is $($Read.Type); it must be $($Setting.type)." } }
    $rules = @($Setting.fine | Where-Object { Test-InRange $_ $Machine })
    if ($rules.Count -eq 0) { return @{ Verdict = 'Unknown'; Because = 'We have no rule for this value on this Windows version.' } }
    $rule = @($rules | Where-Object { Test-Rule $_ $Setting $Read }) | Select-Object -First 1
    if ($null -eq $rule) { return @{ Verdict = 'Action needed'; Because = $rules[0].otherwise } }
    @{ Verdict = $words[$rule.means]; Because = $rule.because }
}

# What would be right here, in a few words: of the rules that fit this Windows the first one's, and whether the value can be missing.
function Format-Right($Setting, $Machine) {
    $rule = @($Setting.fine | Where-Object { Test-InRange $_ $Machine }) | Select-Object -First 1
    $absent = @($Setting.absent | Where-Object { Test-InRange $_ $Machine }) | Select-Object -First 1
    $right = @()
    if ($null -ne $rule -and $rule.means -ne 'action') {
        switch ($rule.test) {
            'equals' { $right += '0x{0:x8}' -f $rule.value }
            'bits' { $right += 'a number with the bits 0x{0:x8}' -f $rule.value }
            'not-zero' { $right += 'any number but 0' }
            'any' { $right += "any $($Setting.type)" }
        }
    }
    if ($null -ne $absent -and $absent.means -ne 'action') { $right += 'not set' }
    if ($right.Count -eq 0) { return 'no value' }
    $right -join ', or '
}

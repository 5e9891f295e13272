# What is to be done with one setting: write, leave or report.
function Get-Step($Setting, $Machine, [bool]$ReplaceWrongType) {
    $read = Read-RegistryValue $Setting.view $Setting.key $Setting.name
    $judgement = Get-Judgement $Setting $read $Machine
    $step = @{ Setting = $Setting; Read = $read; Act = $false; Verdict = $judgement.Verdict; Because = $judgement.Because }
    if (-not (Test-Written $Setting $Machine)) { return $step }
    $wrongType = $read.State -eq 'present' -and $read.Type -ne $Setting.type
    if ($wrongType) {
        # Only what .NET can write again exactly is replaced. It reads an empty text or list the same with and without its end.
        $exact = 'REG_QWORD', 'REG_BINARY', 'REG_NONE' -contains $read.Type -or ('REG_SZ', 'REG_EXPAND_SZ', 'REG_MULTI_SZ' -contains $read.Type -and "$($read.Data)".Length -gt 0)
        $step.Act = $ReplaceWrongType -and $exact
        if (-not $exact) { $step.Because += ' It was left as it is, and -ReplaceWrongType leaves it too: it could not be restored exactly. Note what it holds and delete it by hand.' }
        elseif (-not $ReplaceWrongType) { $step.Because += ' It was left as it is; -ReplaceWrongType replaces it.' }
    }
    elseif ($read.State -eq 'absent') { $step.Act = $true }
    elseif ($read.State -eq 'present') { $step.Act = $judgement.Verdict -eq 'Action needed' }
    $step
}

# Says why this PowerShell cannot run the rest; empty if it can.
function Get-Obstacle {
    if ("$($ExecutionContext.SessionState.LanguageMode)" -ne 'FullLanguage') {
        return "PowerShell runs in $($ExecutionContext.SessionState.LanguageMode) mode here, which keeps scripts from reading the registry as they must. Nothing was done. Use the .cmd files, or run this from a session that your policy trusts."
    }
    if ($PSVersionTable.PSVersion -lt [version]'5.1') {
        return "this needs Windows PowerShell 5.1 or PowerShell 7; here it is $($PSVersionTable.PSVersion). Nothing was done. Use the .cmd files."
    }
    ''
}

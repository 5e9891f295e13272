# Says why this PowerShell cannot run the rest; empty if it can. Everything before this is read by PowerShell 2.0 too.
function Get-Obstacle {
    if ("$($ExecutionContext.SessionState.LanguageMode)" -ne 'FullLanguage') {
        return "PowerShell runs in $($ExecutionContext.SessionState.LanguageMode) mode here, which keeps scripts from reading the registry as they must. Nothing was changed. Use the .cmd files, or run this from a session that your policy trusts."
    }
    if ($PSVersionTable.PSVersion -lt [version]'3.0') {
        return "Requires Windows PowerShell 3.0 or later, or PowerShell 7; found $($PSVersionTable.PSVersion). Nothing was changed. Use the .cmd files."
    }
    ''
}

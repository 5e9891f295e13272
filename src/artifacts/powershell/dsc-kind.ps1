$kinds = @((ConvertFrom-Json $DataJson).kinds)
if ($ListKinds) {
    foreach ($each in $kinds) { Write-Output "$($each.kind): $($each.windows -join ', ')" }
    exit 0
}
if ($Kind -eq '' -and $kinds.Count -eq 1) { $Kind = $kinds[0].kind }
$chosen = @($kinds | Where-Object { $_.kind -eq $Kind })
if ($chosen.Count -ne 1) {
    Stop-Script 4 "say -Kind with one of: $(@($kinds | ForEach-Object { $_.kind }) -join ', '). -ListKinds says which Windows each is for. Nothing was changed."
}

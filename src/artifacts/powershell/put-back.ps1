foreach ($entry in $saved.values) { if (-not (Test-SameValue (Read-RegistryValue $entry.view $entry.key $entry.name) $entry)) { Restore-Value $entry } }
$keys = @($saved.createdKeys)
[array]::Reverse($keys)
foreach ($key in $keys) { [void](Remove-EmptyKey $key.view $key.key) }
[IO.File]::WriteAllText(($backup -replace '\.json$', '.undone'), 'undone')

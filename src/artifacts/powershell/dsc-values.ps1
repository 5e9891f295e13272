# DSC wants hash tables for node data.
$values = @($chosen[0].values | ForEach-Object {
        @{ Id = $_.id; Key = "HKEY_LOCAL_MACHINE\$($_.key)"; Name = $_.name; Data = $_.data }
    })

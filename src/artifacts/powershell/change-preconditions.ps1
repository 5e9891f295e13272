$obstacle = Get-Obstacle
if ($obstacle) { Stop-Script 4 $obstacle }
try { $data = $DataJson | ConvertFrom-Json } catch { Stop-Script 4 'the data in this file is damaged. Nothing was changed. Next: download it again.' }
if (-not $WhatIfPreference -and -not (Test-Elevated)) { Stop-Script 3 'run this as administrator. Nothing was changed. Next: open PowerShell with "Run as administrator".' }

$machine = Get-Machine
if ($null -eq $machine.Version) { Stop-Script 2 'the Windows version could not be read. Nothing was changed.' }
if (-not $machine.Id) { Stop-Script 5 'the machine id could not be read, so a backup could not be tied to this machine. Nothing was changed.' }

<#
TLS Ready: Configuration Manager, remediation script of a configuration item.

What it is:   the script that Configuration Manager runs where discovery.ps1 did not say Compliant;
              discovery.ps1 says in its header which settings and which compliance rule to choose.
What it does: writes the registry values that your plan names and that are missing or not right here.
              What is already right, values of the wrong type, other values and existing keys stay as
              they are. Before the first write it saves what was there to C:\ProgramData\TlsReady,
              which only administrators can write to. If a write fails, it restores what it had
              written. It prints one line, uses the views of the registry by name, so that it does the
              same in 64-bit and in 32-bit PowerShell, and never restarts.
How to run:   Configuration Manager runs it as SYSTEM. By hand, as administrator:
              powershell -NoProfile -ExecutionPolicy Bypass -File remediation.ps1 -WhatIf
              -WhatIf            say what would be written; write nothing
              -BackupFolder      another folder for the backup
How to undo:  take the deployment of the baseline away first, or the values come back. Then run
              rollback.ps1 on the machine: the backup is the same as that of enable.ps1.
Exit codes:   0 Ready   1 Action needed: something was left as it is   2 Unknown   3 not elevated
              4 cannot run here   5 no safe backup could be made   6 a write failed
              After 3, 4 and 5 nothing was changed. With -WhatIf, 1 also means that there is work to do.

#part made
#>
#part remediation

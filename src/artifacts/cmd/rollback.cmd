@goto :start
rem TLS Ready: undo what enable.cmd did on this machine.
rem
rem What it is:   the undo for this one machine that needs nothing but cmd.exe and reg.exe.
rem What it does: reads the newest backup of enable.cmd that was not undone yet and restores exactly
rem               what was there: the number, or that a value was missing. Removes only keys that
rem               enable.cmd made and that are empty. It works too where enable.cmd was interrupted: a
rem               backup that enable.cmd had not finished is passed over, because nothing was changed
rem               after it. It refuses a backup that is damaged or of another machine, or older than one
rem               of enable.ps1 that is still to be undone, and then changes nothing. It never restarts.
rem How to run:   as administrator: rollback.cmd
rem               rollback.cmd /whatif says what would be restored and changes nothing.
rem How to undo:  run enable.cmd again.
rem Exit codes:   0 everything is as it was   1 with /whatif: there is work to do   3 not elevated
rem               4 cannot run here   5 no usable backup   6 something could not be restored
rem               After 3, 4 and 5 nothing was changed.
rem
rem Content version: sample
rem Made for the answers at: sample
:start
@echo off
setlocal EnableExtensions DisableDelayedExpansion
rem part whatif
rem part views
rem part elevated
set "root=%SystemRoot%\TlsReady"
set "folder="
set "open=0"
rem Names sort by number, so the last one wins.
for /f "delims=" %%d in ('dir /b /ad /on "%root%\backup-*" 2^>nul') do if not exist "%root%\%%d\undone.txt" call :take "%root%\%%d"
if not defined folder (
    echo TLS Ready: %root% has no backup that is still to be undone. Nothing was changed.
    exit /b 5
)
set "file=%folder%\values.txt"
set "pass=know"
call :settings
call :verify
if defined problem goto :unusable
set "newer="
call :eachother asknewer
if defined newer (
    echo TLS Ready: enable.ps1 made %newer% after %folder%, and it is still to be undone. Nothing was changed. Next: run rollback.ps1, then this again.
    exit /b 5
)
if defined whatif echo TLS Ready: what rollback.cmd would restore on this %bits%-bit Windows, from %folder%. It changes nothing now.
if not defined whatif echo TLS Ready: undo on this %bits%-bit Windows, from %folder%. It does not restart.
call :restore
if %failed% GTR 0 (
    echo TLS Ready: %failed% could not be restored. Next: fix the errors above and run this again.
    exit /b 6
)
if defined whatif if %changed% GTR 0 (
    echo Result: Action needed ^(nothing was changed^). Next: run rollback.cmd as administrator.
    exit /b 1
)
if not defined whatif >"%folder%\undone.txt" echo undone
if not defined whatif if not exist "%folder%\undone.txt" (
    echo TLS Ready: everything was restored and read back, but %folder%\undone.txt could not be written. Next: write it by hand, or this backup counts as still to be undone.
    exit /b 6
)
if %changed% GTR 0 echo Restart Windows for the change to take effect. This file does not restart it.
set /a "open-=1"
set "next=run check.cmd."
if %open% GTR 0 set "next=%open% older backups can still be undone: run this again."
echo Result: Ready (everything is as it was). Next: %next%
exit /b 0

:unusable
echo TLS Ready: %file% cannot be used: %problem%. Nothing was changed.
echo enable.cmd changes nothing before this list is whole, so it was damaged or changed later. Next: restore the file from a backup of the disk,
echo or put the values back by hand: the key-*.reg files beside it hold the keys as they were. Then write undone.txt beside it.
exit /b 5

:asknewer
if not defined newer call set "known=%%older:.%~1.=%%"
if not "%older%"=="any" if not defined newer if "%known%"=="%older%" set "newer=%~2"
exit /b 0

rem Takes the folder, unless enable.cmd was stopped before its list had been read back and got its name: nothing was
rem changed then.
:take
if not exist "%~1\values.txt" (
    echo   Passed over    %~1: enable.cmd was stopped before this backup was whole, and had changed nothing
    exit /b 0
)
set "folder=%~1"
set /a "open+=1"
exit /b 0

rem Ends a setting: notes that it exists.
:done
goto :know

rem region data
rem Written by data.ts: what the plan calls for.
rem endregion data

rem region reading
rem part machine

rem part judging

rem part reading
rem endregion reading

rem region restoring
rem part backup

rem part restoring
rem endregion restoring

@goto :start
rem TLS Ready: undo what enable.cmd did on this machine.
rem
rem What it is:   the undo for this one machine that needs nothing but cmd.exe and reg.exe.
rem What it does: reads the newest backup of enable.cmd that was not undone yet and puts back exactly
rem               what was there: the number, or that a value was missing. Removes only keys that
rem               enable.cmd made and that are empty. It works too where enable.cmd was interrupted: a
rem               backup whose list has no end is passed over, because nothing was changed after it. It
rem               refuses a backup that is damaged or of another machine, and then changes nothing.
rem               It never restarts.
rem How to run:   as administrator: rollback.cmd
rem               rollback.cmd /whatif says what would be put back and changes nothing.
rem How to undo:  run enable.cmd again.
rem Exit codes:   0 everything is as it was   1 with /whatif: there is work to do   3 not elevated
rem               4 cannot run here   5 no usable backup   6 something could not be put back
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
echo TLS Ready: undo on this %bits%-bit Windows, from %folder%
call :restore
if %failed% GTR 0 (
    echo TLS Ready: %failed% could not be put back. Solve what is named above and run this again.
    exit /b 6
)
if defined whatif if %changed% GTR 0 (
    echo Result: Action needed ^(nothing was changed^)
    exit /b 1
)
if not defined whatif >"%folder%\undone.txt" echo undone
if not defined whatif if not exist "%folder%\undone.txt" (
    echo TLS Ready: everything was put back, but %folder%\undone.txt could not be written.
    exit /b 6
)
if %changed% GTR 0 echo A restart of Windows is due before the change takes effect. This file does not restart.
set /a "open-=1"
if %open% GTR 0 echo %open% older backups can still be undone: run this again.
echo Result: Ready (everything is as it was)
exit /b 0

:unusable
echo TLS Ready: %file% cannot be used: %problem%. Nothing was changed.
exit /b 5

rem Takes the folder, unless its list has no end: enable.cmd was stopped while it wrote it, and it writes to the
rem registry only after it has read the list back with its end.
:take
set "whole="
if exist "%~1\values.txt" for /f "usebackq tokens=1-3 delims=|" %%a in ("%~1\values.txt") do if "%%a"=="end" if not "%%c"=="" set "whole=1"
if not defined whole (
    echo   Passed over    %~1: its list has no end, as when enable.cmd is stopped before it changes anything
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

@goto :start
rem TLS Ready: check this machine. This file reads and changes nothing.
rem
rem What it is:   a check of this one machine that needs nothing but cmd.exe and reg.exe.
rem What it does: reads the registry values that your plan names, in the 64-bit and in the 32-bit view,
rem               and says Ready, Action needed or Unknown for each and for all. It does not judge
rem               .NET Framework, updates, agents or cipher suites; check.ps1 does.
rem How to run:   check.cmd
rem How to undo:  there is nothing to undo.
rem Exit codes:   0 Ready   1 Action needed   2 Unknown   4 cannot run here
rem
rem Content version: sample
rem Made for the answers at: sample
:start
@echo off
setlocal EnableExtensions DisableDelayedExpansion
rem part views
if not defined nt (
    echo TLS Ready: the Windows version could not be read, so nothing can be judged.
    exit /b 2
)
set "pass="
set "ready=0"
set "action=0"
set "unknown=0"
echo TLS Ready: check of this %bits%-bit Windows. It reads and changes nothing.
call :settings
set "result=Ready"
set "code=0"
if %ready% EQU 0 (
    set "result=Unknown"
    set "code=2"
)
rem part verdict
set "next=nothing to change. check.ps1 also looks at .NET Framework, updates, agents and cipher suites."
if "%result%"=="Unknown" set "next=run this as administrator, and check.ps1, which sees more."
if "%result%"=="Action needed" set "next=enable.cmd /whatif says what would be written and writes nothing."
echo Result: %result% (%action% action needed, %unknown% unknown, %ready% ready). Next: %next%
exit /b %code%

rem Ends a setting: says what was found.
:done
if defined skip exit /b 0
if not defined verdict set "verdict=Unknown"
call :show
if "%verdict%"=="Ready" set /a "ready+=1"
if "%verdict%"=="Action needed" set /a "action+=1"
if "%verdict%"=="Unknown" set /a "unknown+=1"
set "column=%verdict%              "
echo   %column:~0,14% %shown% %name%: %what%%right%
exit /b 0

rem region data
rem Written by data.ts: what the plan calls for.
rem endregion data

rem region reading
rem part machine

rem part judging

rem part reading
rem endregion reading

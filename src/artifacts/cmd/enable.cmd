@goto :start
rem TLS Ready: enable TLS 1.2 on this machine.
rem
rem What it is:   the change for this one machine that needs nothing but cmd.exe and reg.exe.
rem What it does: writes the registry values that your plan names and that are missing or not right here.
rem               What is already right, other values and existing keys stay as they are. A value of the
rem               wrong type is reported and left; enable.ps1 can replace it. Before the first write it
rem               saves what was there, and reg.exe exports of the keys, to a new folder below
rem               %SystemRoot%\TlsReady, where only administrators can write. If a write fails, it puts
rem               back what it had written. It reads everything again at the end and says whether a
rem               restart is due. It never restarts. No Schannel protocol is turned off;
rem               DefaultSecureProtocols, where your plan has it, leaves WinHTTP with TLS 1.2 alone.
rem How to run:   as administrator: enable.cmd
rem               enable.cmd /whatif says what would be written and writes nothing.
rem How to undo:  rollback.cmd, which reads that folder and puts back exactly what was there.
rem Exit codes:   0 Ready   1 Action needed: something was left as it is   2 Unknown   3 not elevated
rem               4 cannot run here   5 no safe backup could be made   6 a write failed
rem               After 3, 4 and 5 nothing was changed. With /whatif, 1 also means that there is work.
rem
rem Content version: sample
rem Made for the answers at: sample
:start
@echo off
setlocal EnableExtensions DisableDelayedExpansion
rem part whatif
rem part views
rem part elevated
if not defined nt (
    echo TLS Ready: the Windows version could not be read. Nothing was done.
    exit /b 2
)
if not defined guid (
    echo TLS Ready: the machine id could not be read, so a backup could not be tied to this machine. Nothing was done.
    exit /b 5
)
echo TLS Ready: enable TLS 1.2 on this %bits%-bit Windows
set "todo=0"
set "due="
set "folder="
set "lines=0"
set "sum=0"
set "pass=backup"
if defined whatif set "pass=plan"
call :settings
if %todo% EQU 0 goto :report
if defined whatif goto :report
if not exist "%file%" goto :nobackup
>>"%file%" echo end^|%lines%^|%sum%
rem Read back before anything is changed: a full disk leaves a file without its end.
set "saved=%lines%"
set "pass=know"
call :settings
call :verify
if defined problem goto :nobackup
if not "%lines%"=="%saved%" goto :nobackup
if not "%lines%"=="%todo%" goto :nobackup
echo   Backup         %folder%

set "wrong="
set "pass=write"
call :settings
if not defined wrong goto :report
call :restore
if %failed% GTR 0 (
    echo TLS Ready: a write failed and not everything could be put back. Run rollback.cmd.
    exit /b 6
)
>"%folder%\undone.txt" echo undone
echo TLS Ready: a write failed. What had been written was put back, so nothing is changed.
exit /b 6

:nobackup
echo TLS Ready: no backup could be made in %SystemRoot%\TlsReady, so nothing was changed.
exit /b 5

:report
set "ready=0"
set "action=0"
set "unknown=0"
set "pass=judge"
set "loaded="
call :settings
if defined due echo A restart of Windows is due before the change takes effect. This file does not restart.
if %todo% EQU 0 echo Nothing was written.
set "result=Ready"
set "code=0"
rem part verdict
if defined whatif if %todo% GTR 0 (
    set "result=Action needed"
    set "code=1"
)
echo Result: %result% (%action% action needed, %unknown% unknown, %ready% ready)
exit /b %code%

rem Ends a setting: does what this pass is for.
:done
if defined skip exit /b 0
if not defined verdict set "verdict=Unknown"
call :show
rem To be written: what is missing or wrong on a Windows that takes this value. A wrong type is left.
set "want="
if "%state%"=="absent" set "want=1"
if "%state%"=="present" if "%kind%"=="REG_DWORD" if "%verdict%"=="Action needed" set "want=1"
if not "%type%"=="REG_DWORD" set "want="
if %nt% LSS %writefrom% set "want="
if %nt% GEQ %writebelow% set "want="
if "%where%"=="fails" set "want="
goto :%pass%

:plan
if not defined want exit /b 0
set /a "todo+=1"
echo   Would write    %shown% %name%: %value%
exit /b 0

:backup
if not defined want exit /b 0
set /a "todo+=1"
if not defined folder call :makefolder
set "high=0"
set "low=0"
if defined found call :halves %found%
call :addsum
set "old=-"
if defined found set "old=%found%"
>>"%file%" echo %id%^|%view%^|%key%^|%name%^|%state%^|%old%^|%parent%^|%made%
if "%made%"=="-" %reg% export "HKLM\%key%" "%folder%\key-%lines%.reg" /y %switch% >nul 2>&1
exit /b 0

rem A new folder each time, so that no earlier backup is ever touched.
:makefolder
set "root=%SystemRoot%\TlsReady"
if not exist "%root%" md "%root%" 2>nul
set "number=0"
:nextnumber
set /a "number+=1"
set "padded=000%number%"
set "folder=%root%\backup-%padded:~-4%"
set "file=%folder%\values.txt"
if not exist "%folder%" goto :freenumber
if %number% LSS 9999 goto :nextnumber
:freenumber
md "%folder%" 2>nul
if errorlevel 1 exit /b 1
>"%file%" echo tls-ready-batch-backup-1^|%guid%
exit /b 0

:write
if defined wrong exit /b 0
if not defined want exit /b 0
%reg% add "HKLM\%key%" /v %name% /t REG_DWORD /d %value% /f %switch% >nul 2>&1
set "loaded="
call :read
if /i "%found%"=="%value%" if "%kind%"=="REG_DWORD" goto :written
set "wrong=1"
echo   Failed         %shown% %name%
exit /b 0
:written
if "%restart%"=="restart" set "due=1"
echo   Written        %shown% %name%: %value%
exit /b 0

rem What was asked about and not written is named again if it is not ready.
:judge
if "%verdict%"=="Ready" set /a "ready+=1"
if "%verdict%"=="Action needed" set /a "action+=1"
if "%verdict%"=="Unknown" set /a "unknown+=1"
if "%verdict%"=="Ready" exit /b 0
if defined whatif if defined want exit /b 0
set "column=%verdict%              "
set "note="
if "%state%"=="present" if not "%kind%"=="%type%" set "note= is %kind%, must be %type%"
echo   %column:~0,14% %shown% %name%%note%
exit /b 0

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

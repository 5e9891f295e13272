@goto :start
rem TLS Ready: enable TLS 1.2 on this machine.
rem
rem What it is:   the change for this one machine that needs nothing but cmd.exe and reg.exe.
rem What it does: writes the registry values that your plan names and that are missing or not right here.
rem               What is already right, other values and existing keys stay as they are. A value of the
rem               wrong type is reported and left; enable.ps1 can replace it. reg.exe shows a REG_DWORD that
rem               is not four bytes long as a number: if it is replaced, it comes back as four bytes. Before
rem               the first write it saves what was there, and reg.exe exports of the keys, to a new folder below
rem               %SystemRoot%\TlsReady, where only administrators can write. If a write fails, it puts
rem               back what it had written. It reads everything again at the end and says whether a
rem               restart is due. It never restarts. No Schannel protocol is turned off;
rem               DefaultSecureProtocols, if in your plan, limits WinHTTP to TLS 1.2.
rem How to run:   as administrator: enable.cmd
rem               enable.cmd /whatif says what would be written and writes nothing.
rem How to undo:  rollback.cmd, which reads that folder and restores exactly what was there.
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
    echo TLS Ready: the Windows version could not be read. Nothing was changed.
    exit /b 2
)
if not defined guid (
    echo TLS Ready: the machine id could not be read, so a backup could not be tied to this machine. Nothing was changed.
    exit /b 5
)
if defined whatif echo TLS Ready: what enable.cmd would write on this %bits%-bit Windows. It writes nothing now.
if not defined whatif echo TLS Ready: enable TLS 1.2 on this %bits%-bit Windows, with a backup first. It disables no Schannel protocol and does not restart.
set "todo=0"
set "explicit=0"
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
>>"%file%" echo end^|%lines%^|%sum%^|%olders%
rem Read back before anything is changed: a full disk leaves a file without its end. Only then it gets its name, so
rem that a list of that name without an end was damaged later.
set "saved=%lines%"
set "pass=know"
call :settings
call :verify
if defined problem goto :nobackup
if not "%lines%"=="%saved%" goto :nobackup
if not "%lines%"=="%todo%" goto :nobackup
ren "%file%" values.txt 2>nul
set "file=%folder%\values.txt"
if not exist "%file%" goto :nobackup
echo   Backup         %folder%

set "wrong="
for /f "usebackq tokens=1-9 delims=|" %%a in ("%file%") do if not "%%a"=="tls-ready-batch-backup-1" if not "%%a"=="end" if not "%%a"=="older" call :writeline %%a %%b "%%c" %%d %%e %%f
if not defined wrong goto :report
call :restore
if %failed% GTR 0 (
    echo TLS Ready: a write failed and not all values could be restored; they are named above. Next: run rollback.cmd.
    exit /b 6
)
>"%folder%\undone.txt" echo undone
echo TLS Ready: a write failed. All values already written were restored and read back. Next: fix the error above and run enable.cmd again.
exit /b 6

:nobackup
echo TLS Ready: no backup could be made in %SystemRoot%\TlsReady. Nothing was changed. Next: check free space and permissions there.
exit /b 5

:report
set "ready=0"
set "action=0"
set "unknown=0"
set "pass=judge"
set "opened="
set "walked="
call :settings
if defined due echo Restart Windows for the change to take effect. This file does not restart it.
if %todo% EQU 0 echo Nothing was changed.
if defined whatif if %todo% GTR 0 call :counted
set "result=Ready"
set "code=0"
rem part verdict
if defined whatif if %todo% GTR 0 (
    set "result=Action needed"
    set "code=1"
)
set "next=nothing is left to do here."
if defined due set "next=restart Windows, then run check.cmd. Way back: rollback.cmd."
if "%result%"=="Unknown" set "next=solve what is named above and run check.cmd."
if "%result%"=="Action needed" set "next=do what is named above, then run check.cmd."
if defined due if not "%result%"=="Ready" set "next=%next% Restart first. Way back: rollback.cmd."
if defined whatif if %todo% GTR 0 set "next=run enable.cmd as administrator. Way back: rollback.cmd."
echo Result: %result% (%action% action needed, %unknown% unknown, %ready% ready). Next: %next%
exit /b %code%

:counted
set /a "needed=todo - explicit"
echo Would write %todo% values: %needed% need action, %explicit% are right by default here and would only be made explicit.
exit /b 0

rem Ends a setting: does what this pass is for.
:done
if defined skip exit /b 0
if not defined verdict set "verdict=Unknown"
call :show
rem To be written: what is missing or wrong on a Windows that takes this value. A wrong type is left.
set "taken=1"
if %nt% LSS %writefrom% set "taken="
if %nt% GEQ %writebelow% set "taken="
if "%where%"=="fails" set "taken="
set "want="
if "%state%"=="absent" set "want=%taken%"
if "%state%"=="present" if "%kind%"=="REG_DWORD" if "%verdict%"=="Action needed" set "want=%taken%"
if not "%type%"=="REG_DWORD" set "want="
goto :%pass%

:plan
if not defined want exit /b 0
set /a "todo+=1"
if "%verdict%"=="Ready" set /a "explicit+=1"
echo   Would write    %shown% %name%: %value%, now %what%
if defined note echo                  %note%
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
set "file=%folder%\values.part"
if not exist "%folder%" goto :freenumber
if %number% LSS 9999 goto :nextnumber
:freenumber
md "%folder%" 2>nul
rem Another copy may have made it a moment ago: then it is that one's.
if errorlevel 1 if exist "%folder%" if %number% LSS 9999 goto :nextnumber
if errorlevel 1 exit /b 1
>"%file%" echo tls-ready-batch-backup-1^|%guid%
set "olders=0"
call :eachother noteolder
exit /b 0
:noteolder
set /a "olders+=1"
>>"%file%" echo older^|%~1
exit /b 0

rem Writes what the backup holds, and nothing else: id view key name state data.
:writeline
if defined wrong exit /b 0
set "id=%~1"
set "view=%~2"
set "key=%~3"
set "name=%~4"
set "was=%~6"
if "%~5"=="absent" set "was=not set"
set "switch=%native%"
if "%view%"=="wow6432" set "switch=/reg:32"
call set "value=%%value.%id%%%"
call set "restart=%%restart.%id%%%"
call set "note=%%note.%id%%%"
set "verdict="
%reg% add "HKLM\%key%" /v %name% /t REG_DWORD /d %value% /f %switch% >nul 2>&1
set "opened="
set "walked="
call :read
call :show
if not "%state%"=="present" goto :notwritten
if not "%kind%"=="REG_DWORD" goto :notwritten
if /i "%found%"=="%value%" goto :written
:notwritten
set "wrong=1"
echo   Failed         %shown% %name%: %value% could not be written, still %what%
exit /b 0
:written
if "%restart%"=="restart" set "due=1"
echo   Written        %shown% %name%: %value%, was %was%
if defined note echo                  %note%
exit /b 0

rem What was asked about and not written is named again if it is not ready.
:judge
if "%verdict%"=="Ready" set /a "ready+=1"
if "%verdict%"=="Action needed" set /a "action+=1"
if "%verdict%"=="Unknown" set /a "unknown+=1"
if "%verdict%"=="Ready" exit /b 0
if defined whatif if defined want exit /b 0
set "column=%verdict%              "
echo   %column:~0,14% %shown% %name%: %what%%right%
if "%state%"=="unreadable" echo                  Left as it is, because it could not be read as a number. Look at it and at the permissions of its key.
if "%state%"=="unreadable" exit /b 0
if "%verdict%"=="Info" exit /b 0
if "%verdict%"=="Unknown" echo                  Left as it is. We have no rule for that on this Windows version.
if "%verdict%"=="Unknown" exit /b 0
if "%state%"=="absent" echo                  Nothing is written for it on this Windows. check.ps1 says why.
if "%state%"=="absent" exit /b 0
if not "%kind%"=="%type%" if defined taken (
    echo                  Left as it is, because this file replaces only numbers. enable.ps1 -ReplaceWrongType can replace it.
    exit /b 0
)
echo                  Left as it is, because nothing is written for it on this Windows. check.ps1 says why.
if "%unset%"=="action" exit /b 0
if not "%kind%"=="%type%" echo                  Way back:    reg export "HKLM\%key%" before.reg %switch%, first of all; then reg import before.reg %switch%
echo                  To cure it:  reg delete "HKLM\%key%" /v %name% /f %switch%
if "%kind%"=="%type%" echo                  Way back:    reg add "HKLM\%key%" /v %name% /t REG_DWORD /d %found% /f %switch%
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

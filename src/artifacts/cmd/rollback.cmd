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
set "whatif="
if /i "%~1"=="/whatif" set "whatif=1"
if not "%~1"=="" if not defined whatif (
    echo TLS Ready: the only argument is /whatif. Nothing was done.
    exit /b 4
)
call :machine
%reg% query HKLM\SOFTWARE %native% >nul 2>&1
if errorlevel 1 (
    echo TLS Ready: reg.exe cannot read the registry views here. Nothing was done.
    exit /b 4
)
rem Only an administrator may open this key.
if not defined whatif %reg% query "HKU\S-1-5-19" >nul 2>&1
if not defined whatif if errorlevel 1 (
    echo TLS Ready: this needs to run as administrator. Nothing was done.
    exit /b 3
)
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
:settings
call :setting schannel-client-enabled native "SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.2\Client" Enabled REG_DWORD 0 2147483647 0x1 restart
call :fine not-zero 0 2147483647 any ready 0x0 0x0 0x0
call :absent 62000000 2147483647 any ready
call :absent 0 62000000 any action
call :done
call :setting schannel-client-disabled-by-default native "SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.2\Client" DisabledByDefault REG_DWORD 0 2147483647 0x0 restart
call :fine equals 0 2147483647 any ready 0x0 0x0 0x0
call :absent 62000000 2147483647 any ready
call :absent 0 62000000 any action
call :done
call :setting schannel-server-enabled native "SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.2\Server" Enabled REG_DWORD 0 2147483647 0x1 restart
call :fine not-zero 0 2147483647 any ready 0x0 0x0 0x0
call :absent 62000000 2147483647 any ready
call :absent 0 62000000 any action
call :done
call :setting schannel-server-disabled-by-default native "SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.2\Server" DisabledByDefault REG_DWORD 0 2147483647 0x0 restart
call :fine equals 0 2147483647 any ready 0x0 0x0 0x0
call :absent 62000000 2147483647 any ready
call :absent 0 62000000 any action
call :done
call :setting dotnet-v4-native-system-default native "SOFTWARE\Microsoft\.NETFramework\v4.0.30319" SystemDefaultTlsVersions REG_DWORD 0 2147483647 0x1 restart
call :fine equals 0 2147483647 any ready 0x1 0x0 0x1
call :absent 0 2147483647 any action
call :done
call :setting dotnet-v4-native-strong-crypto native "SOFTWARE\Microsoft\.NETFramework\v4.0.30319" SchUseStrongCrypto REG_DWORD 0 2147483647 0x1 restart
call :fine equals 0 2147483647 any ready 0x1 0x0 0x1
call :absent 0 2147483647 any action
call :done
call :setting dotnet-v4-wow6432-system-default wow6432 "SOFTWARE\Microsoft\.NETFramework\v4.0.30319" SystemDefaultTlsVersions REG_DWORD 0 2147483647 0x1 restart
call :fine equals 0 2147483647 any ready 0x1 0x0 0x1
call :absent 0 2147483647 any action
call :done
call :setting dotnet-v4-wow6432-strong-crypto wow6432 "SOFTWARE\Microsoft\.NETFramework\v4.0.30319" SchUseStrongCrypto REG_DWORD 0 2147483647 0x1 restart
call :fine equals 0 2147483647 any ready 0x1 0x0 0x1
call :absent 0 2147483647 any action
call :done
call :setting dotnet-v2-native-system-default native "SOFTWARE\Microsoft\.NETFramework\v2.0.50727" SystemDefaultTlsVersions REG_DWORD 0 2147483647 0x1 restart
call :fine equals 0 2147483647 any ready 0x1 0x0 0x1
call :absent 0 2147483647 any action
call :done
call :setting dotnet-v2-native-strong-crypto native "SOFTWARE\Microsoft\.NETFramework\v2.0.50727" SchUseStrongCrypto REG_DWORD 0 2147483647 0x1 restart
call :fine equals 0 2147483647 any ready 0x1 0x0 0x1
call :absent 0 2147483647 any action
call :done
call :setting dotnet-v2-wow6432-system-default wow6432 "SOFTWARE\Microsoft\.NETFramework\v2.0.50727" SystemDefaultTlsVersions REG_DWORD 0 2147483647 0x1 restart
call :fine equals 0 2147483647 any ready 0x1 0x0 0x1
call :absent 0 2147483647 any action
call :done
call :setting dotnet-v2-wow6432-strong-crypto wow6432 "SOFTWARE\Microsoft\.NETFramework\v2.0.50727" SchUseStrongCrypto REG_DWORD 0 2147483647 0x1 restart
call :fine equals 0 2147483647 any ready 0x1 0x0 0x1
call :absent 0 2147483647 any action
call :done
call :setting winhttp-native native "SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings\WinHttp" DefaultSecureProtocols REG_DWORD 0 63000000 0x800 restart
call :where 0 62000000 any
call :where 0 2147483647 server
call :fine any 62000000 63000000 client action 0x0 0x0 0x0
call :fine bits 100020348 2147483647 any ready 0x2800 0x0 0x2800
call :fine bits 63000000 100020348 any ready 0x800 0x0 0x800
call :fine bits 62000000 63000000 server ready 0x800 0x0 0x800
call :fine bits 0 62000000 any ready 0x800 0x0 0x800
call :absent 63000000 2147483647 any ready
call :absent 62000000 63000000 client action
call :absent 0 63000000 any action
call :done
call :setting winhttp-wow6432 wow6432 "SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings\WinHttp" DefaultSecureProtocols REG_DWORD 0 63000000 0x800 restart
call :where 0 62000000 any
call :where 0 2147483647 server
call :fine any 62000000 63000000 client action 0x0 0x0 0x0
call :fine bits 100020348 2147483647 any ready 0x2800 0x0 0x2800
call :fine bits 63000000 100020348 any ready 0x800 0x0 0x800
call :fine bits 62000000 63000000 server ready 0x800 0x0 0x800
call :fine bits 0 62000000 any ready 0x800 0x0 0x800
call :absent 63000000 2147483647 any ready
call :absent 62000000 63000000 client action
call :absent 0 63000000 any action
call :done
exit /b 0
rem endregion data

rem region reading
rem Sets nt (major * 10000000 + minor * 1000000 + build), product (client, server or nothing), bits, and the switch
rem for each registry view.
:machine
set "reg=%SystemRoot%\System32\reg.exe"
set "bits=64"
if /i "%PROCESSOR_ARCHITECTURE%"=="x86" if not defined PROCESSOR_ARCHITEW6432 set "bits=32"
set "native=/reg:64"
rem A 32-bit Windows has one view and needs no switch.
if "%bits%"=="32" set "native="
set "nt="
set "walked="
set "loaded="
set "loads=0"
set "version="
set "major="
set "minor="
set "build="
set "windows=HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
for /f "tokens=1,2,*" %%a in ('%reg% query "%windows%" /v CurrentVersion %native% 2^>nul') do if /i "%%a"=="CurrentVersion" set "version=%%c"
for /f "tokens=1 delims=." %%m in ("%version%") do set "major=%%m"
for /f "tokens=2 delims=." %%m in ("%version%") do set "minor=%%m"
for /f "tokens=1,2,*" %%a in ('%reg% query "%windows%" /v CurrentMajorVersionNumber %native% 2^>nul') do if /i "%%a"=="CurrentMajorVersionNumber" set "major=%%c"
for /f "tokens=1,2,*" %%a in ('%reg% query "%windows%" /v CurrentMinorVersionNumber %native% 2^>nul') do if /i "%%a"=="CurrentMinorVersionNumber" set "minor=%%c"
for /f "tokens=1,2,*" %%a in ('%reg% query "%windows%" /v CurrentBuildNumber %native% 2^>nul') do if /i "%%a"=="CurrentBuildNumber" set "build=%%c"
set "product="
set "producttype="
for /f "tokens=1,2,*" %%a in ('%reg% query "HKLM\SYSTEM\CurrentControlSet\Control\ProductOptions" /v ProductType %native% 2^>nul') do if /i "%%a"=="ProductType" set "producttype=%%c"
if /i "%producttype%"=="WinNT" set "product=client"
if /i "%producttype%"=="ServerNT" set "product=server"
if /i "%producttype%"=="LanmanNT" set "product=server"
if defined major if defined minor if defined build set /a "nt=major * 10000000 + minor * 1000000 + build"
set "guid="
for /f "tokens=1,2,*" %%a in ('%reg% query "HKLM\SOFTWARE\Microsoft\Cryptography" /v MachineGuid %native% 2^>nul') do if /i "%%a"=="MachineGuid" set "guid=%%c"
exit /b 0

rem Begins a setting: id view key name type from below value restart.
:setting
set "id=%~1"
set "view=%~2"
set "key=%~3"
set "name=%~4"
set "type=%~5"
set "writefrom=%~6"
set "writebelow=%~7"
set "value=%~8"
set "restart=%~9"
set "where="
set "verdict="
set "undecided="
set "skip="
if "%view%"=="wow6432" if "%bits%"=="32" set "skip=1"
set "switch=%native%"
if "%view%"=="wow6432" set "switch=/reg:32"
set "state="
if defined skip exit /b 0
rem Where only names matter nothing is read.
if "%pass%"=="know" exit /b 0
call :read
if "%state%"=="unreadable" set "verdict=Unknown"
if "%state%"=="present" if not "%kind%"=="%type%" set "verdict=Action needed"
exit /b 0

rem Of these ranges one must fit for the value to be written: from below kind.
:where
if "%where%"=="fits" exit /b 0
set "where=fails"
if %nt% LSS %~1 exit /b 0
if %nt% GEQ %~2 exit /b 0
if not "%~3"=="any" if not "%~3"=="%product%" exit /b 0
set "where=fits"
exit /b 0

rem Judges a value that is there: test from below kind means value high low. Of the rules that fit this Windows
rem the first whose test holds decides; if none holds it is work.
:fine
if defined skip exit /b 0
if defined verdict if not defined undecided exit /b 0
if not "%state%"=="present" exit /b 0
if %nt% LSS %~2 exit /b 0
if %nt% GEQ %~3 exit /b 0
if not "%~4"=="any" if not "%~4"=="%product%" exit /b 0
set "verdict=Action needed"
set "undecided=1"
set "holds="
if "%~1"=="any" set "holds=1"
if "%kind%"=="REG_DWORD" call :test %~1 %~6 %~7 %~8
if not defined holds exit /b 0
set "undecided="
call :means %~5
exit /b 0

rem Sets holds if the number that was found passes: test value high low.
:test
if /i "%found%"=="%~2" if "%~1"=="equals" set "holds=1"
if "%~1"=="not-zero" if not "%found%"=="0x0" set "holds=1"
if not "%~1"=="bits" exit /b 0
rem In two halves, because numbers here have a sign.
call :halves %found%
set /a "high=high & %~3, low=low & %~4, wantedhigh=%~3, wantedlow=%~4"
if %high% EQU %wantedhigh% if %low% EQU %wantedlow% set "holds=1"
exit /b 0

rem Judges a value that is not there: from below kind means. The first rule that fits this Windows decides.
:absent
if defined skip exit /b 0
if defined verdict exit /b 0
if not "%state%"=="absent" exit /b 0
if %nt% LSS %~1 exit /b 0
if %nt% GEQ %~2 exit /b 0
if not "%~3"=="any" if not "%~3"=="%product%" exit /b 0
call :means %~4
exit /b 0

:means
if "%~1"=="ready" set "verdict=Ready"
if "%~1"=="action" set "verdict=Action needed"
if "%~1"=="info" set "verdict=Info"
if "%~1"=="unknown" set "verdict=Unknown"
exit /b 0

rem Splits 0x........ into high and low.
:halves
set "digits=%~1"
set "digits=00000000%digits:~2%"
set "digits=%digits:~-8%"
set /a "high=0x%digits:~0,4%, low=0x%digits:~4,4%"
exit /b 0

rem Reads one value. state is absent, present or unreadable; of a missing key, parent is the last key on
rem the way that exists and made the rest of the way. Only the content of a number is taken.
:read
set "state=absent"
set "kind="
set "found="
set "parent=-"
set "made=-"
if not "%loaded%"=="%view%:%key%" call :load
if defined missing goto :walk
call set "kind=%%kind.%loads%.%name%%%"
if not defined kind exit /b 0
if defined twice.%loads%.%name% goto :readone
if not "%kind%"=="REG_DWORD" goto :readone
set "state=present"
call set "found=%%data.%loads%.%name%%%"
exit /b 0

rem Anything but one plain number is looked at by itself: names with spaces, or text with line ends, may
rem have looked like the value.
:readone
set "kind="
for /f "tokens=1,2,*" %%a in ('%reg% query "HKLM\%key%" /v %name% %switch% 2^>nul') do if /i "%%a"=="%name%" if not defined kind set "kind=%%b"
if not defined kind exit /b 0
set "state=present"
if not "%kind%"=="REG_DWORD" exit /b 0
for /f "tokens=1,2,*" %%a in ('%reg% query "HKLM\%key%" /v %name% %switch% 2^>nul') do if /i "%%a"=="%name%" if not defined found set "found=%%c"
exit /b 0

rem Reads all values of a key at once: starting a program for each takes long.
:load
set /a "loads+=1"
set "loaded=%view%:%key%"
set "missing="
%reg% query "HKLM\%key%" %switch% >nul 2>&1
if errorlevel 1 set "missing=1"
if defined missing exit /b 0
for /f "tokens=1,2,*" %%a in ('%reg% query "HKLM\%key%" %switch% 2^>nul') do (
    if defined kind.%loads%.%%a set "twice.%loads%.%%a=1"
    if not defined kind.%loads%.%%a set "data.%loads%.%%a=%%c"
    if not defined kind.%loads%.%%a set "kind.%loads%.%%a=%%b"
)
exit /b 0

rem A key that cannot be opened is missing only if the key above it can be and does not list it.
:walk
if "%walked%"=="%view%:%key%" (
    set "state=%walkedstate%"
    set "parent=%walkedparent%"
    set "made=%walkedmade%"
    exit /b 0
)
for /f "tokens=1* delims=\" %%a in ("%key%") do (
    set "parent=HKEY_LOCAL_MACHINE\%%a"
    set "rest=%%b"
)
:walkon
set "made=%rest%"
for /f "tokens=1* delims=\" %%a in ("%rest%") do (
    set "part=%%a"
    set "rest=%%b"
)
set "listed="
for /f "delims=" %%k in ('%reg% query "%parent%" %switch% 2^>nul') do if /i "%%k"=="%parent%\%part%" set "listed=1"
if not defined listed goto :walkend
set "parent=%parent%\%part%"
if defined rest goto :walkon
set "state=unreadable"
:walkend
if not defined listed %reg% query "%parent%" %switch% >nul 2>&1
if not defined listed if errorlevel 1 set "state=unreadable"
set "walked=%view%:%key%"
set "walkedstate=%state%"
set "walkedparent=%parent%"
set "walkedmade=%made%"
exit /b 0

rem Sets shown to the key as registry editors show it.
:show
set "shown=HKLM\%key%"
if "%view%"=="wow6432" set "shown=HKLM\SOFTWARE\WOW6432Node\%key:~9%"
exit /b 0
rem endregion reading

rem region restoring
rem Reads a backup line by line and sets problem if anything in it is not as enable.cmd writes it.
:verify
set "problem="
set "lines=0"
set "sum=0"
set "ended="
set "first=1"
rem What is left of a line after all accepted characters are taken away must be nothing.
set "odd="
for /f "usebackq delims=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._|\- " %%x in ("%file%") do if not defined odd set "odd=%%x"
if defined odd set "problem=it holds characters that no backup has"
if defined odd exit /b 0
for /f "usebackq delims=" %%l in ("%file%") do (
    set "line=%%l"
    call :verifyline
)
if not defined problem if not defined ended set "problem=it has no end"
exit /b 0

:verifyline
if defined problem exit /b 0
if defined ended set "problem=it goes on after its end"
if defined problem exit /b 0
for /f "tokens=1-9 delims=|" %%a in ("%line%") do (
    set "f1=%%a"
    set "f2=%%b"
    set "f3=%%c"
    set "f4=%%d"
    set "f5=%%e"
    set "f6=%%f"
    set "f7=%%g"
    set "f8=%%h"
)
if defined first goto :verifyfirst
if "%f1%"=="end" goto :verifyend
call set "known=%%known.%f1%%%"
if not "%known%"=="%f2%:%f3%:%f4%" set "problem=it names %f1%, which this file does not know; use the rollback.cmd that came with the enable.cmd"
set "full=%f7%\%f8%"
if "%f8%"=="-" set "full=HKEY_LOCAL_MACHINE\%f3%"
if /i not "%full%"=="HKEY_LOCAL_MACHINE\%f3%" set "problem=a key in it does not fit"
set "high=0"
set "low=0"
if "%f5%"=="present" call :halves %f6%
call :addsum
exit /b 0
:verifyfirst
set "first="
if not "%f1%"=="tls-ready-batch-backup-1" set "problem=it is not a backup of enable.cmd"
if /i not "%f2%"=="%guid%" set "problem=it is of another machine"
exit /b 0
:verifyend
set "ended=1"
if not "%f2%"=="%lines%" set "problem=lines are missing"
if not "%f3%"=="%sum%" set "problem=it does not match its checksum"
exit /b 0

rem Counts a line and adds it to the checksum.
:addsum
set /a "lines+=1, sum=(sum * 31 + high * 3 + low * 7 + lines) %% 1000003"
exit /b 0

rem Notes that a setting exists, so that a backup can be compared with it.
:know
if not defined skip set "known.%id%=%view%:%key%:%name%"
exit /b 0

rem Puts back every value of a backup, then removes the keys that were made and are empty. Counts failures in failed.
:restore
set "failed=0"
set "changed=0"
set "loaded="
for /f "usebackq tokens=1-9 delims=|" %%a in ("%file%") do if not "%%a"=="tls-ready-batch-backup-1" if not "%%a"=="end" call :restoreline %%a %%b "%%c" %%d %%e %%f
for /f "usebackq tokens=1-9 delims=|" %%a in ("%file%") do if not "%%a"=="tls-ready-batch-backup-1" if not "%%a"=="end" if not "%%h"=="-" call :prunefrom %%b "%%g" "%%h"
set "told="
for /f "usebackq tokens=1-9 delims=|" %%a in ("%file%") do if not "%%a"=="tls-ready-batch-backup-1" if not "%%a"=="end" if not "%%h"=="-" call :tellkept %%b "%%c"
exit /b 0

rem Says which keys stay because someone else has used them since.
:tellkept
if defined whatif exit /b 0
set "view=%~1"
set "key=%~2"
if "%told%"=="%view%:%key%" exit /b 0
set "told=%view%:%key%"
set "switch=%native%"
if "%view%"=="wow6432" set "switch=/reg:32"
%reg% query "HKLM\%key%" %switch% >nul 2>&1
if errorlevel 1 exit /b 0
call :show
echo   Kept           %shown%, because something else is in it
exit /b 0

:restoreline
set "view=%~2"
set "key=%~3"
set "name=%~4"
set "was=%~5"
set "old=%~6"
set "switch=%native%"
if "%view%"=="wow6432" set "switch=/reg:32"
call :read
call :show
if "%was%"=="absent" if "%state%"=="absent" exit /b 0
if /i "%found%"=="%old%" if "%was%"=="present" if "%kind%"=="REG_DWORD" exit /b 0
set /a "changed+=1"
if defined whatif (
    echo   Would put back %shown% %name%
    exit /b 0
)
if "%was%"=="absent" %reg% delete "HKLM\%key%" /v %name% /f %switch% >nul 2>&1
if "%was%"=="present" %reg% add "HKLM\%key%" /v %name% /t REG_DWORD /d %old% /f %switch% >nul 2>&1
set "loaded="
call :read
if "%was%"=="absent" if "%state%"=="absent" goto :restored
if /i "%found%"=="%old%" if "%was%"=="present" if "%kind%"=="REG_DWORD" goto :restored
set /a "failed+=1"
echo   Failed         %shown% %name%
exit /b 0
:restored
echo   Put back       %shown% %name%
exit /b 0

:prunefrom
if defined whatif exit /b 0
set "switch=%native%"
if "%~1"=="wow6432" set "switch=/reg:32"
for /f "tokens=1* delims=\" %%m in ("%~3") do call :prune "%~2\%%m" "%%n"
exit /b 0

rem Innermost first: a key is removed only if nothing is in it.
:prune
setlocal
set "inner=%~2"
if defined inner for /f "tokens=1* delims=\" %%m in ("%inner%") do call :prune "%~1\%%m" "%%n"
set "content="
%reg% query "%~1" %switch% >nul 2>&1
if errorlevel 1 goto :pruned
for /f "delims=" %%k in ('%reg% query "%~1" %switch% 2^>nul') do if /i not "%%k"=="%~1" set "content=1"
if not defined content %reg% delete "%~1" /f %switch% >nul 2>&1
:pruned
endlocal
exit /b 0
rem endregion restoring

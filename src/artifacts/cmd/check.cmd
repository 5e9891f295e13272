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
call :machine
%reg% query HKLM\SOFTWARE %native% >nul 2>&1
if errorlevel 1 (
    echo TLS Ready: reg.exe cannot read the registry views here. Nothing was done.
    exit /b 4
)
if not defined nt (
    echo TLS Ready: the Windows version could not be read, so nothing can be judged.
    exit /b 2
)
set "pass="
set "ready=0"
set "action=0"
set "unknown=0"
echo TLS Ready: check of this %bits%-bit Windows
call :settings
set "result=Ready"
set "code=0"
if %ready% EQU 0 (
    set "result=Unknown"
    set "code=2"
)
if %unknown% GTR 0 (
    set "result=Unknown"
    set "code=2"
)
if %action% GTR 0 (
    set "result=Action needed"
    set "code=1"
)
echo Result: %result% (%action% action needed, %unknown% unknown, %ready% ready)
exit /b %code%

rem Ends a setting: says what was found.
:done
if defined skip exit /b 0
call :show
if not defined verdict set "verdict=Unknown"
set "what=not set"
if "%state%"=="present" set "what=%kind%"
if "%state%"=="unreadable" set "what=unreadable"
if defined found set "what=%found%"
if "%verdict%"=="Ready" set /a "ready+=1"
if "%verdict%"=="Action needed" set /a "action+=1"
if "%verdict%"=="Unknown" set /a "unknown+=1"
set "column=%verdict%              "
set "wrong="
if "%state%"=="present" if not "%kind%"=="%type%" set "wrong=, must be %type%"
echo   %column:~0,14% %shown% %name%: %what%%wrong%
exit /b 0

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
call :setting cipher-suite-policy native "SOFTWARE\Policies\Microsoft\Cryptography\Configuration\SSL\00010002" Functions REG_SZ 0 0 0x0 restart
call :fine any 0 2147483647 any unknown 0x0 0x0 0x0
call :absent 0 2147483647 any ready
call :done
call :setting fips-policy native "SYSTEM\CurrentControlSet\Control\Lsa\FipsAlgorithmPolicy" Enabled REG_DWORD 0 0 0x0 restart
call :fine equals 0 2147483647 any ready 0x0 0x0 0x0
call :fine any 0 2147483647 any info 0x0 0x0 0x0
call :absent 0 2147483647 any ready
call :done
call :setting schannel-event-logging native "SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL" EventLogging REG_DWORD 0 0 0x0 restart
call :fine any 0 2147483647 any ready 0x0 0x0 0x0
call :absent 0 2147483647 any ready
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

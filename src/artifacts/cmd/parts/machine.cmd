rem Sets nt (major * 10000000 + minor * 1000000 + build), product (client, server or nothing), bits, and the switch
rem for each registry view.
:machine
set "reg=%SystemRoot%\System32\reg.exe"
set "find=%SystemRoot%\System32\find.exe"
set "bits=64"
if /i "%PROCESSOR_ARCHITECTURE%"=="x86" if not defined PROCESSOR_ARCHITEW6432 set "bits=32"
set "native=/reg:64"
rem A 32-bit Windows has one view and needs no switch.
if "%bits%"=="32" set "native="
set "nt="
set "walked="
set "opened="
set "windows=SOFTWARE\Microsoft\Windows NT\CurrentVersion"
call :text "%windows%" CurrentVersion version
set "major="
set "minor="
for /f "tokens=1 delims=." %%m in ("%version%") do set "major=%%m"
for /f "tokens=2 delims=." %%m in ("%version%") do set "minor=%%m"
rem From Windows 10 on they stand apart.
call :text "%windows%" CurrentMajorVersionNumber text
if defined text set "major=%text%"
call :text "%windows%" CurrentMinorVersionNumber text
if defined text set "minor=%text%"
call :text "%windows%" CurrentBuildNumber build
set "product="
call :text "SYSTEM\CurrentControlSet\Control\ProductOptions" ProductType text
if /i "%text%"=="WinNT" set "product=client"
if /i "%text%"=="ServerNT" set "product=server"
if /i "%text%"=="LanmanNT" set "product=server"
if defined major if defined minor if defined build set /a "nt=major * 10000000 + minor * 1000000 + build"
call :text "SOFTWARE\Microsoft\Cryptography" MachineGuid guid
exit /b 0

rem Sets a variable to what a value holds, or to nothing: key name variable. The first line that starts with the name counts.
:text
set "%~3="
for /f "tokens=1,2,*" %%a in ('%reg% query "HKLM\%~1" /v %~2 %native% 2^>nul') do if /i "%%a"=="%~2" if not defined %~3 set "%~3=%%c"
exit /b 0

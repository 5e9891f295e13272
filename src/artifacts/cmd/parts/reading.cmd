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
